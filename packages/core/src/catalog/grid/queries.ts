import type { GridView } from "@emporia/contracts/bulk-edits";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

/** Products with their variants as a grid shows them, by name, `limit + 1` of them. */
export async function listGridRows(
  db: Db,
  filter: { where: RawBuilder<boolean>; after: { name: string; id: string } | undefined; limit: number },
): Promise<{ view: GridView["items"][number] }[]> {
  const { rows } = await sql<{ view: GridView["items"][number] }>`
    select json_build_object('productId', product.id, 'name', product.name, 'status', product.status, 'variants', coalesce((
      select json_agg(json_build_object('id', variant.id,
        'title', array_to_string(variant.option_values, ' / '), 'sku', variant.sku,
        'price', coalesce(price.regular_amount, price.amount),
        'onHand', coalesce(level.on_hand, 0), 'reserved', coalesce(level.reserved, 0),
        'isCounted', coalesce(level.track_quantity, true)) order by variant.position, variant.id)
      from variants variant
      left join stock_levels level on level.variant_id = variant.id
      left join prices price on price.variant_id = variant.id and price.currency = 'USD'
      where variant.product_id = product.id
    ), '[]')) as view
    from products product
    where ${filter.where}
      and ${filter.after ? sql`(product.name, product.id) > (${filter.after.name}, ${filter.after.id}::uuid)` : sql`true`}
    order by product.name, product.id limit ${sql.lit(filter.limit + 1)}
  `.execute(db);
  return rows;
}

/** So far products are counted that a list finds. */
const COUNTED = 2_000;

/** How many products there are; null when they are more than are counted. */
export async function countProducts(db: Db, where: RawBuilder<boolean>): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from products product where ${where} limit ${sql.lit(COUNTED + 1)}) found
  `.execute(db);
  const count = rows[0]?.count ?? 0;
  return count > COUNTED ? null : count;
}

/** To which of the seller's products variants belong. */
export async function listProductsOfVariants(
  db: Db,
  sellerId: string,
  variantIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; product_id: string }>`
    select id, product_id from variants where seller_id = ${sellerId} and id = any(${[...variantIds]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.product_id]));
}
