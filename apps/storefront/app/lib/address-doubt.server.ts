import type { PostalAddressView } from "@emporia/contracts/identity";
import { apiErrorOf } from "@emporia/trpc/client";
import { typedValues } from "@emporia/ui/remix/form-values.server";
import { data } from "@remix-run/node";

/** What is wrong with an address that may be taken all the same, with how it may have been meant; undefined for any other error. */
export function doubtIn(error: unknown, form: FormData) {
  const said = apiErrorOf(error);
  if (said?.code !== "ADDRESS_DOUBTFUL") return undefined;
  const { suggestion = null } = (said.details ?? {}) as { suggestion?: PostalAddressView | null };
  return data(
    {
      ...{ ok: false as const, code: said.code, fieldErrors: {}, formError: said.message, values: typedValues(form) },
      suggestion,
    },
    { status: 409 },
  );
}

/** Where the address that was suggested was chosen, it stands in the form in place of what was typed. */
export function takeSuggestion(form: FormData): void {
  const chosen = form.get("suggestion");
  if (typeof chosen !== "string" || chosen === "") return;
  form.delete("suggestion");
  form.delete("addressId");
  form.set("asWritten", "true");
  for (const [name, value] of Object.entries(readAddress(chosen)))
    if (typeof value === "string") form.set(`shippingAddress.${name}`, value);
}

function readAddress(text: string): object {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? read : {};
  } catch {
    return {};
  }
}
