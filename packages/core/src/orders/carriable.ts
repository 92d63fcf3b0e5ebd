import type { CarriedMoney } from "./events";
import { wasCollected } from "./payment-state";
import { activeQuantity } from "./quantities";
import { sharesOf } from "./refund-means";
import { moneyOfUnits, type Units } from "./refund-money";
import type { OrderState, SellerOrderState } from "./state";

/** What goes back for units that are taken out of a part, with its shipping where nothing else is left of it. Pure. */
export function moneyOfRemoved(part: SellerOrderState, items: readonly Units[]): ReturnType<typeof moneyOfUnits> {
  const count = items.reduce((sum, item) => sum + item.quantity, 0);
  return moneyOfUnits(part, items, { withShipping: count > 0 && count === activeQuantity(part) });
}

/**
 * What of the money that goes back for units can pay for what is added in their place, by the order whose payment has it:
 * what a card paid. What was paid with store credit goes back to it, and of what is not collected yet the less is. Pure.
 */
export function carriable(order: OrderState, part: SellerOrderState, items: readonly Units[]): CarriedMoney[] {
  if (items.length === 0 || !wasCollected(order)) return [];
  return sharesOf(order, moneyOfRemoved(part, items).total, "card").flatMap(({ to, from, amount }) =>
    to === "card" ? [{ orderId: from ?? order.id, amount }] : [],
  );
}
