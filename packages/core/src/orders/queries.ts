import type { PictureView } from "@emporia/contracts/common";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { newId } from "../platform/index";
import type { OrderEvent, RecordedOrderEvent } from "./events";
import type { OrderState, SellerOrderState } from "./state";

/** The next numbers' serials. Gaps happen, repeats do not. */
export async function nextOrderSerials(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ serial: number }>`
    select nextval('order_numbers') as serial from generate_series(1, ${count}::integer)
  `.execute(tx);
  return rows.map((row) => row.serial);
}

/** Locks an order against everybody else who would change it. */
export async function lockOrder(tx: Tx, orderId: string): Promise<boolean> {
  const row = await tx.selectFrom("orders").where("id", "=", orderId).select("id").forUpdate().executeTakeFirst();
  return row !== undefined;
}

export async function listOrderEvents(db: Db, orderId: string): Promise<RecordedOrderEvent[]> {
  const rows = await db
    .selectFrom("order_events")
    .where("order_id", "=", orderId)
    .select(["sequence", "type", "payload", "occurred_at"])
    .orderBy("sequence")
    .execute();
  return rows.map(
    (row) =>
      ({
        orderId,
        sequence: row.sequence,
        type: row.type,
        payload: row.payload,
        occurredAt: row.occurred_at.toISOString(),
      }) as RecordedOrderEvent,
  );
}

export async function insertOrderEvents(
  tx: Tx,
  events: readonly RecordedOrderEvent[],
  actor: object,
  correlationId: string,
): Promise<void> {
  const rows = events.map((event) => ({ id: newId(), ...event }));
  await sql`
    insert into order_events (id, order_id, sequence, type, payload, actor, correlation_id, occurred_at)
    select id, "orderId", sequence, type, payload, ${JSON.stringify(actor)}::jsonb, ${correlationId}::text, "occurredAt"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as event (id uuid, "orderId" uuid, sequence integer, type text, payload jsonb, "occurredAt" timestamptz)
  `.execute(tx);
}

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

/** Who may see an order: its shopper, whoever has its link, the platform. Part of each WHERE below. */
export type OrderReader = { userId: string } | { everything: true };

export interface OrderRow {
  id: string;
  number: string;
  user_id: string | null;
  email: string;
  status: string;
  payment_status: string;
  currency: string;
  subtotal_amount: number;
  discount_amount: number;
  shipping_amount: number;
  tax_amount: number;
  total_amount: number;
  refunded_amount: number;
  shipping_address: unknown;
  billing_address: unknown;
  event_count: number;
  placed_at: Date;
  updated_at: Date;
}

const orderColumns = [
  "id",
  "number",
  "user_id",
  "email",
  "status",
  "payment_status",
  "currency",
  "subtotal_amount",
  "discount_amount",
  "shipping_amount",
  "tax_amount",
  "total_amount",
  "refunded_amount",
  "shipping_address",
  "billing_address",
  "event_count",
  "placed_at",
  "updated_at",
] as const;

export async function findOrder(db: Db, orderId: string, reader: OrderReader): Promise<OrderRow | undefined> {
  let query = db.selectFrom("orders").where("id", "=", orderId).select(orderColumns);
  if ("userId" in reader) query = query.where("user_id", "=", reader.userId);
  return query.executeTakeFirst();
}

export interface PartRow {
  id: string;
  order_id: string;
  seller_id: string;
  number: string;
  position: number;
  shop_name: string;
  shop_slug: string;
  status: string;
  subtotal_amount: number;
  discount_amount: number;
  shipping_amount: number;
  tax_amount: number;
  total_amount: number;
  refunded_amount: number;
  commission_basis_points: number;
  commission_amount: number;
  shipping_method: unknown;
  placed_at: Date;
  updated_at: Date;
}

const partColumns = [
  "id",
  "order_id",
  "seller_id",
  "number",
  "position",
  "shop_name",
  "shop_slug",
  "status",
  "subtotal_amount",
  "discount_amount",
  "shipping_amount",
  "tax_amount",
  "total_amount",
  "refunded_amount",
  "commission_basis_points",
  "commission_amount",
  "shipping_method",
  "placed_at",
  "updated_at",
] as const;

export async function listParts(db: Db, orderId: string): Promise<PartRow[]> {
  return db
    .selectFrom("seller_orders")
    .where("order_id", "=", orderId)
    .select(partColumns)
    .orderBy("position")
    .execute();
}

export async function findSellerPart(db: Db, sellerId: string, sellerOrderId: string): Promise<PartRow | undefined> {
  return db
    .selectFrom("seller_orders")
    .where("id", "=", sellerOrderId)
    .where("seller_id", "=", sellerId)
    .select(partColumns)
    .executeTakeFirst();
}

