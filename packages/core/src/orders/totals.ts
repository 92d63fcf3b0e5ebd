import type { Amounts } from "./events";

/** The total that follows from its parts, all in minor units. */
export function totalsOf(parts: Omit<Amounts, "total">): Amounts {
  const { subtotal, discount, shipping, tax, includedTax } = parts;
  return { ...parts, total: subtotal - discount + shipping + tax - includedTax };
}

/**
 * What a seller earns of their part: items and shipping, less the discounts that they fund themselves, the platform's
 * commission and its other fees, and the tax that they hand over themselves. Other tax is the platform's to remit, also where
 * prices include it.
 */
export function netOf(part: {
  amounts: Pick<Amounts, "subtotal" | "discount" | "platformDiscount" | "shipping" | "includedTax">;
  commissionAmount: number;
  fees?: readonly { amount: number }[] | undefined;
  sellerTax?: number | undefined;
}): number {
  const { subtotal, discount, platformDiscount, shipping, includedTax } = part.amounts;
  const kept = (part.fees ?? []).reduce((sum, fee) => sum + fee.amount, part.commissionAmount);
  return subtotal - (discount - platformDiscount) + shipping - includedTax + (part.sellerTax ?? 0) - kept;
}
