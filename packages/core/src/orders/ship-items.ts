import type { SellerOrderView, shipSellerOrderInput } from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { appendEvents, type Ctx, InvalidInput, inTransaction, NotFound, newId } from "../platform/index";
import { openAmendment } from "./amendment-state";
import { OrderNotShippable, PaymentNotCollected } from "./errors";
import { getSellerOrder } from "./get-order";
import { awaitsCapture, isShippable } from "./payment-state";
import { openQuantity, sendableQuantity } from "./quantities";
import { findSellerPart } from "./queries/read-rows";
import { lockOrderState, recordOrderEvents } from "./record";
import type { Units } from "./refund-money";
import type { SellerOrderState } from "./state";

/**
 * A seller says what is in a parcel and how to follow it; everything not sent yet when nothing is named.
 * The same carrier, tracking number and items twice are the same parcel: the second call changes nothing.
 * @throws NotFound no such order in this shop
 * @throws OrderNotShippable not paid for, cancelled, or all sent already
 * @throws PaymentNotCollected all is well but for its payment, which was held until now
 * @throws InvalidInput more than is left to send, or another parcel has this number
 * @param check refuses a parcel that is not there yet, in the same transaction
 */
export async function shipItems(
  ctx: Ctx,
  input: z.output<typeof shipSellerOrderInput> & { sellerId: string },
  check: (tx: Tx) => Promise<void> = async () => {},
): Promise<SellerOrderView> {
  await inTransaction(ctx, async (tx) => {
    const row = await findSellerPart(tx, input.sellerId, input.sellerOrderId);
    if (!row) throw new NotFound("This order");
    const order = await lockOrderState(tx, row.order_id);
    const part = order.sellerOrders.find((each) => each.id === input.sellerOrderId);
    if (!part) throw new NotFound("This order");
    const known = part.shipments.find(
      (shipment) => shipment.carrier === input.carrier && shipment.trackingNumber === input.trackingNumber,
    );
    if (known && isSameParcel(known, part, input.items)) return;
    if (known)
      throw new InvalidInput({
        trackingNumber:
          "A parcel with this number was sent already, with other items. Check the number: each parcel has its own.",
      });
    await check(tx);
    if (!isShippable(order, part))
      throw new OrderNotShippable(
        part.status === "SHIPPED" || part.status === "DELIVERED"
          ? `All of ${part.number} has been sent.`
          : `Order ${part.number} cannot be sent: it is ${part.status.toLowerCase().replaceAll("_", " ")}.`,
        { status: part.status },
      );
    const items =
      input.items ??
      part.items
        .map((item) => ({ orderItemId: item.id, quantity: sendableQuantity(part, item) }))
        .filter((item) => item.quantity > 0);
    for (const [index, { orderItemId, quantity }] of items.entries()) {
      const item = part.items.find((each) => each.id === orderItemId);
      if (!item || items.findIndex((each) => each.orderItemId === orderItemId) !== index)
        throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
      if (quantity > sendableQuantity(part, item) && quantity <= openQuantity(item))
        throw new OrderNotShippable(
          `${item.name} waits for the shopper to agree to a change of the order. Take the change back to send it.`,
          { status: part.status },
        );
      if (quantity > openQuantity(item))
        throw new InvalidInput({
          [`items.${index}.quantity`]: `Only ${openQuantity(item)} of ${item.name} ${openQuantity(item) === 1 ? "is" : "are"} left to send.`,
        });
    }
    if (items.length === 0 && openAmendment(part))
      throw new OrderNotShippable(
        "What is left waits for the shopper to agree to a change. Take the change back to send it.",
        {
          status: part.status,
        },
      );
    if (items.length === 0) throw new InvalidInput({ items: "Put at least one item into the parcel." });
    if (awaitsCapture(order)) throw new PaymentNotCollected(order.id, part);
    const shipmentId = newId();
    const after = await recordOrderEvents(tx, ctx, order, [
      {
        type: "ItemsShipped",
        payload: {
          shipmentId,
          sellerOrderId: part.id,
          carrier: input.carrier,
          trackingNumber: input.trackingNumber,
          trackingUrl: input.trackingUrl ?? null,
          items,
        },
      },
    ]);
    await appendEvents(tx, ctx, [
      {
        type: "OrderShipped",
        key: order.id,
        payload: {
          orderId: order.id,
          sellerOrderId: part.id,
          shipmentId,
          isComplete: after.sellerOrders.find((each) => each.id === part.id)?.status === "SHIPPED",
        },
      },
    ]);
  });
  return getSellerOrder(ctx, input);
}

/** Whether what is asked for is a parcel that was sent: of the same items or, where none are named, while nothing is left to send. */
function isSameParcel(
  sent: SellerOrderState["shipments"][number],
  part: SellerOrderState,
  items: readonly Units[] | undefined,
): boolean {
  if (!items) return part.items.every((item) => openQuantity(item) === 0);
  const quantities = new Map(sent.items.map((item) => [item.orderItemId, item.quantity]));
  return (
    items.length === sent.items.length && items.every((item) => quantities.get(item.orderItemId) === item.quantity)
  );
}
