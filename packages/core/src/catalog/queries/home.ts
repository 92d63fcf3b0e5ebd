import type { homeView, ProductCardView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { z } from "zod";
import { type ListingMarket, listingsOf } from "../../search/index";

interface HomeProducts {
  featured: ProductCardView[];
  bestSelling: ProductCardView[];
  newest: ProductCardView[];
  shops: HomeShop[];
}

type HomeShop = z.output<typeof homeView>["shops"][number];

/** What staff have chosen, the best sellers, the newest products and the shops with most sold, in one statement. */
export async function findHome(db: Db, market: ListingMarket, now: Date): Promise<HomeProducts> {
  const { rows } = await sql<HomeProducts>`
    select
      coalesce((select json_agg(card order by position, product_id) from (
        select listing.card, featured.position, listing.product_id
        from featured_products featured join ${listingsOf(market)} listing on listing.product_id = featured.product_id
        where is_visible and is_purchasable and (featured.ends_at is null or featured.ends_at > ${now}::timestamptz)
        order by featured.position, listing.product_id limit 12
      ) chosen), '[]') as featured,
      coalesce((select json_agg(card) from (
        select card from ${listingsOf(market)} listing where is_visible and is_purchasable
        order by sold_count desc, rating_rank desc, product_id desc limit 12
      ) best), '[]') as "bestSelling",
      coalesce((select json_agg(card) from (
        select card from ${listingsOf(market)} listing where is_visible and is_purchasable and open_rank = 1
        order by published_at desc, product_id desc limit 12
      ) new), '[]') as newest,
      coalesce((select json_agg(json_build_object(
          'id', seller.id, 'shopName', seller.shop_name, 'shopSlug', seller.shop_slug, 'tagline', seller.tagline,
          'city', seller.city, 'state', seller.state,
          'logo', case when logo.id is not null then json_build_object('id', logo.id, 'url', '/media/' || logo.id,
            'width', logo.width, 'height', logo.height, 'alt', seller.shop_name,
            'dominantColor', logo.dominant_color) end,
          'banner', case when banner.id is not null then json_build_object('id', banner.id,
            'url', '/media/' || banner.id, 'width', banner.width, 'height', banner.height, 'alt', seller.shop_name,
            'dominantColor', banner.dominant_color) end) order by top.sold_count desc, seller.id)
        from (
          select seller_id, sum(sold_count) as sold_count from ${listingsOf(market)} listing where is_visible
          group by seller_id order by sum(sold_count) desc, seller_id limit 8
        ) top
        join sellers seller on seller.id = top.seller_id
        left join media logo on logo.id = seller.logo_media_id and logo.object_key is not null
        left join media banner on banner.id = seller.banner_media_id and banner.object_key is not null
      ), '[]') as shops
  `.execute(db);
  return rows[0] ?? { featured: [], bestSelling: [], newest: [], shops: [] };
}
