import { type NewDomainEvent, newId } from "../platform/index";
import type { OrderEvent, RefundKind, RefundMoney } from "./events";
import type { Units } from "./refund-money";
import type { OrderState } from "./state";

/** What promises money back: the event for the order's history, and the one that has it given. */
export interface RefundPromise {
  refundId: string;
  event: Extract<OrderEvent, { type: "RefundPromised" }>;
  announcement: NewDomainEvent;
}

/**
 * A promise to give money of a seller's part back; nothing when there is nothing to give. What the platform paid for in
 * full costs the shopper nothing, and is taken back from its seller all the same. Pure but for its id.
 */
export function promiseRefund(
  order: OrderState,
  sellerOrderId: string,
  given: { kind: RefundKind; items: readonly Units[]; money: RefundMoney; reason: string; key?: string },
): RefundPromise | undefined {
  const { total, platformDiscount, commission } = given.money;
  if (total <= 0 && platformDiscount <= 0 && commission <= 0) return undefined;
  const refundId = newId();
  return {
    refundId,
    event: {
      type: "RefundPromised",
      payload: {
        refundId,
        sellerOrderId,
        kind: given.kind,
        items: given.items.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
        money: given.money,
        reason: given.reason,
        key: given.key ?? null,
      },
    },
    announcement: {
      type: "RefundPromised",
      key: order.id,
      payload: {
        orderId: order.id,
        sellerOrderId,
        refundId,
        kind: given.kind,
        amount: { amount: given.money.total, currency: order.currency },
      },
    },
  };
}
