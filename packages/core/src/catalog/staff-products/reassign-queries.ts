import type { SellerStatus } from "@emporia/contracts/sellers";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export async function findShop(
  db: Db,
  slug: string,
): Promise<{ id: string; shopName: string; status: SellerStatus } | undefined> {
  return db
    .selectFrom("sellers")
    .where("shop_slug", "=", slug)
    .select(["id", "shop_name as shopName"])
    .select(sql<SellerStatus>`status`.as("status"))
    .executeTakeFirst();
}

/**
 * Gives a shop pictures of its own of the same files, by the ids that they have and get. Where a file came from is not
 * known of them: the shop's own product files may name the same address. One that has not arrived is not copied.
 * @returns how many it got
 */
export async function copyMedia(
  tx: Tx,
  copies: ReadonlyMap<string, string>,
  sellerId: string,
  now: Date,
): Promise<number> {
  if (copies.size === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into media (id, seller_id, object_key, width, height, dominant_color, focus_x, focus_y, created_at)
    select copy.id, ${sellerId}, object_key, width, height, dominant_color, focus_x, focus_y,
      ${now}::timestamptz
    from unnest(${[...copies.keys()]}::uuid[], ${[...copies.values()]}::uuid[]) as copy (of_id, id)
    join media on media.id = copy.of_id and media.object_key is not null
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** An address that led to a product leads nowhere, so that another product can have it. */
export async function freeSlug(tx: Tx, slug: string): Promise<void> {
  await tx.deleteFrom("product_slug_redirects").where("old_slug", "=", slug).execute();
}

/** The addresses that a product had lead to another one. */
export async function takeSlugRedirects(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx.updateTable("product_slug_redirects").set({ product_id: toId }).where("product_id", "=", fromId).execute();
}

export async function setMovedTo(tx: Tx, takedownId: string, productId: string): Promise<void> {
  await tx.updateTable("product_takedowns").set({ moved_to_id: productId }).where("id", "=", takedownId).execute();
}

/** Where staff chose the one product, the other one stands. */
export async function moveCuration(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`
    with featured as (update featured_products set product_id = ${toId} where product_id = ${fromId}),
      pinned as (update search_pins set product_id = ${toId} where product_id = ${fromId}),
      led as (update search_redirects set product_id = ${toId} where product_id = ${fromId})
    update collection_products set product_id = ${toId} where product_id = ${fromId}
  `.execute(tx);
}