export interface ItemRow {
  id: string;
  seller_order_id: string;
  product_id: string;
  variant_id: string;
  name: string;
  variant_title: string;
  sku: string | null;
  slug: string;
  picture: unknown;
  unit_price_amount: number;
  quantity: number;
  subtotal_amount: number;
  tax_amount: number;
  commission_amount: number;
  cancelled_quantity: number;
  shipped_quantity: number;
  delivered_quantity: number;
  returned_quantity: number;
  position: number;
}

export async function listItems(db: Db, orderId: string): Promise<ItemRow[]> {
  return db
    .selectFrom("order_items")
    .where("order_id", "=", orderId)
    .select([
      "id",
      "seller_order_id",
      "product_id",
      "variant_id",
      "name",
      "variant_title",
      "sku",
      "slug",
      "picture",
      "unit_price_amount",
      "quantity",
      "subtotal_amount",
      "tax_amount",
      "commission_amount",
      "cancelled_quantity",
      "shipped_quantity",
      "delivered_quantity",
      "returned_quantity",
      "position",
    ])
    .orderBy("position")
    .execute();
}

export interface ShipmentRow {
  id: string;
  seller_order_id: string;
  carrier: string;
  tracking_number: string;
  tracking_url: string | null;
  status: string;
  shipped_at: Date;
  delivered_at: Date | null;
  items: { orderItemId: string; name: string; quantity: number }[];
}

export async function listShipments(db: Db, orderId: string): Promise<ShipmentRow[]> {
  const { rows } = await sql<ShipmentRow>`
    select shipment.id, shipment.seller_order_id, shipment.carrier, shipment.tracking_number, shipment.tracking_url,
      shipment.status, shipment.shipped_at, shipment.delivered_at,
      (
        select jsonb_agg(jsonb_build_object('orderItemId', item.id, 'name', item.name, 'quantity', sent.quantity)
          order by item.position)
        from shipment_items sent join order_items item on item.id = sent.order_item_id
        where sent.shipment_id = shipment.id
      ) as items
    from shipments shipment where shipment.order_id = ${orderId} order by shipment.shipped_at, shipment.id
  `.execute(db);
  return rows;
}

export interface OrderListRow {
  id: string;
  number: string;
  status: string;
  payment_status: string;
  email: string;
  currency: string;
  total_amount: number;
  placed_at: Date;
  shops: string[];
  item_count: number;
  pictures: PictureView[] | null;
}

const orderListSelect = sql`
  select o.id, o.number, o.status, o.payment_status, o.email, o.currency, o.total_amount, o.placed_at,
    (select array_agg(part.shop_name order by part.position) from seller_orders part where part.order_id = o.id) as shops,
    (select sum(item.quantity)::integer from order_items item where item.order_id = o.id) as item_count,
    (select jsonb_agg(shown.picture) from (
      select item.picture from order_items item
      where item.order_id = o.id and jsonb_typeof(item.picture) = 'object' order by item.position limit 4
    ) shown) as pictures
  from orders o
`;

