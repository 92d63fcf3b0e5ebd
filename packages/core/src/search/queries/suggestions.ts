import type { suggestView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { z } from "zod";
import { escapeLike } from "../../platform/index";
import { type ListingMarket, listingsOf } from "./market-listings";

export async function suggestIds(
  db: Db,
  market: ListingMarket,
  text: string,
  tsquery: string | undefined,
): Promise<{ productIds: string[]; categoryIds: string[]; sellerIds: string[] }> {
  const beginning = `${escapeLike(text)}%`;
  const { rows } = await sql<{ productIds: string[]; categoryIds: string[]; sellerIds: string[] }>`
    select
      array(
        select listing.product_id from ${listingsOf(market)} listing
        where listing.is_visible and listing.document @@ to_tsquery('english', plain_text(${tsquery ?? ""}))
        order by listing.name_text like plain_text(${beginning}) desc, listing.is_purchasable desc,
          ts_rank('{0, 0.1, 0.2, 1.0}', listing.document, to_tsquery('english', plain_text(${tsquery ?? ""}))) desc,
          listing.sold_count desc, listing.product_id
        limit 6
      ) as "productIds",
      array(
        select category.id from categories category
        where plain_text(category.name) like plain_text(${beginning}) or plain_text(category.name) like plain_text(${`% ${beginning}`})
        order by plain_text(category.name) like plain_text(${beginning}) desc, category.name limit 4
      ) as "categoryIds",
      array(
        select seller.id from sellers seller
        where seller.status = 'APPROVED' and (plain_text(seller.shop_name::text) like plain_text(${beginning})
          or plain_text(seller.shop_name::text) like plain_text(${`% ${beginning}`}))
        order by seller.shop_name limit 3
      ) as "sellerIds"
  `.execute(db);
  return rows[0] ?? { productIds: [], categoryIds: [], sellerIds: [] };
}

type SuggestedViews = Pick<z.output<typeof suggestView>, "products" | "categories" | "shops">;

/** What the suggested ids look like, in their order; those that are hidden by now are left out. */
export async function findSuggestionViews(
  db: Db,
  market: ListingMarket,
  ids: { productIds: readonly string[]; categoryIds: readonly string[]; sellerIds: readonly string[] },
): Promise<SuggestedViews> {
  const { rows } = await sql<SuggestedViews>`
    select
      coalesce((
        select json_agg(json_build_object('slug', card ->> 'slug', 'name', card ->> 'name', 'picture', card -> 'picture',
          'price', card -> 'price') order by array_position(${[...ids.productIds]}::uuid[], product_id))
        from ${listingsOf(market)} listing where is_visible and product_id = any(${[...ids.productIds]}::uuid[])
      ), '[]') as products,
      coalesce((
        select json_agg(json_build_object('slug', slug, 'name', name)
          order by array_position(${[...ids.categoryIds]}::uuid[], id))
        from categories where id = any(${[...ids.categoryIds]}::uuid[])
      ), '[]') as categories,
      coalesce((
        select json_agg(json_build_object('shopSlug', shop_slug, 'shopName', shop_name)
          order by array_position(${[...ids.sellerIds]}::uuid[], id))
        from sellers where status = 'APPROVED' and id = any(${[...ids.sellerIds]}::uuid[])
      ), '[]') as shops
  `.execute(db);
  return rows[0] ?? { products: [], categories: [], shops: [] };
}
