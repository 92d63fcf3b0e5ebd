import type { Tx } from "@emporia/db";
import {
  cardMoneyLeft,
  divideMoney,
  type OrderEvent,
  type OrderState,
  type RefundState,
  recordOrderEvents,
  type SellerOrderState,
} from "../orders/index";
import { type Ctx, newId } from "../platform/index";
import { isHolderGone } from "../store-credit/index";

type Redirected = Extract<OrderEvent, { type: "RefundRedirected" }>["payload"];

/**
 * Where store credit goes that was promised of a seller's part, just before it is given: to the shopper's account while that
 * is open, which it stays until the transaction ends. Of a closed one to the card, as far as that still holds it, and to the cards of the orders that it was swapped from;
 * what is left waits (`owed`) until staff pay it by hand.
 */
export async function redirectCredit(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  sellerOrderId: string,
): Promise<{ order: OrderState; owed: RefundState[] }> {
  const promised = waitingCredit(order, sellerOrderId);
  if (promised.length === 0 || !order.userId || !(await isHolderGone(tx, order.userId))) return { order, owed: [] };
  const redirected = toCards(order, sellerOrderId, promised);
  const after =
    redirected.length === 0
      ? order
      : await recordOrderEvents(
          tx,
          ctx,
          order,
          redirected.map((payload) => ({ type: "RefundRedirected", payload })),
        );
  return { order: after, owed: waitingCredit(after, sellerOrderId) };
}

const partOf = (order: OrderState, sellerOrderId: string): SellerOrderState | undefined =>
  order.sellerOrders.find((part) => part.id === sellerOrderId);

const waitingCredit = (order: OrderState, sellerOrderId: string): RefundState[] =>
  (partOf(order, sellerOrderId)?.refunds ?? []).filter(
    ({ status, to, money }) => status === "PENDING" && to === "credit" && money.total > 0,
  );

/**
 * What of each promise which card takes, the oldest first and of the order's own card first; promises of which none takes anything
 * are left out. Pure but for ids.
 */
function toCards(order: OrderState, sellerOrderId: string, promised: readonly RefundState[]): Redirected[] {
  const part = partOf(order, sellerOrderId);
  if (!part) return [];
  const charges = cardMoneyLeft(order);
  return promised.flatMap((refund) => {
    let left = { refundId: refund.id, money: refund.money };
    return charges.flatMap((charge) => {
      const amount = Math.min(charge.amount, left.money.total);
      if (amount === 0) return [];
      charge.amount -= amount;
      const { refundId, money } = left;
      const [taken, others] = divideMoney(part, money, amount);
      const rest = amount === money.total ? null : { refundId: newId(), money: others };
      left = rest ?? { refundId, money: others };
      const from = charge.from === undefined ? {} : { from: charge.from };
      return [{ refundId, sellerOrderId, money: taken, ...from, rest }];
    });
  });
}
