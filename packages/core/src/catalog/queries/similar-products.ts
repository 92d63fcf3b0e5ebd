import type { ProductCardView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { sql } from "kysely";

/**
 * Cards of the best sellers in the category of a visible product, those that can be bought first; none for a product
 * that shoppers do not see.
 * @param ref the product's slug or id
 */
export async function listSimilarCards(db: Db, ref: { slug: string } | { id: string }): Promise<ProductCardView[]> {
  const isWanted = "id" in ref ? sql`product.id = ${ref.id}` : sql`product.slug = ${ref.slug}`;
  // Append gives the first branch first, and the limit spares the second one when eight can be bought.
  const { rows } = await sql<{ card: ProductCardView }>`
    select near.card
    from products product
    join sellers seller on seller.id = product.seller_id
    cross join lateral (
      (select listing.card from listing_categories link join product_listings listing using (product_id)
       where link.category_id = product.category_id and link.is_visible and link.is_purchasable
         and link.product_id <> product.id
       order by link.sold_count desc, link.product_id desc limit 8)
      union all
      (select listing.card from listing_categories link join product_listings listing using (product_id)
       where link.category_id = product.category_id and link.is_visible and not link.is_purchasable
         and link.product_id <> product.id
       order by link.sold_count desc, link.product_id desc limit 8)
      limit 8
    ) near
    where ${isWanted} and product.status = 'PUBLISHED' and seller.status = 'APPROVED'
  `.execute(db);
  return rows.map((row) => row.card);
}
