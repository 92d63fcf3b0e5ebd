import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import type { OrderEvent } from "../events";
import type { OrderState, SellerOrderState } from "../state";

function partRows(state: OrderState) {
  return state.sellerOrders.map((part) => ({
    id: part.id,
    order_id: state.id,
    seller_id: part.sellerId,
    number: part.number,
    position: part.position,
    shop_name: part.shopName,
    shop_slug: part.shopSlug,
    status: part.status,
    subtotal_amount: part.amounts.subtotal,
    discount_amount: part.amounts.discount,
    shipping_amount: part.amounts.shipping,
    tax_amount: part.amounts.tax,
    total_amount: part.amounts.total,
    refunded_amount: part.refundedAmount,
    commission_basis_points: part.commissionBasisPoints,
    commission_amount: part.commissionAmount,
    shipping_method: part.shippingMethod,
    placed_at: state.placedAt,
    updated_at: part.updatedAt,
  }));
}

function itemRows(state: OrderState, parts: readonly SellerOrderState[]) {
  return parts.flatMap((part) =>
    part.items.map((item) => ({
      id: item.id,
      order_id: state.id,
      seller_order_id: part.id,
      seller_id: part.sellerId,
      product_id: item.productId,
      variant_id: item.variantId,
      position: item.position,
      name: item.name,
      variant_title: item.variantTitle,
      sku: item.sku,
      slug: item.slug,
      picture: item.picture,
      unit_price_amount: item.unitPriceAmount,
      quantity: item.quantity,
      subtotal_amount: item.subtotalAmount,
      tax_amount: item.taxAmount,
      commission_amount: item.commissionAmount,
      cancelled_quantity: item.cancelledQuantity,
      shipped_quantity: item.shippedQuantity,
      delivered_quantity: item.deliveredQuantity,
      returned_quantity: item.returnedQuantity,
    })),
  );
}

function orderRow(state: OrderState) {
  return {
    id: state.id,
    number: state.number,
    checkout_id: state.checkoutId,
    user_id: state.userId,
    email: state.email,
    status: state.status,
    payment_status: state.paymentStatus,
    market: state.market,
    currency: state.currency,
    subtotal_amount: state.amounts.subtotal,
    discount_amount: state.amounts.discount,
    shipping_amount: state.amounts.shipping,
    tax_amount: state.amounts.tax,
    total_amount: state.amounts.total,
    refunded_amount: state.refundedAmount,
    shipping_address: state.shippingAddress,
    billing_address: state.billingAddress,
    event_count: state.eventCount,
    placed_at: state.placedAt,
    updated_at: state.updatedAt,
  };
}

/** Writes the rows of new orders in one statement. */
export async function insertOrderRows(tx: Tx, states: readonly OrderState[]): Promise<void> {
  await sql`
    with placed as (
      insert into orders select * from json_populate_recordset(null::orders, ${JSON.stringify(states.map(orderRow))}::json)
    ), parts as (
      insert into seller_orders
      select * from json_populate_recordset(null::seller_orders, ${JSON.stringify(states.flatMap(partRows))}::json)
    )
    insert into order_items
    select * from json_populate_recordset(null::order_items,
      ${JSON.stringify(states.flatMap((state) => itemRows(state, state.sellerOrders)))}::json)
  `.execute(tx);
}

/** Writes the parcels that orders have sent so far in one statement. */
export async function insertShipmentRows(tx: Tx, states: readonly OrderState[]): Promise<void> {
  const parcels = states.flatMap((state) =>
    state.sellerOrders.flatMap((part) =>
      part.shipments.map((shipment) => ({
        id: shipment.id,
        order_id: state.id,
        seller_order_id: part.id,
        seller_id: part.sellerId,
        carrier: shipment.carrier,
        tracking_number: shipment.trackingNumber,
        tracking_url: shipment.trackingUrl,
        status: shipment.status,
        shipped_at: shipment.shippedAt,
        delivered_at: shipment.deliveredAt,
        items: shipment.items,
      })),
    ),
  );
  const contents = parcels.flatMap(({ id, items }) =>
    items.map((item) => ({ shipment_id: id, order_item_id: item.orderItemId, quantity: item.quantity })),
  );
  await sql`
    with sent as (
      insert into shipments select * from json_populate_recordset(null::shipments, ${JSON.stringify(parcels)}::json)
    )
    insert into shipment_items
    select * from json_populate_recordset(null::shipment_items, ${JSON.stringify(contents)}::json)
  `.execute(tx);
}

/** Writes what differs from the rows of `before`, in one statement for order, parts and items. */
export async function setOrderRows(tx: Tx, before: OrderState, after: OrderState): Promise<void> {
  const changed = after.sellerOrders.filter((part) => !before.sellerOrders.includes(part));
  const parts = partRows({ ...after, sellerOrders: changed });
  await sql`
    with changed_parts as (
      update seller_orders part
      set status = changed.status, refunded_amount = changed.refunded_amount, updated_at = changed.updated_at
      from json_populate_recordset(null::seller_orders, ${JSON.stringify(parts)}::json) changed
      where part.id = changed.id
    ), changed_items as (
      update order_items item
      set cancelled_quantity = changed.cancelled_quantity, shipped_quantity = changed.shipped_quantity,
        delivered_quantity = changed.delivered_quantity, returned_quantity = changed.returned_quantity
      from json_populate_recordset(null::order_items, ${JSON.stringify(itemRows(after, changed))}::json) changed
      where item.id = changed.id
    )
    update orders set user_id = ${after.userId}::uuid, status = ${after.status}, payment_status = ${after.paymentStatus},
      refunded_amount = ${after.refundedAmount}, event_count = ${after.eventCount}, updated_at = ${after.updatedAt}
    where id = ${after.id}
  `.execute(tx);
}

export async function insertShipment(
  tx: Tx,
  orderId: string,
  part: Pick<SellerOrderState, "id" | "sellerId">,
  event: Extract<OrderEvent, { type: "ItemsShipped" }>["payload"],
  shippedAt: string,
): Promise<void> {
  await tx
    .insertInto("shipments")
    .values({
      id: event.shipmentId,
      order_id: orderId,
      seller_order_id: part.id,
      seller_id: part.sellerId,
      carrier: event.carrier,
      tracking_number: event.trackingNumber,
      tracking_url: event.trackingUrl,
      status: "SHIPPED",
      shipped_at: shippedAt,
    })
    .execute();
  await tx
    .insertInto("shipment_items")
    .values(
      event.items.map((item) => ({
        shipment_id: event.shipmentId,
        order_item_id: item.orderItemId,
        quantity: item.quantity,
      })),
    )
    .execute();
}

export async function setShipmentDelivered(tx: Tx, shipmentId: string, deliveredAt: string): Promise<void> {
  await tx
    .updateTable("shipments")
    .set({ status: "DELIVERED", delivered_at: deliveredAt })
    .where("id", "=", shipmentId)
    .execute();
}
