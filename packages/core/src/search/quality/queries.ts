import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { SellerRecord } from "./quality";

/**
 * The record of every open shop since then. A part is late when it was not sent a day after it should have been: after the
 * working days that its shop said, or the day that was said for what was not there.
 */
export async function listSellerRecords(
  db: Db,
  { since, now }: { since: Date; now: Date },
): Promise<(SellerRecord & { sellerId: string })[]> {
  const { rows } = await sql<SellerRecord & { sellerId: string }>`
    with part as (
      select part.id, part.seller_id, part.order_id,
        greatest(end_of_working_day(part.placed_at, coalesce(part.processing_days, seller.processing_days)),
          (max(item.ships_by) + 1)::timestamp at time zone 'UTC') + interval '1 day' as due_at,
        sum(item.quantity - item.cancelled_quantity) as units,
        sum(item.shipped_quantity) as sent
      from seller_orders part
      join sellers seller on seller.id = part.seller_id
      join order_items item on item.seller_order_id = part.id
      where part.placed_at >= ${since} and exists (
        select from order_events event where event.order_id = part.order_id and event.type = 'OrderConfirmed')
      group by part.id, seller.processing_days
    ), judged as (
      select part.seller_id,
        exists (
          select from order_events event
          join seller_members member on member.seller_id = part.seller_id and member.user_id::text = event.actor ->> 'id'
          where event.order_id = part.order_id and event.type = 'ItemsCancelled'
            and event.payload ->> 'sellerOrderId' = part.id::text) as is_cancelled,
        part.units > 0 and part.due_at <= ${now} as is_due,
        part.units > 0 and part.due_at <= ${now} and (part.sent < part.units or exists (
          select from shipments parcel where parcel.seller_order_id = part.id and parcel.shipped_at > part.due_at)) as is_late
      from part
    )
    select seller.id as "sellerId", seller.rating_hundredths as "ratingHundredths", seller.rating_count as "reviewCount",
      count(judged.seller_id)::integer as "orderCount",
      (count(*) filter (where judged.is_cancelled))::integer as "cancelledCount",
      (count(*) filter (where judged.is_due))::integer as "dueCount",
      (count(*) filter (where judged.is_late))::integer as "lateCount"
    from sellers seller left join judged on judged.seller_id = seller.id
    where seller.status = 'APPROVED'
    group by seller.id order by seller.id
  `.execute(db);
  return rows;
}

export interface MeasuredSeller extends SellerRecord {
  sellerId: string;
  points: number;
  weighedHundredths: number;
}

export async function setSellerQuality(tx: Tx, measured: readonly MeasuredSeller[], now: Date): Promise<void> {
  await sql`
    insert into seller_quality as kept (seller_id, points, rating_hundredths, review_count, order_count, cancelled_count,
      due_count, late_count, measured_at)
    select "sellerId", points, "weighedHundredths", "reviewCount", "orderCount", "cancelledCount", "dueCount", "lateCount", ${now}
    from jsonb_to_recordset(${JSON.stringify(measured)}::jsonb) as given ("sellerId" uuid, points smallint,
      "weighedHundredths" integer, "reviewCount" integer, "orderCount" integer, "cancelledCount" integer,
      "dueCount" integer, "lateCount" integer)
    order by "sellerId"
    on conflict (seller_id) do update set points = excluded.points, rating_hundredths = excluded.rating_hundredths,
      review_count = excluded.review_count, order_count = excluded.order_count, cancelled_count = excluded.cancelled_count,
      due_count = excluded.due_count, late_count = excluded.late_count, measured_at = excluded.measured_at
  `.execute(tx);
}

/** Writes the points of their shops into so many listings that say others, and with them into the outbox of each index. */
export async function setListingPoints(db: Db, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update product_listings listing set seller_points = due.points
    from (
      select listed.product_id, quality.points
      from seller_quality quality join product_listings listed
        on listed.seller_id = quality.seller_id and listed.seller_points <> quality.points
      order by listed.product_id limit ${limit} for update of listed
    ) due
    where listing.product_id = due.product_id
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

export interface QualityRow extends SellerRecord {
  points: number;
  weighedHundredths: number;
  measuredAt: Date;
}

export async function findSellerQuality(db: Db, sellerId: string): Promise<QualityRow | undefined> {
  const { rows } = await sql<QualityRow>`
    select quality.points, quality.rating_hundredths as "weighedHundredths", quality.review_count as "reviewCount",
      seller.rating_hundredths as "ratingHundredths", quality.order_count as "orderCount",
      quality.cancelled_count as "cancelledCount", quality.due_count as "dueCount", quality.late_count as "lateCount",
      quality.measured_at as "measuredAt"
    from seller_quality quality join sellers seller on seller.id = quality.seller_id
    where quality.seller_id = ${sellerId}
  `.execute(db);
  return rows[0];
}
