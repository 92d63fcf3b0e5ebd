import { buyLabelsInput, labelParcelInput } from "@emporia/contracts/labels";
import { gramsOf } from "@emporia/ui/remix/shipping-form.server";
import type { z } from "zod";

const sizeInput = labelParcelInput.omit({ sellerOrderId: true, items: true });
type Size = z.output<typeof sizeInput>;

const { service, amount } = buyLabelsInput.shape.parcels.element.shape;
/** One parcel of a form; which order it belongs to stands in the address. */
export const buyOneInput = sizeInput.extend({ service, amount, key: buyLabelsInput.shape.key });

/** The parcel that an address asks prices for (`?kilograms=1.2&lengthCm=30`); undefined when it asks for none. */
export function askedParcel(params: URLSearchParams): { size: Size; errors: Record<string, string> } | undefined {
  if (!params.has("kilograms")) return undefined;
  const kilograms = params.get("kilograms")?.trim() ?? "";
  const parsed = sizeInput.safeParse({
    ...(kilograms === "" ? {} : { weightGrams: Number(gramsOf(kilograms)) }),
    ...Object.fromEntries(
      ["lengthCm", "widthCm", "heightCm"].flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
    ),
  });
  if (parsed.success) return { size: parsed.data, errors: {} };
  const errors = parsed.error.issues.map(({ path: [name], message }) => [
    name === "weightGrams" ? "kilograms" : String(name),
    message,
  ]);
  return { size: sizeInput.parse({}), errors: Object.fromEntries(errors) };
}
