import { type RawBuilder, sql } from "kysely";

/** Whose listings are read: those of home are rows as they are, of another market the same with its prices in them. */
export interface ListingMarket {
  currency: string;
  isHome: boolean;
}

/** The listings of a market, to be read from. */
export function listingsOf({ currency, isHome }: ListingMarket): RawBuilder<unknown> {
  if (isHome) return sql`product_listings`;
  return sql`(
    select home.product_id, home.seller_id, home.category_ids, home.tags, home.attribute_keys, home.options, home.all_options,
      home.rating_rank, home.rating_hundredths, home.sold_count, home.published_at, home.name_text, home.document, home.seller_points,
      there.is_visible, there.is_purchasable, there.break_rank, there.open_rank, there.price_amount, (home.card::jsonb || there.card)::json as card
    from product_listings home join listing_prices there using (product_id) where there.currency = ${currency}
  )`;
}

/** The sorted rows of categories in a market. */
export function listingCategoriesOf({ currency, isHome }: ListingMarket): RawBuilder<unknown> {
  if (isHome) return sql`listing_categories`;
  return sql`(
    select home.category_id, home.product_id, home.rating_rank, home.sold_count, home.published_at,
      there.is_visible, there.is_purchasable, there.break_rank, there.open_rank, there.price_amount
    from listing_categories home join listing_prices there using (product_id) where there.currency = ${currency}
  )`;
}

/** The variants of products with options in a market. */
export function listingVariantsOf({ currency, isHome }: ListingMarket): RawBuilder<unknown> {
  if (isHome) return sql`listing_variants`;
  return sql`(
    select home.variant_id, home.product_id, home.options, home.is_purchasable, price.amount as price_amount
    from listing_variants home join prices price using (variant_id) where price.currency = ${currency}
  )`;
}
