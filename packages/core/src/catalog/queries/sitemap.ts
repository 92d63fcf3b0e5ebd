import type { Db } from "@emporia/db";
import { sql } from "kysely";

/** Fewer than the 50,000 addresses that a sitemap may hold, so that a part stays right while products come in. */
const PART_SIZE = 20_000;
const PAGE_SIZE = 2_500;
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The id of the first product of each part: those that shoppers see and that are not hidden from search engines. */
export async function listSitemapStarts(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select listing.product_id as id, row_number() over (order by listing.product_id) as nth
      from product_listings listing join products product on product.id = listing.product_id
      where listing.is_visible and not product.seo_is_hidden
    ) numbered where nth % ${PART_SIZE}::integer = 1 order by id
  `.execute(db);
  return rows.map((row) => row.id);
}

export async function listSitemapShops(db: Db): Promise<{ shopSlug: string }[]> {
  const { rows } = await sql<{ shopSlug: string }>`
    select shop_slug as "shopSlug" from sellers where status = 'APPROVED' order by id limit 50000
  `.execute(db);
  return rows;
}

/**
 * Products from an id on, or after one, before another, as many as one answer takes. Both bounds are written so that the
 * index takes them: with alternatives it is read from the beginning of the part for each answer.
 */
export async function listSitemapProductRows(
  db: Db,
  range: { from: string; after?: string | undefined; before?: string | undefined },
): Promise<{ id: string; slug: string; updatedAt: string }[]> {
  const { rows } = await sql<{ id: string; slug: string; updatedAt: string }>`
    select product.id, product.slug,
      to_char(product.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "updatedAt"
    from product_listings listing join products product on product.id = listing.product_id
    where listing.is_visible and not product.seo_is_hidden
      and listing.product_id >= coalesce(${range.after ?? null}::uuid, ${range.from}::uuid)
      and listing.product_id is distinct from ${range.after ?? null}::uuid
      and listing.product_id < coalesce(${range.before ?? null}::uuid, ${LAST_ID}::uuid)
    order by listing.product_id limit ${PAGE_SIZE}
  `.execute(db);
  return rows;
}
