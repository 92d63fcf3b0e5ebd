import type { Db } from "@emporia/db";
import { sql } from "kysely";

/** Ids of a category and of shops by id or address; null and left out where there is none. */
export async function resolveRefs(
  db: Db,
  refs: { category: string | undefined; sellers: readonly string[] },
): Promise<{ categoryId: string | null; sellerIds: string[] }> {
  const { rows } = await sql<{ categoryId: string | null; sellerIds: string[] }>`
    select
      (select id from categories where slug = ${refs.category ?? ""} or id::text = ${refs.category ?? ""}) as "categoryId",
      array(
        select id from sellers where shop_slug = any(${[...refs.sellers]}::text[]) or id::text = any(${[...refs.sellers]}::text[])
        union
        select seller_id from seller_slug_redirects where old_slug = any(${[...refs.sellers]}::text[])
      ) as "sellerIds"
  `.execute(db);
  return rows[0] ?? { categoryId: null, sellerIds: [] };
}

/** Visible products with a variant of this code, in whatever case it is written; 100 at most, the oldest first. */
export async function findBySku(db: Db, sku: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct variant.product_id as id from variants variant
    join product_listings listing on listing.product_id = variant.product_id and listing.is_visible
    where lower(variant.sku) = lower(${sku}) order by id limit 100
  `.execute(db);
  return rows.map(({ id }) => id);
}
