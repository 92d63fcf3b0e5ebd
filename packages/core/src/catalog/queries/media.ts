import type { PictureView } from "@emporia/contracts/common";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { newId } from "../../platform/index";
import type { StoredPicture } from "../media-store";

export async function insertMedia(
  db: Db,
  media: {
    id: string;
    sellerId: string | null;
    orderId: string | null;
    messageSender: string | null;
    sentBySellerId?: string | undefined;
    picture: StoredPicture;
  },
  now: Date,
): Promise<void> {
  await db
    .insertInto("media")
    .values({
      id: media.id,
      seller_id: media.sellerId,
      order_id: media.orderId,
      message_sender: media.messageSender,
      sent_by_seller_id: media.sentBySellerId ?? null,
      object_key: media.picture.objectKey,
      width: media.picture.width,
      height: media.picture.height,
      dominant_color: media.picture.dominantColor,
      created_at: now,
    })
    .execute();
}

/** The media of these addresses, made where there is none yet; those that are still to be fetched are told apart. */
export async function ensureMediaOfUrls(
  tx: Tx,
  sellerId: string,
  urls: readonly string[],
  now: Date,
): Promise<{ idOf: Map<string, string>; newIds: string[] }> {
  if (urls.length === 0) return { idOf: new Map(), newIds: [] };
  const { rows: inserted } = await sql<{ id: string }>`
    insert into media (id, seller_id, source_url, created_at)
    select id, ${sellerId}::uuid, url, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(urls.map((url) => ({ id: newId(), url })))}::json) as given (id uuid, url text)
    order by url
    on conflict (seller_id, source_url) where source_url is not null do nothing
    returning id
  `.execute(tx);
  const { rows } = await sql<{ id: string; source_url: string }>`
    select id, source_url from media where seller_id = ${sellerId} and source_url = any(${[...urls]}::text[])
  `.execute(tx);
  return { idOf: new Map(rows.map((row) => [row.source_url, row.id])), newIds: inserted.map((row) => row.id) };
}

