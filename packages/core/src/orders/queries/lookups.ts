import type { Db } from "@emporia/db";
import { sql } from "kysely";

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
  return db
    .selectFrom("orders")
    .where("email", "=", email)
    .where("user_id", "is", null)
    .select("id")
    .orderBy("id")
    .execute();
}

/** Who runs the shop of a seller order. */
export async function findSellerOfPart(
  db: Db,
  sellerOrderId: string,
): Promise<{ sellerId: string; orderId: string; ownerEmail: string; ownerFirstName: string } | undefined> {
  return db
    .selectFrom("seller_orders")
    .innerJoin("sellers", "sellers.id", "seller_orders.seller_id")
    .innerJoin("users", "users.id", "sellers.owner_user_id")
    .where("seller_orders.id", "=", sellerOrderId)
    .select([
      "sellers.id as sellerId",
      "seller_orders.order_id as orderId",
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

/**
 * Of these products, what else was in two orders or more since then: in how many, and in how many the other one was at
 * all. Cancelled items do not count, nor do orders of more than fifty products, whose pairs say nothing.
 */
export async function listBoughtTogether(
  db: Db,
  productIds: readonly string[],
  since: Date,
): Promise<{ productId: string; otherId: string; together: number; otherOrders: number }[]> {
  const { rows } = await sql<{ productId: string; otherId: string; together: number; otherOrders: number }>`
    with mine as (
      select distinct item.product_id, item.order_id
      from order_items item join orders o on o.id = item.order_id
      where item.product_id = any(${[...productIds]}::uuid[]) and item.quantity > item.cancelled_quantity
        and o.placed_at >= ${since} and o.status not in ('PENDING', 'CANCELLED')
        and (select count(*) from order_items counted where counted.order_id = o.id) <= 50
    ), pair as (
      select mine.product_id, other.product_id as other_id, count(distinct mine.order_id)::integer as together
      from mine join order_items other on other.order_id = mine.order_id
      where other.product_id <> mine.product_id and other.quantity > other.cancelled_quantity
      group by mine.product_id, other.product_id having count(distinct mine.order_id) >= 2
    ), sold as (
      select item.product_id, count(distinct item.order_id)::integer as orders
      from order_items item join orders o on o.id = item.order_id
      where item.product_id in (select other_id from pair) and o.placed_at >= ${since}
      group by item.product_id
    )
    select pair.product_id as "productId", pair.other_id as "otherId", pair.together, sold.orders as "otherOrders"
    from pair join sold on sold.product_id = pair.other_id
  `.execute(db);
  return rows;
}

/** Seller orders of which nothing can be sent back any more: all had arrived before then, oldest first. */
export async function listReturnWindowsOver(
  db: Db,
  { before, now, limit }: { before: Date; now: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select part.id from seller_orders part
    where part.status = 'DELIVERED'
      and not exists (select from shipments parcel where parcel.seller_order_id = part.id and parcel.delivered_at >= ${before})
      and not exists (
        select from shipments parcel join orders placed on placed.id = part.order_id
        where parcel.seller_order_id = part.id
          and parcel.delivered_at >= ${now}::timestamptz - make_interval(days => placed.withdrawal_days + 1))
      and not exists (select from returns open where open.seller_order_id = part.id
        and open.status in ('REQUESTED', 'APPROVED', 'SENT', 'RECEIVED'))
      and not exists (select from complaints open where open.seller_order_id = part.id and open.status = 'OPEN')
    order by part.updated_at limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Parcels under way that should have arrived so many days ago, the oldest first, but for those that are missed. */
export async function listOverdueShipments(
  db: Db,
  now: Date,
  days: number,
  limit: number,
): Promise<{ shipmentId: string; orderId: string }[]> {
  const { rows } = await sql<{ shipmentId: string; orderId: string }>`
    select parcel.id as "shipmentId", parcel.order_id as "orderId"
    from shipments parcel join seller_orders part on part.id = parcel.seller_order_id
    where parcel.status = 'SHIPPED' and parcel.shipped_at < ${now}::timestamptz - make_interval(days => ${days})
      and parcel.shipped_at < ${now}::timestamptz
        - make_interval(days => ${days}::integer + (part.shipping_method->>'maxDays')::integer)
      and not exists (select from complaints missed where missed.seller_order_id = part.id
        and missed.reason = 'not_arrived' and missed.status in ('OPEN', 'REFUNDED'))
    order by parcel.shipped_at limit ${limit}
  `.execute(db);
  return rows;
}
