import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Likeness } from "../similarity";

const likeness = sql`
  listing.product_id as "productId", tsvector_to_array(ts_filter(listing.document, '{a}')) as words, listing.tags,
  listing.attribute_keys as "attributeKeys", listing.category_ids as "categoryIds", listing.price_amount as "priceAmount"
`;

/** Every category that has visible products of its own, and itself or the nearest above it that has `enough` in all. */
export async function listCategoriesWithProducts(
  db: Db,
  enough: number,
): Promise<{ categoryId: string; comparedIn: string }[]> {
  const { rows } = await sql<{ categoryId: string; comparedIn: string }>`
    with filled as (
      select link.category_id, count(*) as products from listing_categories link where link.is_visible group by 1
    )
    select own.category_id as "categoryId", coalesce((
      select above.ancestor_id from category_ancestors above join filled on filled.category_id = above.ancestor_id
      where above.category_id = own.category_id and filled.products > ${enough}
      order by above.distance limit 1
    ), (
      select above.ancestor_id from category_ancestors above where above.category_id = own.category_id
      order by above.distance desc limit 1
    )) as "comparedIn"
    from (
      select distinct product.category_id from products product join product_listings listing on listing.product_id = product.id
      where listing.is_visible and product.category_id is not null
    ) own
    order by own.category_id
  `.execute(db);
  return rows;
}

/** The best sellers of a category and what is below it. */
export async function listComparable(db: Db, categoryId: string, limit: number): Promise<Likeness[]> {
  const { rows } = await sql<Likeness>`
    select ${likeness} from (
      select link.product_id, link.sold_count from listing_categories link
      where link.category_id = ${categoryId} and link.is_visible and link.is_purchasable
        and link.open_rank = 1
      order by link.sold_count desc, link.product_id desc limit ${limit}
    ) best
    join product_listings listing using (product_id)
    order by best.sold_count desc, best.product_id desc
  `.execute(db);
  return rows;
}

/** The next visible products that are in this category itself. */
export async function listProductsToCompare(
  db: Db,
  categoryId: string,
  afterId: string | null,
  limit: number,
): Promise<Likeness[]> {
  const { rows } = await sql<Likeness>`
    select ${likeness} from products product join product_listings listing on listing.product_id = product.id
    where product.category_id = ${categoryId} and listing.is_visible
      and (${afterId}::uuid is null or product.id > ${afterId}::uuid)
    order by product.id limit ${limit}
  `.execute(db);
  return rows;
}

/** Writes what is most like these products, the best first. */
export async function setSimilar(
  tx: Tx,
  found: readonly { productId: string; otherIds: readonly string[] }[],
): Promise<void> {
  const products = found.map(({ productId }) => productId);
  await sql`delete from similar_products where product_id = any(${products}::uuid[])`.execute(tx);
  const rows = found.flatMap(({ productId, otherIds }) =>
    otherIds.map((otherId, position) => ({ productId, otherId, position })),
  );
  // Products that were deleted meanwhile are left out.
  await sql`
    insert into similar_products (product_id, other_id, position)
    select pair."productId", pair."otherId", pair.position
    from json_to_recordset(${JSON.stringify(rows)}::json) as pair ("productId" uuid, "otherId" uuid, position integer)
    where exists (select from products product where product.id = pair."productId" for key share)
      and exists (select from products product where product.id = pair."otherId" for key share)
  `.execute(tx);
}
