import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
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
