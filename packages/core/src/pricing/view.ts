import { money } from "@emporia/contracts/money";
import type { DiscountView } from "@emporia/contracts/pricing";
import type { PricedDiscount } from "./priced";

export function toDiscountViews(discounts: readonly PricedDiscount[], currency: string): DiscountView[] {
  return discounts.map((discount) => ({ ...discount, amount: money(discount.amount, currency) }));
}
