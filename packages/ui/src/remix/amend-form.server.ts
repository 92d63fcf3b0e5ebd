import { amendOrderInput } from "@emporia/contracts/amendments";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { type FailedSubmit, readForm, refusalIn, submit } from "./submit.server";

/** What is typed so far, kept in the address so that a thing can be looked for without losing it. */
export interface AskedChange {
  removed: { orderItemId: string; quantity: number }[];
  added: { variantId: string; quantity: number }[];
  rateId: string | null;
  reason: string;
  days: string;
  find: string | undefined;
  product: string | undefined;
  key: string;
  /** It was sent as something else than what it was worked out for. */
  isWorkedOutAnew: boolean;
}

const MOST = 99;
/** More than an order has of a thing; the answer says how many there are. */
const MOST_REMOVED = 9999;
const ANEW = "anew";

/** Reads a change out of the address of its page; "plus" adds one of a variant. */
export function askedChange(params: URLSearchParams): AskedChange {
  const units = (name: string, id: string, most: number) => {
    const found = new Map<string, number>();
    for (const [key, value] of params) {
      const [, at] = key.startsWith(`${name}.`) && key.endsWith(`.${id}`) ? key.split(".") : [];
      const quantity = Math.trunc(Number(at && params.get(`${name}.${at}.quantity`)));
      if (quantity >= 1 && quantity <= most) found.set(value, quantity);
    }
    return found;
  };
  const added = units("added", "variantId", MOST);
  const plus = params.get("plus");
  if (plus) added.set(plus, Math.min(MOST, (added.get(plus) ?? 0) + 1));
  const rateId = params.get("rateId");
  return {
    removed: [...units("removed", "orderItemId", MOST_REMOVED)].map(([orderItemId, quantity]) => ({
      orderItemId,
      quantity,
    })),
    added: [...added].map(([variantId, quantity]) => ({ variantId, quantity })),
    rateId: rateId && rateId !== "along" ? rateId : null,
    reason: params.get("reason")?.slice(0, 300) ?? "",
    days: params.get("days")?.slice(0, 3) ?? "3",
    find: params.get("find")?.trim().slice(0, 100) || undefined,
    product: params.get("product") ?? undefined,
    key: params.get("key")?.slice(0, 100) || crypto.randomUUID(),
    isWorkedOutAnew: params.has(ANEW),
  };
}

const quantity = (most: number) =>
  z.coerce
    .number("Enter a whole number.")
    .int("Enter a whole number.")
    .min(0, "Enter 0 or more.")
    .max(most, `${most} at most.`)
    .default(0);
const isMeant = (each: { quantity: number }) => each.quantity > 0;

/** The form of a change as it is sent; 0 of a thing is no such change. */
const amendFormInput = z
  .object({
    removed: z.array(z.object({ orderItemId: z.uuid(), quantity: quantity(MOST_REMOVED) })).default([]),
    added: z.array(z.object({ variantId: z.uuid(), quantity: quantity(MOST) })).default([]),
    rateId: z.string().optional(),
    reason: amendOrderInput.shape.reason,
    days: z.coerce
      .number("Enter a whole number.")
      .int("Enter a whole number.")
      .min(1, "Give them a day at least.")
      .max(14, "Stock is set aside for 14 days at most.")
      .default(3),
    expected: z.object({ toPay: z.coerce.number().int(), givenBack: z.coerce.number().int() }).optional(),
    key: amendOrderInput.shape.key,
  })
  .transform(({ removed, added, rateId, ...rest }) => ({
    ...rest,
    removed: removed.filter(isMeant),
    added: added.filter(isMeant),
    rateId: rateId && rateId !== "along" ? rateId : null,
  }));

/**
 * Sends a change if it comes to what the page said. If it was worked out for something else, or not at all, nothing is
 * sent: the page comes back with what it comes to.
 */
export async function submitChange(
  request: Request,
  { amend, done }: { amend: (input: z.output<typeof amendFormInput>) => Promise<unknown>; done: string },
): Promise<Response | FailedSubmit> {
  const form = await readForm(request);
  return submit(form, amendFormInput, async (input) => {
    const isAnything = input.added.length + input.removed.length > 0;
    if (isAnything && !input.expected) return workedOutAnew(request, form);
    try {
      await amend(input);
    } catch (error) {
      if (refusalIn(error)?.code !== "AMENDMENT_REPRICED") throw error;
      return workedOutAnew(request, form);
    }
    return redirect(`${done}?done=${input.added.length > 0 ? "asked" : "amended"}`);
  });
}

function workedOutAnew(request: Request, form: FormData): Response {
  const params = new URLSearchParams([[ANEW, "1"]]);
  for (const [name, value] of form)
    if (typeof value === "string" && name !== "intent" && !name.startsWith("expected.")) params.append(name, value);
  return redirect(`${new URL(request.url).pathname}?${params}`);
}
