import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/**
 * Claims orders of which a parcel came between these moments and nothing is still to be sent, under way or talked about,
 * with an item that can be reviewed and was not; each once. Orders of addresses that do not want to be asked are left out.
 */
export async function claimDueRequests(
  tx: Tx,
  arrived: { after: Date; before: Date },
  now: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into review_requests (order_id, asked_at)
    select placed.id, ${now} from orders placed
    where placed.id in (
        select parcel.order_id from shipments parcel
        where parcel.delivered_at > ${arrived.after} and parcel.delivered_at <= ${arrived.before})
      and not exists (select from review_requests asked where asked.order_id = placed.id)
      and not exists (select from review_refusals refused where refused.email = placed.email)
      and not exists (select from order_items item where item.order_id = placed.id
        and item.quantity - item.cancelled_quantity > item.delivered_quantity)
      and not exists (select from shipments parcel where parcel.order_id = placed.id
        and (parcel.delivered_at is null or parcel.delivered_at > ${arrived.before}))
      and not exists (select from returns open where open.order_id = placed.id
        and open.status in ('REQUESTED', 'APPROVED', 'SENT', 'RECEIVED'))
      and not exists (select from complaints open where open.order_id = placed.id and open.status = 'OPEN')
      and exists (select from order_items item where item.order_id = placed.id
        and item.delivered_quantity > item.returned_quantity
        and not exists (select from reviews where order_item_id = item.id))
    order by placed.id limit ${limit}
    on conflict do nothing returning order_id as id
  `.execute(tx);
  return rows.map(({ id }) => id);
}

export interface RequestedItem {
  orderItemId: string;
  name: string;
  variantTitle: string;
  shopName: string;
}

/** To whom the mail about an order goes, and which items it names; undefined once there is nothing to ask. */
export async function findReviewRequest(
  db: Db,
  orderId: string,
): Promise<{ email: string; firstName: string; orderNumber: string; items: RequestedItem[] } | undefined> {
  const { rows } = await sql<{ email: string; firstName: string; orderNumber: string; items: RequestedItem[] | null }>`
    select placed.email::text as email, placed.shipping_address ->> 'firstName' as "firstName",
      placed.number as "orderNumber", (
        select json_agg(json_build_object('orderItemId', item.id, 'name', item.name, 'variantTitle', item.variant_title,
          'shopName', part.shop_name) order by item.position)
        from order_items item join seller_orders part on part.id = item.seller_order_id
        where item.order_id = placed.id and item.delivered_quantity > item.returned_quantity
          and not exists (select from reviews where order_item_id = item.id)
      ) as items
    from orders placed
    where placed.id = ${orderId}
      and not exists (select from review_refusals refused where refused.email = placed.email)
  `.execute(db);
  const row = rows[0];
  return row?.items ? { ...row, items: row.items } : undefined;
}

/** Whether the address of an order does not want to be asked; undefined where there is no such order. */
export async function findRefusal(db: Db, orderId: string): Promise<{ isRefused: boolean } | undefined> {
  const { rows } = await sql<{ isRefused: boolean }>`
    select exists (select from review_refusals refused where refused.email = placed.email) as "isRefused"
    from orders placed where placed.id = ${orderId}
  `.execute(db);
  return rows[0];
}

export async function setRefusal(tx: Tx, orderId: string, isRefused: boolean, now: Date): Promise<void> {
  if (isRefused)
    await sql`
      insert into review_refusals (email, refused_at) select email, ${now} from orders where id = ${orderId}
      on conflict do nothing
    `.execute(tx);
  else
    await sql`delete from review_refusals where email = (select email from orders where id = ${orderId})`.execute(tx);
}
