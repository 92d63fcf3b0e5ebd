import { appendEvents, type Ctx, inTransaction, NotFound } from "../platform/index";
import { findShipmentOrder } from "./queries/lookups";
import { lockOrderState, recordOrderEvents } from "./record";

/** A parcel arrived. Saying so twice changes nothing. @throws NotFound no such parcel of this shop */
export async function deliverShipment(ctx: Ctx, input: { sellerId: string; shipmentId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findShipmentOrder(tx, input.shipmentId);
    if (!found || found.seller_id !== input.sellerId) throw new NotFound("This parcel");
    const order = await lockOrderState(tx, found.order_id);
    const part = order.sellerOrders.find((each) => each.id === found.seller_order_id);
    const shipment = part?.shipments.find((each) => each.id === input.shipmentId);
    if (!part || !shipment || shipment.status === "DELIVERED") return;
    await recordOrderEvents(tx, ctx, order, [
      { type: "ShipmentDelivered", payload: { shipmentId: shipment.id, sellerOrderId: part.id } },
    ]);
    await appendEvents(tx, ctx, [
      {
        type: "OrderDelivered",
        key: order.id,
        payload: { orderId: order.id, sellerOrderId: part.id, shipmentId: shipment.id },
      },
    ]);
  });
}
