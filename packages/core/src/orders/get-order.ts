import type { OrderView, SellerOrderView, ShipmentView, trackingView } from "@emporia/contracts/orders";
import type { z } from "zod";
import { type Ctx, NotFound } from "../platform/index";
import type { OrderEvent } from "./events";
import { orderTokenOf, readerOf } from "./order-token";
import { listOrderEvents } from "./queries/history";
import { findSellerOfPart, findShipmentOrder } from "./queries/lookups";
import { findSellerPart } from "./queries/read-rows";
import { readOrderRows } from "./read-order";
import { toOrderView, toSellerOrderView, viewerOf } from "./view";

type ViewCtx = Pick<Ctx, "db" | "clock" | "services">;

/**
 * An order as its shopper sees it; a guest shows the token from the mail.
 * @throws NotFound no such order, or not theirs
 */
export async function getOrder(ctx: Ctx, input: { orderId: string; token?: string | undefined }): Promise<OrderView> {
  const rows = await readOrderRows(ctx.db, input.orderId, readerOf(ctx, input.orderId, input.token));
  if (!rows) throw new NotFound("This order");
  return toOrderView(rows, viewerOf(ctx, "shopper"));
}

/** Where the parcels of an order are. @throws NotFound no such order, or not theirs */
export async function getTracking(
  ctx: Ctx,
  input: { orderId: string; token?: string | undefined },
): Promise<z.output<typeof trackingView>> {
  const order = await getOrder(ctx, input);
  return {
    orderNumber: order.orderNumber,
    status: order.status,
    sellerOrders: order.sellerOrders.map((part) => ({
      number: part.number,
      shopName: part.seller.shopName,
      status: part.status,
      shipments: part.shipments,
    })),
  };
}

/** A seller's part of an order, with what they earn from it. @throws NotFound no such part in this shop */
export async function getSellerOrder(
  ctx: ViewCtx,
  input: { sellerId: string; sellerOrderId: string },
): Promise<SellerOrderView> {
  const part = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  const [rows, seller] = await Promise.all([
    part && readOrderRows(ctx.db, part.order_id, { everything: true }),
    findSellerOfPart(ctx.db, input.sellerOrderId),
  ]);
  if (!part || !rows || !seller) throw new NotFound("This order");
  return toSellerOrderView(part, rows, viewerOf(ctx, "shop"));
}

/** An order for a mail to its shopper, with the token that opens it. @throws NotFound */
export async function getOrderForMail(ctx: Ctx, orderId: string): Promise<OrderView & { orderToken: string }> {
  const rows = await readOrderRows(ctx.db, orderId, { everything: true });
  if (!rows) throw new NotFound("This order");
  return { ...toOrderView(rows, viewerOf(ctx, "shopper")), orderToken: orderTokenOf(ctx, orderId) };
}

/** A seller's part for a mail to the shop's owner. @throws NotFound */
export async function getSellerOrderForMail(
  ctx: ViewCtx,
  sellerOrderId: string,
): Promise<SellerOrderView & { ownerEmail: string; ownerFirstName: string }> {
  const seller = await findSellerOfPart(ctx.db, sellerOrderId);
  if (!seller) throw new NotFound("This order");
  const view = await getSellerOrder(ctx, { sellerId: seller.sellerId, sellerOrderId });
  return { ...view, ownerEmail: seller.ownerEmail, ownerFirstName: seller.ownerFirstName };
}

/** A parcel for a mail to its shopper. @throws NotFound */
export async function getShipmentForMail(
  ctx: Ctx,
  shipmentId: string,
): Promise<{ order: OrderView & { orderToken: string }; shipment: ShipmentView; shopName: string }> {
  const found = await findShipmentOrder(ctx.db, shipmentId);
  if (!found) throw new NotFound("This parcel");
  const order = await getOrderForMail(ctx, found.order_id);
  const part = order.sellerOrders.find((each) => each.id === found.seller_order_id);
  const shipment = part?.shipments.find((each) => each.id === shipmentId);
  if (!part || !shipment) throw new NotFound("This parcel");
  return { order, shipment, shopName: part.seller.shopName };
}

/** A note of an order for a mail, by its place in the history. Undefined when there is none. */
export async function getOrderNote(
  ctx: Ctx,
  input: { orderId: string; sequence: number },
): Promise<Extract<OrderEvent, { type: "NoteAdded" }>["payload"] | undefined> {
  const events = await listOrderEvents(ctx.db, input.orderId);
  const event = events.find((each) => each.sequence === input.sequence);
  return event?.type === "NoteAdded" ? event.payload : undefined;
}
