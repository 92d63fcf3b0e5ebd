import type { Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { OrderEvent } from "../events";
import { promisedMoney, waitingRefunds } from "../refund-money";
import type { OrderState, SellerOrderState } from "../state";
import { type TurnoverChange, turnoverChanges } from "../turnover";

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
    platform_discount_amount: part.amounts.platformDiscount,
    discounts: part.discounts,
    shipping_amount: part.amounts.shipping,
    tax_amount: part.amounts.tax,
    included_tax_amount: part.amounts.includedTax,
    total_amount: part.amounts.total,
    refunded_amount: part.refundedAmount,
    promised_amount: promisedMoney(part).total,
    waiting_refund_count: waitingRefunds(part),
    commission_basis_points: part.commissionBasisPoints,
    commission_amount: part.commissionAmount,
    fees: part.fees ?? [],
    seller_tax_amount: part.sellerTax ?? 0,
    shipping_method: part.shippingMethod,
    processing_days: part.processingDays ?? null,
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
      ships_by: item.shipsBy,
      withdrawal_exclusion: item.withdrawalExclusion ?? null,
      subtotal_amount: item.subtotalAmount,
      discount_amount: item.discountAmount,
      platform_discount_amount: item.platformDiscountAmount,
      tax_amount: item.taxAmount,
      commission_rule_id: item.commission?.ruleId ?? null,
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
    platform_discount_amount: state.amounts.platformDiscount,
    shipping_amount: state.amounts.shipping,
    tax_amount: state.amounts.tax,
    included_tax_amount: state.amounts.includedTax,
    total_amount: state.amounts.total,
    refunded_amount: state.refundedAmount,
    shipping_address: state.shippingAddress,
    billing_address: state.billingAddress,
    withdrawal_days: state.withdrawalDays ?? null,
    event_count: state.eventCount,
    placed_at: state.placedAt,
    updated_at: state.updatedAt,
  };
}

/** Writes the rows of new orders. */
export function insertOrderRows(states: readonly OrderState[]): RawBuilder<unknown>[] {
  const items = states.flatMap((state) => itemRows(state, state.sellerOrders));
  return [
    sql`insert into orders select * from json_populate_recordset(null::orders, ${JSON.stringify(states.map(orderRow))}::json)`,
    sql`
      insert into seller_orders
      select * from json_populate_recordset(null::seller_orders, ${JSON.stringify(states.flatMap(partRows))}::json)
    `,
    sql`insert into order_items select * from json_populate_recordset(null::order_items, ${JSON.stringify(items)}::json)`,
    ...insertTurnoverChanges(states.flatMap((state) => turnoverChanges(undefined, state))),
  ];
}

