import type { ProductCardView, ProductView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

export interface ProductPageRow {
  seller_id: string;
  is_visible: boolean;
  product: ProductView;
  similar: ProductCardView[];
}

const pictureJson = sql`json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
  'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color)`;

/** One statement for the whole page: its text never changes, so PostgreSQL plans it once per connection. */
function productPage(db: Db, isWanted: RawBuilder<unknown>): Promise<ProductPageRow | undefined> {
  return sql<ProductPageRow>`
    select
      product.seller_id,
      product.status = 'PUBLISHED' and seller.status = 'APPROVED' as is_visible,
      json_build_object(
        'id', product.id, 'slug', product.slug, 'name', product.name, 'description', product.description,
        'status', product.status, 'tags', product.tags, 'specs', product.specs, 'options', product.options,
        'variants', coalesce(offer.variants, '[]'),
        'pictures', coalesce((
          select json_agg(${pictureJson} order by shown.position)
          from product_media shown join media on media.id = shown.media_id and media.object_key is not null
          where shown.product_id = product.id
        ), '[]'),
        'breadcrumbs', coalesce((
          select json_agg(json_build_object('id', crumb.id, 'name', crumb.name, 'slug', crumb.slug)
            order by link.distance desc)
          from category_ancestors link join categories crumb on crumb.id = link.ancestor_id
          where link.category_id = product.category_id
        ), '[]'),
        'seller', json_build_object('id', seller.id, 'shopName', seller.shop_name, 'shopSlug', seller.shop_slug,
          'tagline', seller.tagline, 'city', seller.city, 'state', seller.state,
          'processingDays', seller.processing_days, 'policies', seller.policies,
          'logo', case when logo.id is not null then json_build_object('id', logo.id, 'url', '/media/' || logo.id,
            'width', logo.width, 'height', logo.height, 'alt', seller.shop_name, 'dominantColor', logo.dominant_color) end,
          'rating', case when seller.rating_count > 0 then seller.rating_hundredths / 100.0 end,
          'reviewCount', seller.rating_count),
        'rating', case when product.rating_count > 0 then product.rating_hundredths / 100.0 end,
        'reviewCount', product.rating_count,
        'isPurchasable', coalesce(offer.is_purchasable, false),
        'seo', json_build_object('title', product.seo_title, 'description', product.seo_description,
          'isHidden', product.seo_is_hidden),
        'publishedAt', to_char(product.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      ) as product,
      coalesce((
        -- Append gives the first branch first, and the limit spares the second one when eight can be bought.
        select json_agg(near.card) from (
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
      ), '[]') as similar
    from products product
    join sellers seller on seller.id = product.seller_id
    left join media logo on logo.id = seller.logo_media_id and logo.object_key is not null
    left join lateral (
      select
        bool_or(is_in_stock(level, 1)) as is_purchasable,
        json_agg(json_build_object(
          'id', variant.id, 'options', variant.option_values, 'sku', variant.sku,
          'price', json_build_object('amount', price.amount, 'currency', price.currency),
          'compareAtPrice', case when price.compare_at_amount is not null
            then json_build_object('amount', price.compare_at_amount, 'currency', price.currency) end,
          'isPurchasable', is_in_stock(level, 1),
          'available', case when level.track_quantity then greatest(level.on_hand - level.reserved, 0) end,
          'isBackorder', level.track_quantity and level.allow_backorder and level.on_hand - level.reserved <= 0,
          'mediaId', variant.media_id
        ) order by variant.position, variant.id) as variants
      from variants variant
      join lateral (
        select currency, amount, compare_at_amount from prices
        where prices.variant_id = variant.id order by currency = 'USD' desc, currency limit 1
      ) price on true
      join stock_levels level on level.variant_id = variant.id
      where variant.product_id = product.id
    ) offer on true
    where ${isWanted}
  `
    .execute(db)
    .then(({ rows }) => rows[0]);
}

export async function findProductPageById(db: Db, productId: string): Promise<ProductPageRow | undefined> {
  return productPage(db, sql`product.id = ${productId}`);
}

export async function findProductPageBySlug(db: Db, slug: string): Promise<ProductPageRow | undefined> {
  return productPage(db, sql`product.slug = ${slug}`);
}

/** The product that had this slug before. */
export async function findMovedProduct(db: Db, oldSlug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("product_slug_redirects")
    .where("old_slug", "=", oldSlug)
    .select("product_id")
    .executeTakeFirst();
  return row?.product_id;
}