/** A shopper's orders, newest first. Orders that were never paid for are not shown. */
export async function listShopperOrders(
  db: Db,
  userId: string,
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<OrderListRow[]> {
  const { rows } = await sql<OrderListRow>`
    ${orderListSelect}
    where o.user_id = ${userId} and not (o.status = 'CANCELLED' and o.payment_status in ('FAILED', 'CANCELLED'))
      and ${beforeCursor(page.before)}
    order by o.placed_at desc, o.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

const beforeCursor = (before: readonly [string, string] | undefined) =>
  before ? sql`(o.placed_at, o.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql`true`;

export async function listAllOrders(
  db: Db,
  filter: { status: string | undefined; query: string | undefined },
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<OrderListRow[]> {
  const pattern = filter.query ? `%${filter.query.replaceAll(/[\\%_]/g, "\\$&")}%` : undefined;
  const { rows } = await sql<OrderListRow>`
    ${orderListSelect}
    where ${filter.status ? sql`o.status = ${filter.status}` : sql`true`}
      and ${
        pattern
          ? sql`(o.number ilike ${pattern} or o.email::text ilike ${pattern} or exists (
              select from seller_orders part where part.order_id = o.id and part.shop_name ilike ${pattern}))`
          : sql`true`
      }
      and ${beforeCursor(page.before)}
    order by o.placed_at desc, o.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

export interface SellerOrderListRow {
  id: string;
  number: string;
  status: string;
  currency: string;
  total_amount: number;
  placed_at: Date;
  shipping_address: { firstName: string; lastName: string; city: string; state: string };
  item_count: number;
  processing_days: number;
}

const tabStatuses = {
  to_ship: ["CONFIRMED", "PROCESSING", "PARTIALLY_SHIPPED"],
  shipped: ["SHIPPED", "DELIVERED", "COMPLETED"],
  cancelled: ["CANCELLED", "REFUNDED"],
  all: null,
} as const;

/**
 * A seller's parts of orders, newest first; those to be sent come oldest first, because they are due first. What is
 * still being paid for is nobody's work yet.
 */
export async function listSellerParts(
  db: Db,
  sellerId: string,
  filter: { tab: keyof typeof tabStatuses; query: string | undefined },
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<SellerOrderListRow[]> {
  const statuses = tabStatuses[filter.tab];
  const [direction, beyond] = filter.tab === "to_ship" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const pattern = filter.query ? `%${filter.query.replaceAll(/[\\%_]/g, "\\$&")}%` : undefined;
  const { rows } = await sql<SellerOrderListRow>`
    select part.id, part.number, part.status, o.currency, part.total_amount, part.placed_at, o.shipping_address,
      (select sum(item.quantity)::integer from order_items item where item.seller_order_id = part.id) as item_count,
      seller.processing_days
    from seller_orders part
    join orders o on o.id = part.order_id
    join sellers seller on seller.id = part.seller_id
    where part.seller_id = ${sellerId} and part.status <> 'PENDING'
      and not (o.payment_status in ('FAILED', 'CANCELLED', 'PENDING'))
      and ${statuses ? sql`part.status = any(${[...statuses]}::text[])` : sql`true`}
      and ${
        pattern
          ? sql`(part.number ilike ${pattern} or o.shipping_address->>'lastName' ilike ${pattern} or exists (
              select from order_items item where item.seller_order_id = part.id
                and (item.name ilike ${pattern} or item.sku ilike ${pattern})))`
          : sql`true`
      }
      and ${page.before ? sql`(part.placed_at, part.id) ${beyond} (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    order by part.placed_at ${direction}, part.id ${direction} limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

/** Whether an order, however it ended, names this product. */
export async function hasBeenOrdered(db: Db, productId: string): Promise<boolean> {
  const row = await db
    .selectFrom("order_items")
    .where("product_id", "=", productId)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listClaimableOrders(db: Db, email: string): Promise<{ id: string }[]> {
  return db.selectFrom("orders").where("email", "=", email).where("user_id", "is", null).select("id").execute();
}

/** The card of the latest payment attempt. */
export async function findCardOfOrder(db: Db, orderId: string): Promise<{ brand: string; last4: string } | null> {
  const { rows } = await sql<{ card: { brand: string; last4: string } }>`
    select payment_method as card from payments where order_id = ${orderId} order by attempt desc limit 1
  `.execute(db);
  return rows[0]?.card ?? null;
}

/** Who runs the shop of a seller order, and how quickly it sends things. */
export async function findSellerOfPart(
  db: Db,
  sellerOrderId: string,
): Promise<
  { sellerId: string; orderId: string; processingDays: number; ownerEmail: string; ownerFirstName: string } | undefined
> {
  return db
    .selectFrom("seller_orders")
    .innerJoin("sellers", "sellers.id", "seller_orders.seller_id")
    .innerJoin("users", "users.id", "sellers.owner_user_id")
    .where("seller_orders.id", "=", sellerOrderId)
    .select([
      "sellers.id as sellerId",
      "seller_orders.order_id as orderId",
      "sellers.processing_days as processingDays",
      "users.email as ownerEmail",
      "users.first_name as ownerFirstName",
    ])
    .executeTakeFirst();
}

export async function findShipmentOrder(
  db: Db,
  shipmentId: string,
): Promise<{ order_id: string; seller_order_id: string; seller_id: string } | undefined> {
  return db
    .selectFrom("shipments")
    .where("id", "=", shipmentId)
    .select(["order_id", "seller_order_id", "seller_id"])
    .executeTakeFirst();
}

export async function findOrderIdByNumber(db: Db, number: string, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("orders")
    .where("number", "=", number)
    .where("email", "=", email)
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

/** How many of each product of an order were sold in all, cancelled ones not counted. */
export async function listSoldQuantities(db: Db, orderId: string): Promise<{ productId: string; sold: number }[]> {
  const { rows } = await sql<{ productId: string; sold: number }>`
    select item.product_id as "productId", sum(item.quantity - item.cancelled_quantity)::integer as sold
    from order_items item join orders o on o.id = item.order_id
    where item.product_id in (select product_id from order_items where order_id = ${orderId})
      and o.status not in ('PENDING', 'CANCELLED')
    group by item.product_id
  `.execute(db);
  return rows;
}
