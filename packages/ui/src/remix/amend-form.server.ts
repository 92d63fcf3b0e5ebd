import { amendOrderInput } from "@emporia/contracts/amendments";
import { z } from "zod";

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
}

const MOST = 99;

/** Reads a change out of the address of its page; "plus" adds one of a variant. */
export function askedChange(params: URLSearchParams): AskedChange {
  const units = (name: string, id: string) => {
    const found = new Map<string, number>();
    for (const [key, value] of params) {
      const [, at] = key.startsWith(`${name}.`) && key.endsWith(`.${id}`) ? key.split(".") : [];
      const quantity = Math.trunc(Number(at && params.get(`${name}.${at}.quantity`)));
      if (quantity >= 1 && quantity <= MOST) found.set(value, quantity);
    }
    return found;
  };
  const added = units("added", "variantId");
  const plus = params.get("plus");
  if (plus) added.set(plus, Math.min(MOST, (added.get(plus) ?? 0) + 1));
  const rateId = params.get("rateId");
  return {
    removed: [...units("removed", "orderItemId")].map(([orderItemId, quantity]) => ({ orderItemId, quantity })),
    added: [...added].map(([variantId, quantity]) => ({ variantId, quantity })),
    rateId: rateId && rateId !== "along" ? rateId : null,
    reason: params.get("reason")?.slice(0, 300) ?? "",
    days: params.get("days")?.slice(0, 3) ?? "3",
    find: params.get("find")?.trim().slice(0, 100) || undefined,
    product: params.get("product") ?? undefined,
    key: params.get("key")?.slice(0, 100) || crypto.randomUUID(),
  };
}

const quantity = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0).max(MOST).default(0);
const isMeant = (each: { quantity: number }) => each.quantity > 0;

/** The form of a change as it is sent; 0 of a thing is no such change. */
export const amendFormInput = z
  .object({
    removed: z.array(z.object({ orderItemId: z.uuid(), quantity })).default([]),
    added: z.array(z.object({ variantId: z.uuid(), quantity })).default([]),
    rateId: z.string().optional(),
    reason: amendOrderInput.shape.reason,
    days: z.coerce
      .number("Enter a whole number.")
      .int("Enter a whole number.")
      .min(1, "Give them a day at least.")
      .max(14, "Stock is set aside for 14 days at most.")
      .default(3),
    key: amendOrderInput.shape.key,
  })
  .transform(({ removed, added, rateId, ...rest }) => ({
    ...rest,
    removed: removed.filter(isMeant),
    added: added.filter(isMeant),
    rateId: rateId && rateId !== "along" ? rateId : null,
  }));
