import type { cancelOrderInput, OrderView } from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { releaseReservations, returnStock } from "../inventory/index";
import { appendEvents, type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { OrderNotCancellable } from "./errors";
import { getOrder } from "./get-order";
import { readerOf } from "./order-token";
import { findOrder, type OrderReader } from "./queries/read-rows";
import { lockOrderState, recordOrderEvents } from "./record";
import { isCancellable, type OrderState, openQuantity, type SellerOrderState } from "./state";

/**
 * Cancels an order, or one seller's part of it, before anything of it was sent; stock returns and the money is refunded.
 * Cancelling twice is harmless: the second call answers the order as it stands.
 * @throws NotFound no such order among the actor's own
 * @throws OrderNotCancellable something has been sent, or the payment is still being processed
 */
export async function cancelOrder(ctx: Ctx, input: z.output<typeof cancelOrderInput>): Promise<OrderView> {
  await cancelParts(ctx, input, readerOf(ctx, input.orderId, input.token));
  return getOrder(ctx, input);
}

/** The same for staff, who may cancel anybody's order; it is written down who did, and why. */
export async function cancelOrderAsStaff(
  ctx: Ctx,
  input: { orderId: string; sellerOrderId?: string | undefined; reason: string },
): Promise<void> {
  await cancelParts(ctx, input, { everything: true }, (tx, parts) =>
    recordAudit(tx, ctx, {
      action: "orders.cancel",
      subjectType: "order",
      subjectId: input.orderId,
      detail: { reason: input.reason, sellerOrderIds: parts.map((part) => part.id) },
    }),
  );
}

async function cancelParts(
  ctx: Ctx,
  input: { orderId: string; sellerOrderId?: string | undefined; reason: string },
  reader: OrderReader,
  writeDown: (tx: Tx, parts: readonly SellerOrderState[]) => Promise<void> = async () => {},
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, reader))) throw new NotFound("This order");
    const order = await lockOrderState(tx, input.orderId);
    const wanted = order.sellerOrders.filter((part) => !input.sellerOrderId || part.id === input.sellerOrderId);
    if (wanted.length === 0) throw new NotFound("This part of the order");
    const open = wanted.filter((part) => part.status !== "CANCELLED");
    if (open.length === 0) return;
    if (order.paymentStatus === "PENDING" || order.paymentStatus === "AUTHORIZED" || order.paymentStatus === "FAILED")
      throw new OrderNotCancellable(
        order,
        `The payment of order ${order.number} is still being processed. Try again in a minute.`,
      );
    const refused = open.find((part) => !isCancellable(order, part));
    if (refused) throw new OrderNotCancellable(refused);
    await recordCancellation(tx, ctx, order, open, input.reason);
    await returnStock(tx, ctx, {
      orderId: order.id,
      items: open.flatMap((part) =>
        part.items.map((item) => ({ variantId: item.variantId, quantity: openQuantity(item) })),
      ),
      reason: "Order cancelled",
    });
    await writeDown(tx, open);
  });
}

/**
 * Gives up an order that was not paid for and will not be: its promise of stock ends, nothing is owed.
 * Harmless when it is cancelled already.
 * @throws OrderNotCancellable its payment was authorised and may still be collected, or was collected
 */
export async function abandonOrder(tx: Tx, ctx: Ctx, order: OrderState, reason: string): Promise<OrderState> {
  if (order.status === "CANCELLED") return order;
  if (order.status !== "PENDING" && order.paymentStatus !== "FAILED") throw new OrderNotCancellable(order);
  const after = await recordCancellation(tx, ctx, order, order.sellerOrders, reason);
  await releaseReservations(tx, ctx, order.id);
  return after;
}

async function recordCancellation(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  parts: readonly SellerOrderState[],
  reason: string,
): Promise<OrderState> {
  const after = await recordOrderEvents(
    tx,
    ctx,
    order,
    parts.map((part) => ({
      type: "ItemsCancelled" as const,
      payload: {
        sellerOrderId: part.id,
        items: part.items
          .map((item) => ({ orderItemId: item.id, quantity: openQuantity(item) }))
          .filter((item) => item.quantity > 0),
        reason,
      },
    })),
  );
  await appendEvents(tx, ctx, [
    {
      type: "OrderCancelled",
      key: order.id,
      payload: {
        orderId: order.id,
        sellerOrderIds: parts.map((part) => part.id),
        wasConfirmed: order.isConfirmed,
        isWhole: after.status === "CANCELLED",
      },
    },
  ]);
  return after;
}