function insertTurnoverChanges(changes: readonly TurnoverChange[]): RawBuilder<unknown>[] {
  if (changes.length === 0) return [];
  return [
    sql`
      insert into turnover_changes (seller_id, month, currency, amount)
      select * from unnest(${changes.map((change) => change.sellerId)}::uuid[], ${changes.map((change) => change.month)}::date[],
        ${changes.map((change) => change.currency)}::text[], ${changes.map((change) => change.amount)}::bigint[])
    `,
  ];
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

/**
 * Writes what differs from the rows of `before`. Rows are found by their orders, which are indexed: joined to what was
 * given alone, PostgreSQL reads whole tables.
 */
export function setOrderRows(changes: readonly { before: OrderState; after: OrderState }[]): RawBuilder<unknown>[] {
  if (changes.length === 0) return [];
  const orders = changes.map(({ after }) => after);
  const ids = orders.map((order) => order.id);
  const parts = changes.flatMap(({ before, after }) =>
    after.sellerOrders.filter((part) => !before.sellerOrders.includes(part)),
  );
  const known = new Set(changes.flatMap(({ before }) => before.sellerOrders.flatMap((part) => part.items)));
  const items = parts.flatMap((part) => part.items.filter((item) => !known.has(item)));
  const statements: RawBuilder<unknown>[] = [
    sql`
      update orders placed
      set user_id = changed.user_id, status = changed.status, payment_status = changed.payment_status,
        refunded_amount = changed.refunded_amount, event_count = changed.event_count, updated_at = changed.updated_at
      from unnest(${ids}::uuid[], ${orders.map((order) => order.userId)}::uuid[],
        ${orders.map((order) => order.status)}::text[], ${orders.map((order) => order.paymentStatus)}::text[],
        ${orders.map((order) => order.refundedAmount)}::bigint[], ${orders.map((order) => order.eventCount)}::integer[],
        ${orders.map((order) => order.updatedAt)}::timestamptz[])
        as changed (id, user_id, status, payment_status, refunded_amount, event_count, updated_at)
      where placed.id = any(${ids}::uuid[]) and placed.id = changed.id
    `,
    ...insertTurnoverChanges(changes.flatMap(({ before, after }) => turnoverChanges(before, after))),
  ];
  if (parts.length > 0)
    statements.push(sql`
      update seller_orders part
      set status = changed.status, refunded_amount = changed.refunded_amount,
        promised_amount = changed.promised_amount, waiting_refund_count = changed.waiting_refund_count,
        updated_at = changed.updated_at
      from unnest(${parts.map((part) => part.id)}::uuid[], ${parts.map((part) => part.status)}::text[],
        ${parts.map((part) => part.refundedAmount)}::bigint[],
        ${parts.map((part) => promisedMoney(part).total)}::bigint[], ${parts.map(waitingRefunds)}::integer[],
        ${parts.map((part) => part.updatedAt)}::timestamptz[])
        as changed (id, status, refunded_amount, promised_amount, waiting_refund_count, updated_at)
      where part.order_id = any(${ids}::uuid[]) and part.id = changed.id
    `);
  if (items.length > 0)
    statements.push(sql`
      update order_items item
      set cancelled_quantity = changed.cancelled_quantity, shipped_quantity = changed.shipped_quantity,
        delivered_quantity = changed.delivered_quantity, returned_quantity = changed.returned_quantity
      from unnest(${items.map((item) => item.id)}::uuid[], ${items.map((item) => item.cancelledQuantity)}::integer[],
        ${items.map((item) => item.shippedQuantity)}::integer[], ${items.map((item) => item.deliveredQuantity)}::integer[],
        ${items.map((item) => item.returnedQuantity)}::integer[])
        as changed (id, cancelled_quantity, shipped_quantity, delivered_quantity, returned_quantity)
      where item.order_id = any(${ids}::uuid[]) and item.id = changed.id
    `);
  return statements;
}

export function insertShipment(
  orderId: string,
  part: Pick<SellerOrderState, "id" | "sellerId">,
  event: Extract<OrderEvent, { type: "ItemsShipped" }>["payload"],
  shippedAt: string,
): RawBuilder<unknown>[] {
  return [
    sql`
      insert into shipments
        (id, order_id, seller_order_id, seller_id, carrier, tracking_number, tracking_url, status, shipped_at)
      values (${event.shipmentId}, ${orderId}, ${part.id}, ${part.sellerId}, ${event.carrier}, ${event.trackingNumber},
        ${event.trackingUrl}, 'SHIPPED', ${shippedAt})
    `,
    sql`
      insert into shipment_items (shipment_id, order_item_id, quantity)
      select ${event.shipmentId}::uuid, "orderItemId", quantity
      from json_to_recordset(${JSON.stringify(event.items)}::json) as sent ("orderItemId" uuid, quantity integer)
    `,
  ];
}

export function setShipmentDelivered(shipmentId: string, deliveredAt: string): RawBuilder<unknown> {
  return sql`update shipments set status = 'DELIVERED', delivered_at = ${deliveredAt} where id = ${shipmentId}`;
}

/** Writes the returns and complaints that differ from those of `before`. */
export function setAmendmentRows(before: OrderState, after: OrderState): RawBuilder<unknown>[] {
  const known = new Set(before.sellerOrders.flatMap((part) => part.amendments));
  const rows = after.sellerOrders.flatMap((part) =>
    part.amendments
      .filter((each) => !known.has(each))
      .map((each) => ({
        ...{ id: each.id, order_id: after.id, seller_order_id: part.id, seller_id: part.sellerId },
        ...{
          status: each.status,
          proposed_at: each.proposedAt,
          expires_at: each.expiresAt,
          updated_at: each.updatedAt,
        },
      })),
  );
  if (rows.length === 0) return [];
  return [
    sql`
      insert into amendments select * from json_populate_recordset(null::amendments, ${JSON.stringify(rows)}::json)
      on conflict (id) do update set status = excluded.status, updated_at = excluded.updated_at
    `,
  ];
}

export function setReturnRows(before: OrderState, after: OrderState): RawBuilder<unknown>[] {
  const knownReturns = new Set(before.sellerOrders.flatMap((part) => part.returns));
  const knownComplaints = new Set(before.sellerOrders.flatMap((part) => part.complaints));
  const whose = (part: SellerOrderState) => ({
    order_id: after.id,
    seller_order_id: part.id,
    seller_id: part.sellerId,
  });
  const returns = after.sellerOrders.flatMap((part) =>
    part.returns
      .filter((each) => !knownReturns.has(each))
      .map((each) => ({
        ...whose(part),
        id: each.id,
        number: each.number,
        status: each.status,
        item_count: each.items.reduce((sum, item) => sum + item.quantity, 0),
        requested_at: each.requestedAt,
        send_by: each.sendBy,
        updated_at: each.updatedAt,
      })),
  );
  const complaints = after.sellerOrders.flatMap((part) =>
    part.complaints
      .filter((each) => !knownComplaints.has(each))
      .map((each) => ({
        ...whose(part),
        id: each.id,
        return_id: each.returnId,
        reason: each.reason,
        status: each.status,
        last_from: each.messages.at(-1)?.from ?? "shopper",
        opened_at: each.openedAt,
        updated_at: each.updatedAt,
        closed_at: each.closedAt,
      })),
  );
  return [
    ...(returns.length === 0
      ? []
      : [
          sql`
            insert into returns select * from json_populate_recordset(null::returns, ${JSON.stringify(returns)}::json)
            on conflict (id) do update set status = excluded.status, send_by = excluded.send_by,
              updated_at = excluded.updated_at
          `,
        ]),
    ...(complaints.length === 0
      ? []
      : [
          sql`
            insert into complaints
            select * from json_populate_recordset(null::complaints, ${JSON.stringify(complaints)}::json)
            on conflict (id) do update set status = excluded.status, last_from = excluded.last_from,
              updated_at = excluded.updated_at, closed_at = excluded.closed_at
          `,
        ]),
  ];
}
