import type { Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

/** What was sent for an order and said with a return or a complaint. */
const isNamedByOrder: RawBuilder<boolean> = sql`
  exists (select from order_events asked where asked.order_id = media.order_id
    and asked.type in ('ReturnRequested', 'ComplaintOpened', 'ComplaintAnswered')
    and asked.payload->'pictures' @> jsonb_build_array(jsonb_build_object('id', media.id)))`;

/** No product, variant, shop, category, collection, review or message shows it or is to show it, and no order remembers it. */
const isUnused: RawBuilder<boolean> = sql`
  not exists (select from product_media shown where shown.media_id = media.id)
  and not exists (select from variants variant where variant.media_id = media.id)
  and not exists (select from sellers shop where media.id in (shop.logo_media_id, shop.banner_media_id))
  and not exists (select from categories category where category.media_id = media.id)
  and not exists (select from collections collection where collection.media_id = media.id)
  and not exists (select from review_pictures seen where seen.media_id = media.id)
  and not exists (select from message_pictures named where named.media_id = media.id)
  and not exists (select from order_items item where item.picture->>'id' = media.id::text)
  and not ${isNamedByOrder}
  and not exists (
    select from product_submissions submission where submission.status in ('WAITING', 'RETURNED')
      and submission.proposed @> jsonb_build_object('pictures',
        jsonb_build_array(jsonb_build_object('mediaId', media.id))))`;

/** Of these, those that were sent for the order and that nothing names yet, locked: a return asks for the same lock. */
export async function lockFreeOrderPictures(
  tx: Tx,
  orderId: string,
  mediaIds: readonly string[],
): Promise<Set<string>> {
  if (mediaIds.length === 0) return new Set();
  const wanted = sql`order_id = ${orderId} and id = any(${[...mediaIds]}::uuid[]) and object_key is not null`;
  await sql`select from media where ${wanted} order by id for update`.execute(tx);
  // Asked once the lock is there, so that it sees what whoever held it before has said.
  const { rows } = await sql<{ id: string }>`select id from media where ${wanted} and not ${isNamedByOrder}`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

export async function lockUnusedMedia(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from media where created_at < ${before}::timestamptz and ${isUnused}
    order by created_at limit ${limit} for update skip locked
  `.execute(tx);
  return rows.map((row) => row.id);
}

/**
 * Deletes those that are unused still, now that the lock keeps anybody from showing them. @returns the files that go with
 * them: one that another picture shows as well stays
 */
export async function deleteUnusedMedia(
  tx: Tx,
  mediaIds: readonly string[],
): Promise<{ id: string; object_key: string | null }[]> {
  const { rows } = await sql<{ id: string; object_key: string | null }>`
    with gone as (
      delete from media where id = any(${[...mediaIds]}::uuid[]) and ${isUnused} returning id, object_key
    )
    select id, case when not exists (
      select from media other where other.object_key = gone.object_key and other.id not in (select id from gone)
    ) then object_key end as object_key from gone
  `.execute(tx);
  return rows;
}
