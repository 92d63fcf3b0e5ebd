import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

/** What shops upload besides pictures, and products show among their videos. */
export type UploadedKind = "upload" | "model";

const files = { upload: sql.table("video_files"), model: sql.table("model_files") };
const shownAs = { upload: sql.ref("shown.file_id"), model: sql.ref("shown.model_id") };

/** Whether one of these is not this seller's. */
export async function hasForeignFile(
  db: Db,
  kind: UploadedKind,
  sellerId: string,
  ids: readonly string[],
): Promise<boolean> {
  if (ids.length === 0) return false;
  const { rows } = await sql`
    select wanted.id from unnest(${[...ids]}::uuid[]) as wanted (id)
    where not exists (select from ${files[kind]} file where file.id = wanted.id and file.seller_id = ${sellerId})
    limit 1
  `.execute(db);
  return rows.length > 0;
}

/** No product shows it or is to show it. */
const isUnused = (kind: UploadedKind): RawBuilder<boolean> => sql`
  not exists (select from product_videos shown where ${shownAs[kind]} = file.id)
  and not exists (
    select from product_submissions submission where submission.status in ('WAITING', 'RETURNED')
      and submission.proposed @> jsonb_build_object('videos',
        jsonb_build_array(jsonb_build_object('provider', ${kind}::text, 'ref', file.id::text))))`;

export async function lockUnusedFiles(tx: Tx, kind: UploadedKind, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${files[kind]} file where created_at < ${before}::timestamptz and ${isUnused(kind)}
    order by created_at limit ${limit} for update skip locked
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Deletes those that are unused still. @returns the files that go with them: one that a copy shows stays */
export async function deleteUnusedFiles(
  tx: Tx,
  kind: UploadedKind,
  ids: readonly string[],
): Promise<{ id: string; object_key: string | null }[]> {
  const { rows } = await sql<{ id: string; object_key: string | null }>`
    with gone as (
      delete from ${files[kind]} file where id = any(${[...ids]}::uuid[]) and ${isUnused(kind)} returning id, object_key
    )
    select id, case when not exists (
      select from ${files[kind]} other where other.object_key = gone.object_key and other.id not in (select id from gone)
    ) then object_key end as object_key from gone
  `.execute(tx);
  return rows;
}
