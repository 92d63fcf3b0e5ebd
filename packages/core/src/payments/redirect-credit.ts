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
 * is open, which it stays until the transaction ends. Of a closed one to the card, as far as the card still holds it;
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
  const redirected = toCard(order, sellerOrderId, promised);
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

/** What of each promise the card takes, the oldest first; promises of which it takes nothing are left out. Pure but for ids. */
function toCard(order: OrderState, sellerOrderId: string, promised: readonly RefundState[]): Redirected[] {
  const part = partOf(order, sellerOrderId);
  let left = cardMoneyLeft(order);
  return promised.flatMap((refund) => {
    const amount = Math.min(left, refund.money.total);
    if (!part || amount === 0) return [];
    left -= amount;
    const [money, rest] = divideMoney(part, refund.money, amount);
    return [
      {
        refundId: refund.id,
        sellerOrderId,
        money: amount === refund.money.total ? refund.money : money,
        rest: amount === refund.money.total ? null : { refundId: newId(), money: rest },
      },
    ];
  });
}
