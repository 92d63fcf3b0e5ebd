import type { OrderView } from "@emporia/contracts/orders";
import { getOrderForMail, getSellerOrderForMail, getShipmentForMail } from "../orders";
import { type Ctx, DAY_MS, MINUTE_MS } from "../platform";
import { sendMail } from "./send-mail";

/** A mail that staff send again has a key of its own. */
type Again = { again?: string };

/** Tells the shopper that we have the order. One mail per order, whatever happens twice. */
export async function sendOrderConfirmation(ctx: Ctx, input: { orderId: string } & Again): Promise<void> {
  const order = await getOrderForMail(ctx, input.orderId);
  await sendMail(ctx, {
    key: input.again ?? `order-confirmation:${order.id}`,
    template: "order-confirmation",
    to: order.email,
    data: { order, orderUrl: orderUrl(ctx, order) },
    orderId: order.id,
  });
}

/** Tells the owner of a shop what to pack. One mail per seller order. */
export async function sendNewOrder(ctx: Ctx, input: { sellerOrderId: string }): Promise<void> {
  const { ownerEmail, ownerFirstName, ...order } = await getSellerOrderForMail(ctx, input.sellerOrderId);
  await sendMail(ctx, {
    key: `new-order:${order.id}`,
    template: "new-order",
    to: ownerEmail,
    data: { firstName: ownerFirstName, order, url: sellerOrderUrl(ctx, order.id) },
  });
}

/** Tells the shopper that a parcel has left. One mail per parcel. */
export async function sendShipped(ctx: Ctx, input: { shipmentId: string } & Again): Promise<void> {
  const { order, shipment, shopName } = await getShipmentForMail(ctx, input.shipmentId);
  await sendMail(ctx, {
    key: input.again ?? `order-shipped:${shipment.id}`,
    template: "order-shipped",
    to: order.email,
    data: { order, shipment, shopName, orderUrl: orderUrl(ctx, order) },
    orderId: order.id,
  });
}

/** Tells the shopper what was cancelled. One mail per cancellation. */
export async function sendOrderCancelled(ctx: Ctx, input: { orderId: string; eventId: string } & Again): Promise<void> {
  const order = await getOrderForMail(ctx, input.orderId);
  await sendMail(ctx, {
    key: input.again ?? `order-cancelled:${input.eventId}`,
    template: "order-cancelled",
    to: order.email,
    data: { order, orderUrl: orderUrl(ctx, order) },
    orderId: order.id,
  });
}

/** Tells the owner of a shop not to pack what was cancelled. One mail per cancellation. */
export async function sendSellerOrderCancelled(
  ctx: Ctx,
  input: { sellerOrderId: string; eventId: string },
): Promise<void> {
  const { ownerEmail, ownerFirstName, ...order } = await getSellerOrderForMail(ctx, input.sellerOrderId);
  await sendMail(ctx, {
    key: `seller-order-cancelled:${order.id}:${input.eventId}`,
    template: "seller-order-cancelled",
    to: ownerEmail,
    data: { firstName: ownerFirstName, order, url: sellerOrderUrl(ctx, order.id) },
  });
}

/** Tells the shopper, who was told to wait, that a payment did not go through. One mail per try. */
export async function sendNothingCharged(ctx: Ctx, input: { orderId: string; paymentId: string }): Promise<void> {
  const order = await getOrderForMail(ctx, input.orderId);
  await sendMail(ctx, {
    key: `nothing-charged:${input.paymentId}`,
    template: "nothing-charged",
    to: order.email,
    data: { orderNumber: order.orderNumber, cartUrl: `${ctx.services.settings.storefrontUrl}/cart` },
    orderId: order.id,
  });
}

/** Tells a shop that a part of an order should have left, and its shopper that it is late. Quiet when it left by now. */
export async function sendOrderLate(ctx: Ctx, input: { orderId: string; sellerOrderId: string }): Promise<void> {
  const { ownerEmail, ownerFirstName, ...late } = await getSellerOrderForMail(ctx, input.sellerOrderId);
  if (!late.isShippable) return;
  const { lateCancelDays } = ctx.services.settings;
  // Counted from when they are told, which is now.
  const cancelledOn =
    lateCancelDays > 0 ? new Date(ctx.clock.now().getTime() + lateCancelDays * DAY_MS).toISOString() : null;
  await sendMail(ctx, {
    key: `seller-order-late:${late.id}`,
    template: "seller-order-late",
    to: ownerEmail,
    data: { firstName: ownerFirstName, order: late, cancelledOn, url: sellerOrderUrl(ctx, late.id) },
  });
  const order = await getOrderForMail(ctx, input.orderId);
  const part = order.sellerOrders.find((each) => each.id === input.sellerOrderId);
  if (!part) return;
  await sendMail(ctx, {
    key: `order-late:${part.id}`,
    template: "order-late",
    to: order.email,
    data: { order, part, cancelledOn, orderUrl: orderUrl(ctx, order) },
    orderId: order.id,
  });
}

/** Tells the owner of a shop that a parcel of theirs comes back, or could not be delivered. Quiet when it went on since. */
export async function sendParcelTrouble(
  ctx: Ctx,
  { shipmentId, status }: { shipmentId: string; status: "coming_back" | "failed" },
): Promise<void> {
  const { order, shipment } = await getShipmentForMail(ctx, shipmentId);
  const part = order.sellerOrders.find((each) => each.shipments.some(({ id }) => id === shipmentId));
  if (!part || shipment.deliveredAt || shipment.scans.at(-1)?.status !== status) return;
  const { ownerEmail, ownerFirstName, number } = await getSellerOrderForMail(ctx, part.id);
  await sendMail(ctx, {
    key: `parcel-trouble:${shipmentId}:${status}`,
    template: "parcel-trouble",
    to: ownerEmail,
    data: { firstName: ownerFirstName, number, shipment, trouble: status, url: sellerOrderUrl(ctx, part.id) },
  });
}

/** Sends a guest the link to their order, once in ten minutes however often it is asked for. */
export async function sendOrderLinkMail(ctx: Ctx, input: { orderId: string } & Again): Promise<void> {
  const order = await getOrderForMail(ctx, input.orderId);
  await sendMail(ctx, {
    key: input.again ?? `order-link:${order.id}:${Math.floor(ctx.clock.now().getTime() / (10 * MINUTE_MS))}`,
    template: "order-link",
    to: order.email,
    data: { orderNumber: order.orderNumber, orderUrl: orderUrl(ctx, order) },
    orderId: order.id,
  });
}

/** The address of an order that opens without signing in. */
export function orderUrl(ctx: Ctx, order: OrderView & { orderToken: string }): string {
  return `${ctx.services.settings.storefrontUrl}/orders/${order.id}?token=${encodeURIComponent(order.orderToken)}`;
}

function sellerOrderUrl(ctx: Ctx, sellerOrderId: string): string {
  return `${ctx.services.settings.sellerPortalUrl}/orders/${sellerOrderId}`;
}
