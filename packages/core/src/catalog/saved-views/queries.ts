import type { SavedProductView } from "@emporia/contracts/catalog";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/** Whose views: those of one member of one shop. */
export interface Keeper {
  sellerId: string;
  userId: string;
}

export async function listViewRows(db: Db, { sellerId, userId }: Keeper): Promise<SavedProductView[]> {
  const { rows } = await sql<SavedProductView>`
    select id, name, filter, is_default as "isDefault" from product_views
    where seller_id = ${sellerId} and user_id = ${userId} order by lower(name), id
  `.execute(db);
  return rows;
}

/** The member's views stay as they are until the transaction ends. */
export async function lockViews(tx: Tx, { sellerId, userId }: Keeper): Promise<{ id: string }[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`product_views ${sellerId} ${userId}`}, 0))`.execute(tx);
  return tx
    .selectFrom("product_views")
    .where("seller_id", "=", sellerId)
    .where("user_id", "=", userId)
    .select("id")
    .execute();
}

export async function insertView(
  tx: Tx,
  { sellerId, userId }: Keeper,
  view: SavedProductView,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("product_views")
    .values({
      id: view.id,
      seller_id: sellerId,
      user_id: userId,
      name: view.name,
      filter: JSON.stringify(view.filter),
      is_default: view.isDefault,
      created_at: now,
    })
    .execute();
}

export async function setView(
  tx: Tx,
  viewId: string,
  view: { [Field in "name" | "filter" | "isDefault"]?: SavedProductView[Field] | undefined },
): Promise<void> {
  const { name, filter, isDefault } = view;
  if (name === undefined && filter === undefined && isDefault === undefined) return;
  await tx
    .updateTable("product_views")
    .set({
      ...(name === undefined ? {} : { name }),
      ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
      ...(isDefault === undefined ? {} : { is_default: isDefault }),
    })
    .where("id", "=", viewId)
    .execute();
}

/** No view of the member opens by itself any more. */
export async function clearDefault(tx: Tx, { sellerId, userId }: Keeper): Promise<void> {
  await tx
    .updateTable("product_views")
    .set({ is_default: false })
    .where("seller_id", "=", sellerId)
    .where("user_id", "=", userId)
    .where("is_default", "=", true)
    .execute();
}

export async function deleteView(tx: Tx, { sellerId, userId }: Keeper, viewId: string): Promise<void> {
  await tx
    .deleteFrom("product_views")
    .where("id", "=", viewId)
    .where("seller_id", "=", sellerId)
    .where("user_id", "=", userId)
    .execute();
}
