import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { StoredModel } from "../media-store";

interface ModelFileRow {
  id: string;
  size: number;
  triangles: number;
}

export async function insertModelFile(
  db: Db,
  { id, sellerId, model, now }: { id: string; sellerId: string; model: StoredModel; now: Date },
): Promise<ModelFileRow> {
  const { objectKey: object_key, size, triangles } = model;
  return db
    .insertInto("model_files")
    .values({ id, seller_id: sellerId, object_key, size, triangles, created_at: now })
    .returning(["id", "size", "triangles"])
    .executeTakeFirstOrThrow();
}

/** Models of one shop for another, by the ids that they are to have; the file itself is shared. */
export async function copyModelFiles(
  tx: Tx,
  copies: ReadonlyMap<string, string>,
  sellerId: string,
  now: Date,
): Promise<void> {
  if (copies.size === 0) return;
  await sql`
    insert into model_files (id, seller_id, object_key, size, triangles, created_at)
    select copy.id, ${sellerId}, object_key, size, triangles, ${now}::timestamptz
    from unnest(${[...copies.keys()]}::uuid[], ${[...copies.values()]}::uuid[]) as copy (of_id, id)
    join model_files file on file.id = copy.of_id
  `.execute(tx);
}
