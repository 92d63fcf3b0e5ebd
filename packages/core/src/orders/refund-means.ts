import { allocate } from "@emporia/contracts/money";
import type { RefundMeans } from "@emporia/contracts/store-credit";
import type { OrderState, RefundState } from "./state";

/** What of an order was paid with store credit, and what of it went or goes back. */
interface PaidWithCredit {
  credit: number;
  sellerOrders: readonly { refunds: readonly Pick<RefundState, "to" | "status" | "money">[] }[];
}

/** What goes to the shopper's store credit so far, in minor units; what their bank gave instead does not. */
function toCredit({ sellerOrders }: PaidWithCredit): number {
  return sellerOrders
    .flatMap((part) => part.refunds)
    .reduce((sum, { to, status, money }) => sum + (to === "credit" && status !== "SETTLED" ? money.total : 0), 0);
}

/**
 * Of an amount that goes back, what goes to store credit, in minor units: all of it when that is wanted, else what was
 * paid with credit and has not gone back yet. So the card never gets more than it paid. Pure.
 */
export function creditShareOf(order: PaidWithCredit, amount: number, wanted: RefundMeans): number {
  return wanted === "credit" ? amount : Math.min(amount, Math.max(0, order.credit - toCredit(order)));
}

/** What the card still holds of an order, in minor units: what it paid, less all that was promised to it or its bank gave. Pure. */
export function cardMoneyLeft(order: PaidWithCredit & { amounts: Pick<OrderState["amounts"], "total"> }): number {
  const gone = order.sellerOrders
    .flatMap((part) => part.refunds)
    .reduce((sum, { to, status, money }) => sum + (to === "card" || status === "SETTLED" ? money.total : 0), 0);
  return Math.max(0, order.amounts.total - order.credit - gone);
}

/** Of what was paid with store credit, how much is of each seller's part, in minor units: in proportion to their totals. Pure. */
export function creditOfParts({
  credit,
  sellerOrders,
}: Pick<OrderState, "credit" | "sellerOrders">): Map<string, number> {
  const shares = allocate(
    credit,
    sellerOrders.map((part) => part.amounts.total),
  );
  return new Map(sellerOrders.map((part, index) => [part.id, shares[index] ?? 0]));
}

/** What goes to store credit although the card paid it, in minor units: a bank that gives the payment back gives this too. */
export function cardMoneyAsCredit(order: PaidWithCredit): number {
  return Math.max(0, toCredit(order) - order.credit);
}
