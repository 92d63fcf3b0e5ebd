import type { Tx } from "@emporia/db";
import { releaseReservations } from "../inventory/index";
import { appendEvents, type Ctx } from "../platform/index";
import { removeUnits } from "./cancel-order";
import { carriable } from "./carriable";
import { OrderNotCancellable } from "./errors";
import type { SupplementedPart } from "./events";
import { isCancellable } from "./payment-state";
import { lockOrderState, recordOrderEvents } from "./record";
import type { OrderState } from "./state";

/**
 * An order loses what was to be removed, because what is added to it is paid for; both name each other. What goes back pays
 * for what is added, as far as its order says; the rest is promised back.
 * @returns the order as it is now; undefined, and nothing changed, where the change is off or so much does not go back any more
 * @throws OrderNotCancellable a payment is just being collected: to be tried again
 */
export async function agreeToAmendment(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  { amendmentId, carried = [] }: SupplementedPart,
  supplement: { orderId: string; number: string },
): Promise<OrderState | undefined> {
  const part = order.sellerOrders.find((each) => each.amendments.some(({ id }) => id === amendmentId));
  const amendment = part?.amendments.find((each) => each.id === amendmentId);
  if (!part || amendment?.status !== "PROPOSED") return undefined;
  const { removed: items, reason } = amendment;
  if (carried.length > 0) {
    const there = new Map(carriable(order, part, items).map((each) => [each.orderId, each.amount]));
    if (!isCancellable(order, part, "shop") || carried.some((each) => each.amount > (there.get(each.orderId) ?? 0)))
      return undefined;
  } else if (items.length > 0 && !isCancellable(order, part, "shop")) throw new OrderNotCancellable(part);
  const about = { amendmentId, sellerOrderId: part.id };
  const agreed = await recordOrderEvents(tx, ctx, order, [
    { type: "AmendmentApplied", payload: { ...about, supplement } },
  ]);
  const carry = carried.length > 0 ? { paysFor: supplement, money: carried } : undefined;
  const removed = { sellerOrderId: part.id, items, reason, carry, amendmentId };
  const after = items.length > 0 ? await removeUnits(tx, ctx, agreed, removed) : agreed;
  await appendEvents(tx, ctx, [
    {
      type: "AmendmentApplied",
      key: order.id,
      payload: { orderId: order.id, ...about, supplementId: supplement.orderId },
    },
  ]);
  return after;
}

/** Ends the change that an order was to be the added part of, because that order came to nothing. Quiet where it is over. */
export async function endAmendmentOf(tx: Tx, ctx: Ctx, { supplements }: OrderState): Promise<void> {
  if (!supplements) return;
  const order = await lockOrderState(tx, supplements.orderId);
  const { amendmentId, sellerOrderId } = supplements;
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part?.amendments.some(({ id, status }) => id === amendmentId && status === "PROPOSED")) return;
  const about = { amendmentId, sellerOrderId, ending: "overtaken" as const };
  await recordOrderEvents(tx, ctx, order, [{ type: "AmendmentEnded", payload: about }]);
  await releaseReservations(tx, ctx, amendmentId);
  await appendEvents(tx, ctx, [{ type: "AmendmentEnded", key: order.id, payload: { orderId: order.id, ...about } }]);
}