/** Which of these are the seller's. */
export async function listOwnMedia(db: Db, sellerId: string, mediaIds: readonly string[]): Promise<Set<string>> {
  if (mediaIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from media
    where seller_id = ${sellerId} and id = any(${[...mediaIds]}::uuid[])
  `.execute(db);
  return new Set(rows.map((row) => row.id));
}

export interface KeptPicture {
  objectKey: string;
  /** Of an order, for a message, or of a review that is hidden: not for everybody. */
  isPrivate: boolean;
  /** Shown with a review, which can be hidden or deleted. */
  isOfReview: boolean;
}

/** Where a picture is kept, and for whom. */
export async function findStoredPicture(db: Db, mediaId: string): Promise<KeptPicture | undefined> {
  const row = await db
    .selectFrom("media")
    .leftJoin("review_pictures as shown", "shown.media_id", "media.id")
    .leftJoin("reviews as review", "review.id", "shown.review_id")
    .where("media.id", "=", mediaId)
    .select(["media.object_key", "media.order_id", "media.message_sender", "review.status"])
    .executeTakeFirst();
  if (!row?.object_key) return undefined;
  return {
    objectKey: row.object_key,
    isPrivate: row.order_id !== null || row.message_sender !== null || row.status === "HIDDEN",
    isOfReview: row.status !== null,
  };
}

export async function lockPendingMedia(
  tx: Tx,
  mediaId: string,
): Promise<{ source_url: string; fetch_attempts: number } | undefined> {
  const { rows } = await sql<{ source_url: string; fetch_attempts: number }>`
    select source_url, fetch_attempts from media
    where id = ${mediaId} and object_key is null and source_url is not null for update
  `.execute(tx);
  return rows[0];
}

export async function setStoredPicture(tx: Tx, mediaId: string, picture: StoredPicture): Promise<void> {
  await tx
    .updateTable("media")
    .set({
      object_key: picture.objectKey,
      width: picture.width,
      height: picture.height,
      dominant_color: picture.dominantColor,
      fetch_error: null,
    })
    .where("id", "=", mediaId)
    .execute();
}

export async function setFetchFailure(tx: Tx, mediaId: string, attempts: number, error: string): Promise<void> {
  await tx
    .updateTable("media")
    .set({ fetch_attempts: attempts, fetch_error: error.slice(0, 300) })
    .where("id", "=", mediaId)
    .execute();
}

/** Says what of a seller's picture must be seen where it is cut. False when it is not theirs. */
export async function setFocus(
  tx: Tx,
  sellerId: string,
  mediaId: string,
  focus: { x: number; y: number },
): Promise<boolean> {
  const rows = await tx
    .updateTable("media")
    .set({ focus_x: focus.x, focus_y: focus.y })
    .where("id", "=", mediaId)
    .where("seller_id", "=", sellerId)
    .returning("id")
    .execute();
  return rows.length > 0;
}

/** Whether this is a stored picture of no shop, as staff upload them. */
export async function isFreeMedia(db: Db, mediaId: string): Promise<boolean> {
  const { rows } = await sql`
    select id from media where id = ${mediaId} and seller_id is null and order_id is null and message_sender is null
      and object_key is not null
  `.execute(db);
  return rows.length > 0;
}

export async function listProductIdsShowing(db: Db, mediaId: string): Promise<string[]> {
  const rows = await db.selectFrom("product_media").where("media_id", "=", mediaId).select("product_id").execute();
  return rows.map((row) => row.product_id);
}

/** A stored picture of this shop. */
export async function findOwnPicture(db: Db, sellerId: string, mediaId: string): Promise<PictureView | undefined> {
  const { rows } = await sql<PictureView>`
    select id, '/media/' || id as url, width, height, '' as alt, dominant_color as "dominantColor"
    from media where id = ${mediaId} and seller_id = ${sellerId} and object_key is not null
  `.execute(db);
  return rows[0];
}

/** Who sent photos of an order: its shopper, or a shop. */
export type PictureSender = "shopper" | { sellerId: string };

const isSentBy = (sender: PictureSender) =>
  sender === "shopper" ? sql`sent_by_seller_id is null` : sql`sent_by_seller_id = ${sender.sellerId}`;

/**
 * Pictures that one side sent for an order, in the order asked for; those of others are left out. Until the transaction ends no
 * review can make them everybody’s.
 */
export async function lockOrderPictures(
  tx: Tx,
  orderId: string,
  mediaIds: readonly string[],
  sentBy: PictureSender,
): Promise<PictureView[]> {
  if (mediaIds.length === 0) return [];
  const { rows } = await sql<PictureView>`
    select id, '/media/' || id as url, width, height, '' as alt, dominant_color as "dominantColor"
    from media where order_id = ${orderId} and id = any(${[...mediaIds]}::uuid[]) and object_key is not null
      and ${isSentBy(sentBy)}
    order by array_position(${[...mediaIds]}::uuid[], id)
    for share
  `.execute(tx);
  return rows;
}

export async function countOrderPictures(db: Db, orderId: string, sentBy: PictureSender): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from media where order_id = ${orderId} and ${isSentBy(sentBy)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Pictures that somebody sent for messages and that no message names yet; those of others are left out. */
export async function lockMessagePictures(tx: Tx, sender: string, mediaIds: readonly string[]): Promise<string[]> {
  if (mediaIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from media
    where message_sender = ${sender} and id = any(${[...mediaIds]}::uuid[]) and object_key is not null
      and not exists (select from message_pictures named where named.media_id = media.id)
    order by id for update
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Pictures that somebody sent for messages since then. */
export async function countMessagePictures(db: Db, sender: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from media where message_sender = ${sender} and created_at > ${since}
  `.execute(db);
  return rows[0]?.count ?? 0;
}
