import type { ProductView } from "@emporia/contracts/catalog";
import type { WithdrawalExclusion } from "@emporia/contracts/catalog/constants";
import { compiledOnce, type Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { instantText, type Market } from "../../platform/index";
import type { ListingMarket } from "../../search/index";
import { getDeliveryEstimate } from "../../shipping/index";
import { awayColumns, processingDays, type Stock } from "../offers";
import type { ShownVideo } from "../videos";

export interface ProductPageRow {
  seller_id: string;
  withdrawal_exclusion: WithdrawalExclusion | null;
  is_visible: boolean;
  /** Sold once, and withdrawn by a shop that is open. */
  is_gone: boolean;
  document: ProductDocument;
  seller: ProductView["seller"];
  stock: VariantStock[] | null;
  videos: ShownVideo[] | null;
  /** In another market than home, whose prices are in the document. */
  prices?: VariantPrices[] | null;
}

type WrittenRow = Omit<ProductPageRow, "seller"> & {
  shipping_profile_id: string | null;
  seller: Omit<ProductView["seller"], "delivery">;
};

/** A product as it was last written; shop and stock are not in it. */
export type ProductDocument = Omit<
  ProductView,
  "seller" | "variants" | "isPurchasable" | "media" | "withdrawalExclusion"
> & {
  variants: Omit<ProductView["variants"][number], "isPurchasable" | "available" | "isBackorder" | "shipsBy">[];
};

export interface VariantStock extends Stock {
  variantId: string;
}

export type VariantPrices = { variantId: string } & Pick<
  ProductView["variants"][number],
  "price" | "compareAtPrice" | "priorPrice"
>;

/** In which prices and days of delivery are shown. */
type ProductMarket = ListingMarket & Pick<Market, "code" | "countries">;

/** What a page is asked by. */
interface Wanted extends Record<string, unknown> {
  ref: string;
  currency: string;
}

/** One statement for all of it but what is known of deliveries: its text is one for home and one for elsewhere, so PostgreSQL plans it once per connection. */
const productPage = (by: "id" | "slug", isHome: boolean) =>
  compiledOnce<WrittenRow, Wanted>(
    (place) => sql<WrittenRow>`
    select
      product.seller_id, product.shipping_profile_id, product.withdrawal_exclusion,
      product.status = 'PUBLISHED' and seller.status = 'APPROVED' as is_visible,
      product.status = 'ARCHIVED' and product.published_at is not null and seller.status = 'APPROVED' as is_gone,
      page.document,
      json_build_object('id', seller.id, 'shopName', seller.shop_name, 'shopSlug', seller.shop_slug,
        'tagline', seller.tagline, 'city', seller.city, 'state', seller.state,
        'processingDays', ${processingDays}, 'policies', seller.policies,
        'logo', case when logo.id is not null then json_build_object('id', logo.id, 'url', '/media/' || logo.id,
          'width', logo.width, 'height', logo.height, 'alt', seller.shop_name, 'dominantColor', logo.dominant_color) end,
        'vacation', case when seller.vacation_now is not null then json_build_object('mode', seller.vacation_now,
          'from', to_char(seller.vacation_from at time zone seller.time_zone, 'YYYY-MM-DD'),
          'until', to_char(seller.vacation_until at time zone seller.time_zone, 'YYYY-MM-DD'), 'message', seller.vacation_message) end,
        'rating', case when seller.rating_count > 0 then seller.rating_hundredths / 100.0 end,
        'reviewCount', seller.rating_count) as seller,
      (
        select json_agg(json_build_object('variantId', level.variant_id, 'trackQuantity', level.track_quantity,
          'allowBackorder', level.allow_backorder, 'backorderDays', level.backorder_days, 'available', level.on_hand - level.reserved,
          'awayUntil', ${awayColumns.awayUntil}, 'laterBy', ${awayColumns.laterBy}))
        from stock_levels level where level.variant_id = any(page.variant_ids)
      ) as stock,
      (
        select json_agg(json_build_object('provider', video.provider, 'ref', video.ref, 'title', video.title,
          'posterMediaId', video.poster_media_id, 'afterPictures', video.after_pictures,
          'addedAt', ${instantText("video.added_at")},
          'poster', (
            select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
              'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color, 'focus', picture_focus(media))
            from product_media shown join media on media.id = shown.media_id and media.object_key is not null
            where shown.product_id = product.id and shown.media_id = video.poster_media_id
          )) order by video.position)
        from product_videos video where video.product_id = product.id
      ) as videos${isHome ? sql`` : pricesIn(place("currency"))}
    from products product
    join product_pages page on page.product_id = product.id
    join sellers seller on seller.id = product.seller_id
    left join media logo on logo.id = seller.logo_media_id and logo.object_key is not null
    where ${sql.ref(`product.${by}`)} = ${place("ref")}
  `,
  );

const pages = {
  id: { home: productPage("id", true), elsewhere: productPage("id", false) },
  slug: { home: productPage("slug", true), elsewhere: productPage("slug", false) },
};

/** The page of the product with this id, or with this slug. */
export async function findProductPage(
  db: Db,
  market: ProductMarket,
  by: "id" | "slug",
  ref: string,
): Promise<ProductPageRow | undefined> {
  const [row] = await pages[by][market.isHome ? "home" : "elsewhere"](db, { ref, currency: market.currency });
  if (!row) return undefined;
  const from = { sellerId: row.seller_id, profileId: row.shipping_profile_id };
  return { ...row, seller: { ...row.seller, delivery: await getDeliveryEstimate(db, market, from) } };
}

const pricesIn = (currency: RawBuilder<unknown>) => sql`,
      (
        select json_agg(json_build_object('variantId', price.variant_id,
          'price', json_build_object('amount', price.amount, 'currency', price.currency),
          'compareAtPrice', case when price.compare_at_amount is not null
            then json_build_object('amount', price.compare_at_amount, 'currency', price.currency) end,
          'priorPrice', case when prior.amount is not null
            then json_build_object('amount', prior.amount, 'currency', price.currency) end))
        from prices price
        left join lateral (
          select prior_price(price.variant_id, price.currency, product.published_at) as amount
          where price.compare_at_amount is not null
        ) prior on true
        where price.variant_id = any(page.variant_ids) and price.currency = ${currency}
      ) as prices`;

/** The product that had this slug before. */
export async function findMovedProduct(db: Db, oldSlug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("product_slug_redirects")
    .where("old_slug", "=", oldSlug)
    .select("product_id")
    .executeTakeFirst();
  return row?.product_id;
}

/** Whose a product is. */
export async function findProductSeller(db: Db, productId: string): Promise<string | undefined> {
  const row = await db.selectFrom("products").where("id", "=", productId).select("seller_id").executeTakeFirst();
  return row?.seller_id;
}
