import { promisedMoney } from "./refund-money";
import type { OrderState } from "./state";

/** What a shop sold more, or less, in a month (its first day, UTC), in minor units. */
export interface TurnoverChange {
  sellerId: string;
  month: string;
  currency: string;
  amount: number;
}

const unpaid: ReadonlySet<string> = new Set(["PENDING", "FAILED", "CANCELLED"]);

/**
 * What a change of an order does to the turnover of its shops in the month in which it was placed. What is paid for counts: items
 * less what the shop itself took off, and less what was promised back of them since. Pure.
 */
export function turnoverChanges(before: OrderState | undefined, after: OrderState): TurnoverChange[] {
  const month = `${new Date(after.placedAt).toISOString().slice(0, 7)}-01`;
  const counted = new Map((before?.sellerOrders ?? []).map((part) => [part.id, turnoverOf(before, part)]));
  return after.sellerOrders.flatMap((part) => {
    const amount = turnoverOf(after, part) - (counted.get(part.id) ?? 0);
    return amount === 0 ? [] : [{ sellerId: part.sellerId, month, currency: after.currency, amount }];
  });
}

function turnoverOf(order: OrderState | undefined, part: OrderState["sellerOrders"][number]): number {
  if (!order || part.status === "CANCELLED" || unpaid.has(order.paymentStatus)) return 0;
  const { subtotal, discount, platformDiscount } = part.amounts;
  return Math.max(0, subtotal - discount + platformDiscount - promisedMoney(part).total);
}
