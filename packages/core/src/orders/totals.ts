import type { Amounts } from "./events";

/** The total that follows from its parts, all in minor units. */
export function totalsOf(parts: Omit<Amounts, "total">): Amounts {
  return { ...parts, total: parts.subtotal - parts.discount + parts.shipping + parts.tax };
}

/** What a seller earns of their part: items and shipping, less the platform's commission. Tax is the platform's to remit. */
export function netOf(part: {
  amounts: Pick<Amounts, "subtotal" | "discount" | "shipping">;
  commissionAmount: number;
}): number {
  return part.amounts.subtotal - part.amounts.discount + part.amounts.shipping - part.commissionAmount;
}
