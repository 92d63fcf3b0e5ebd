import type { OrderView } from "@emporia/contracts/orders";
import type { Tx } from "@emporia/db";
import { appendEvents, type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { isMissed } from "./complaint-state";
import { getOrder } from "./get-order";
import { readerOf } from "./order-token";
import { findShipmentOrder, listOverdueShipments } from "./queries/lookups";
import { findOrder } from "./queries/read-rows";
import { lockOrderState, recordOrderEvents } from "./record";
import type { SellerOrderState } from "./state";

/** A parcel arrived, says its seller. Saying so twice changes nothing. @throws NotFound no such parcel of this shop */
export async function deliverShipment(ctx: Ctx, input: { sellerId: string; shipmentId: string }): Promise<void> {
  const found = await findShipmentOrder(ctx.db, input.shipmentId);
  if (!found || found.seller_id !== input.sellerId) throw new NotFound("This parcel");
  await recordDelivery(ctx, { orderId: found.order_id, shipmentId: input.shipmentId });
}

/** A parcel arrived, says who ordered it. Saying so twice changes nothing. @throws NotFound not their parcel */
export async function receiveShipment(
  ctx: Ctx,
  input: { orderId: string; shipmentId: string; token?: string | undefined },
): Promise<OrderView> {
  if (!(await findOrder(ctx.db, input.orderId, readerOf(ctx, input.orderId, input.token))))
    throw new NotFound("This order");
  await recordDelivery(ctx, input);
  return getOrder(ctx, input);
}

/** A parcel arrived, staff have found out. Saying so twice changes nothing. @throws NotFound no such parcel */
export async function deliverShipmentAsStaff(ctx: Ctx, input: { orderId: string; shipmentId: string }): Promise<void> {
  await recordDelivery(ctx, input, (tx) =>
    recordAudit(tx, ctx, {
      action: "orders.deliver",
      subjectType: "order",
      subjectId: input.orderId,
      detail: { shipmentId: input.shipmentId },
    }),
  );
}

/**
 * Has parcels count as arrived of which nobody says that they did, long after they should have been there: the money of
 * their sellers and the days for sending back must not hang for ever. A parcel that its shopper misses is left alone.
 */
export async function presumeArrivals(ctx: Ctx): Promise<void> {
  const { arrivalDays } = ctx.services.settings;
  for (const parcel of await listOverdueShipments(ctx.db, ctx.clock.now(), arrivalDays, MOST))
    await recordDelivery(ctx, { ...parcel, isPresumed: true }, undefined, isNotMissed);
}

/** A parcel arrived, says its carrier. Saying so twice changes nothing; one that its shopper misses is left to staff. */
export async function deliverAsCarrier(ctx: Ctx, input: { orderId: string; shipmentId: string }): Promise<void> {
  await recordDelivery(ctx, input, undefined, isNotMissed);
}

const MOST = 500;

const isNotMissed = (part: SellerOrderState) => !part.complaints.some(isMissed);

async function recordDelivery(
  ctx: Ctx,
  input: { orderId: string; shipmentId: string; isPresumed?: true },
  writeDown: (tx: Tx) => Promise<void> = async () => {},
  isWanted: (part: SellerOrderState) => boolean = () => true,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, input.orderId);
    const part = order.sellerOrders.find((each) => each.shipments.some(({ id }) => id === input.shipmentId));
    const shipment = part?.shipments.find((each) => each.id === input.shipmentId);
    if (!part || !shipment) throw new NotFound("This parcel");
    if (shipment.status === "DELIVERED") return;
    if (!isWanted(part)) return;
    const { isPresumed } = input;
    await recordOrderEvents(tx, ctx, order, [
      {
        type: "ShipmentDelivered",
        payload: { shipmentId: shipment.id, sellerOrderId: part.id, ...(isPresumed ? { isPresumed } : {}) },
      },
    ]);
    await appendEvents(tx, ctx, [
      {
        type: "OrderDelivered",
        key: order.id,
        payload: { orderId: order.id, sellerOrderId: part.id, shipmentId: shipment.id },
      },
    ]);
    await writeDown(tx);
  });
}
