import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export async function insertUpload(
  db: Db,
  upload: { id: string; sellerId: string; contentType: string; size: number; now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto("media_uploads")
    .values({
      id: upload.id,
      seller_id: upload.sellerId,
      content_type: upload.contentType,
      size: upload.size,
      created_at: upload.now,
      expires_at: upload.expiresAt,
    })
    .execute();
}

export async function findOwnUpload(
  db: Db,
  sellerId: string,
  uploadId: string,
): Promise<{ size: number; content_type: string } | undefined> {
  return db
    .selectFrom("media_uploads")
    .where("id", "=", uploadId)
    .where("seller_id", "=", sellerId)
    .select(["size", "content_type"])
    .executeTakeFirst();
}

/** False when somebody else has taken it away. */
export async function deleteUpload(tx: Tx, uploadId: string): Promise<boolean> {
  const rows = await tx.deleteFrom("media_uploads").where("id", "=", uploadId).returning("id").execute();
  return rows.length > 0;
}

/** Uploads whose time was over by then; those that somebody else holds are left out. @returns their ids */
export async function deleteOldUploads(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from media_uploads where id in (
      select id from media_uploads where expires_at < ${before} order by expires_at limit ${limit} for update skip locked
    ) returning id
  `.execute(tx);
  return rows.map((row) => row.id);
}
