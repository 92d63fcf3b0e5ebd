import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { StoredVideo } from "../media-store";

interface VideoFileRow {
  id: string;
  size: number;
  width: number;
  height: number;
  duration_ms: number;
}

export async function insertVideoFile(
  db: Db,
  { id, sellerId, video, now }: { id: string; sellerId: string; video: StoredVideo; now: Date },
): Promise<VideoFileRow> {
  return db
    .insertInto("video_files")
    .values({
      id,
      seller_id: sellerId,
      object_key: video.objectKey,
      size: video.size,
      width: video.width,
      height: video.height,
      duration_ms: video.durationMs,
      created_at: now,
    })
    .returning(["id", "size", "width", "height", "duration_ms"])
    .executeTakeFirstOrThrow();
}

export async function findOwnVideoFile(db: Db, sellerId: string, id: string): Promise<VideoFileRow | undefined> {
  return db
    .selectFrom("video_files")
    .where("id", "=", id)
    .where("seller_id", "=", sellerId)
    .select(["id", "size", "width", "height", "duration_ms"])
    .executeTakeFirst();
}

export async function findStoredVideo(db: Db, id: string): Promise<{ objectKey: string; size: number } | undefined> {
  const row = await db.selectFrom("video_files").where("id", "=", id).select(["object_key", "size"]).executeTakeFirst();
  return row && { objectKey: row.object_key, size: row.size };
}

export async function countVideoFilesSince(db: Db, sellerId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom("video_files")
    .where("seller_id", "=", sellerId)
    .where("created_at", ">=", since)
    .select(sql<number>`count(*)::integer`.as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether one of these is not this seller's. */
export async function hasForeignVideoFile(db: Db, sellerId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const { rows } = await sql`
    select wanted.id from unnest(${[...ids]}::uuid[]) as wanted (id)
    where not exists (select from video_files file where file.id = wanted.id and file.seller_id = ${sellerId})
    limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Videos of one shop for another, by the ids that they are to have; the file itself is shared. */
export async function copyVideoFiles(
  tx: Tx,
  copies: ReadonlyMap<string, string>,
  sellerId: string,
  now: Date,
): Promise<void> {
  if (copies.size === 0) return;
  await sql`
    insert into video_files (id, seller_id, object_key, size, width, height, duration_ms, created_at)
    select copy.id, ${sellerId}, object_key, size, width, height, duration_ms, ${now}::timestamptz
    from unnest(${[...copies.keys()]}::uuid[], ${[...copies.values()]}::uuid[]) as copy (of_id, id)
    join video_files file on file.id = copy.of_id
  `.execute(tx);
}

/** No product shows it or is to show it. */
const isUnused: RawBuilder<boolean> = sql`
  not exists (select from product_videos shown where shown.file_id = file.id)
  and not exists (
    select from product_submissions submission where submission.status in ('WAITING', 'RETURNED')
      and submission.proposed @> jsonb_build_object('videos',
        jsonb_build_array(jsonb_build_object('provider', 'upload', 'ref', file.id::text))))`;

export async function lockUnusedVideoFiles(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from video_files file where created_at < ${before}::timestamptz and ${isUnused}
    order by created_at limit ${limit} for update skip locked
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Deletes those that are unused still. @returns the files that go with them: one that a copy shows stays */
export async function deleteUnusedVideoFiles(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; object_key: string | null }[]> {
  const { rows } = await sql<{ id: string; object_key: string | null }>`
    with gone as (
      delete from video_files file where id = any(${[...ids]}::uuid[]) and ${isUnused} returning id, object_key
    )
    select id, case when not exists (
      select from video_files other where other.object_key = gone.object_key and other.id not in (select id from gone)
    ) then object_key end as object_key from gone
  `.execute(tx);
  return rows;
}
