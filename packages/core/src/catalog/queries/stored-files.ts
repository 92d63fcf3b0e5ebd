import type { Db } from "@emporia/db";

/** Files of products that are kept as they came, by their table. */
type FileTable = "video_files" | "model_files";

/** Where a file is kept, and how many bytes it has. */
export async function findStoredFile(
  db: Db,
  table: FileTable,
  id: string,
): Promise<{ objectKey: string; size: number } | undefined> {
  return db.selectFrom(table).where("id", "=", id).select(["object_key as objectKey", "size"]).executeTakeFirst();
}

/** How many a shop has put there since. */
export async function countFilesSince(db: Db, table: FileTable, sellerId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .where("seller_id", "=", sellerId)
    .where("created_at", ">=", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
