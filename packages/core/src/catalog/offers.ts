import type { WithdrawalExclusion } from "@emporia/contracts/catalog/constants";
import type { PictureView } from "@emporia/contracts/common";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { workingDay } from "../platform/index";

const DAY_MS = 86_400_000;

/** How a variant is counted, and how much of it there is. */
export interface Stock {
  trackQuantity: boolean;
  allowBackorder: boolean;
  /** How many days after it was ordered a unit ships that is not there; null where its seller says nothing. */
  backorderDays: number | null;
  /** On hand less reserved. */
  available: number;
  /** The first day on which its shop is back, while that is on a break and sells nothing. */
  awayUntil: string | null;
  /** The day by which it ships, while its shop is on a break and takes orders. */
  laterBy: string | null;
  /** Working days until it is sent, where its shipping profile takes longer than its shop says of the rest. */
  longerDays?: number | null;
}

/** Working days until a thing is sent, by the rows `product` and `seller`. */
export const processingDays = sql`coalesce((select profile.processing_days from shipping_profiles profile
  where profile.id = product.shipping_profile_id), seller.processing_days)`;

/** What a break of its shop does to an offer, by the rows `product` and `seller`. */
export const awayColumns = {
  awayUntil: sql`case when seller.vacation_now = 'CLOSED'
    then to_char(seller.vacation_until at time zone seller.time_zone, 'YYYY-MM-DD') end`,
  laterBy: sql`case when seller.vacation_now = 'LATER'
    then to_char(end_of_working_day(seller.vacation_until at time zone seller.time_zone at time zone 'UTC', ${processingDays})
      at time zone 'UTC', 'YYYY-MM-DD') end`,
};

/** Working days until a thing is sent that takes longer than its shop says of the rest, by the rows `product` and `seller`. */
const longerDays = sql`(select profile.processing_days from shipping_profiles profile
  where profile.id = product.shipping_profile_id and profile.processing_days > seller.processing_days)`;

/** A variant as it can be bought now: what cart and checkout need to know of it. */
export interface Offer extends Stock {
  variantId: string;
  productId: string;
  sellerId: string;
  shopName: string;
  shopSlug: string;
  sellerCity: string;
  sellerState: string;
  slug: string;
  name: string;
  variantTitle: string;
  sku: string | null;
  /** Minor units. */
  priceAmount: number;
  isVisible: boolean;
  weightGrams: number;
  requiresShipping: boolean;
  isTaxable: boolean;
  taxClass: string;
  shippingProfileId: string | null;
  /** Why nobody may withdraw from it; null or absent where the law lets them. */
  withdrawalExclusion?: WithdrawalExclusion | null;
  picture: PictureView | null;
}

/** What decides whether a variant can be bought now, and for how much. */
export type Terms = Pick<Offer, "variantId" | "priceAmount" | "isVisible"> & Stock;

/** The terms of what is about to be bought. */
export interface LockedTerms extends Terms {
  /** Working days until it is sent. */
  processingDays: number;
}

/** How many of an offer can be bought now; null when there is no limit to know of. */
export function purchasableQuantity(offer: (Stock & { isVisible: boolean }) | undefined): number | null {
  return offer?.isVisible ? purchasableUnits(offer) : 0;
}

/** How many units can be promised now; null when there is no limit to know of. The same as listings say by `is_in_stock`. */
export function purchasableUnits(stock: Stock): number | null {
  if (stock.awayUntil !== null) return 0;
  if (!stock.trackQuantity || stock.allowBackorder) return null;
  return Math.max(stock.available, 0);
}

/**
 * The day by which so many units ship where not all are there, while their shop is on a break, or where things of their shipping
 * profile take longer than the rest; the latest of these;
 * null where they ship as usual, or nothing is said of it.
 */
export function shipsBy(stock: Stock | undefined, quantity: number, now: Date): string | null {
  if (!stock) return null;
  const ready = stock.longerDays == null ? null : workingDay(now, stock.longerDays);
  const days = [madeBy(stock, quantity, now), stock.laterBy, ready].filter((day) => day !== null);
  return days.sort().at(-1) ?? null;
}

function madeBy(stock: Stock, quantity: number, now: Date): string | null {
  if (!stock.trackQuantity || !stock.allowBackorder || stock.backorderDays === null) return null;
  if (stock.available >= quantity) return null;
  return new Date(now.getTime() + stock.backorderDays * DAY_MS).toISOString().slice(0, 10);
}

/** The offers of these variants in one currency; a variant without a price in it is not on offer. */
export async function listOffers(db: Db, variantIds: readonly string[], currency: string): Promise<Map<string, Offer>> {
  if (variantIds.length === 0) return new Map();
  const { rows } = await sql<Offer>`
    select
      variant.id as "variantId", product.id as "productId", seller.id as "sellerId",
      seller.shop_name as "shopName", seller.shop_slug as "shopSlug",
      seller.city as "sellerCity", seller.state as "sellerState",
      product.slug, product.name, array_to_string(variant.option_values, ' / ') as "variantTitle", variant.sku,
      price.amount as "priceAmount",
      product.status = 'PUBLISHED' and seller.status = 'APPROVED' as "isVisible",
      level.track_quantity as "trackQuantity", level.allow_backorder as "allowBackorder",
      level.backorder_days as "backorderDays", level.on_hand - level.reserved as available,
      ${awayColumns.awayUntil} as "awayUntil", ${awayColumns.laterBy} as "laterBy",
      variant.weight_grams as "weightGrams", variant.requires_shipping as "requiresShipping",
      variant.is_taxable and product.is_taxable as "isTaxable", product.tax_class as "taxClass",
      product.shipping_profile_id as "shippingProfileId", ${longerDays} as "longerDays",
      product.withdrawal_exclusion as "withdrawalExclusion",
      (
        select jsonb_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
          'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color)
        from product_media shown join media on media.id = shown.media_id and media.object_key is not null
        where shown.product_id = product.id
        order by shown.media_id = variant.media_id desc nulls last, shown.position
        limit 1
      ) as picture
    from variants variant
    join products product on product.id = variant.product_id
    join sellers seller on seller.id = product.seller_id
    join prices price on price.variant_id = variant.id and price.currency = ${currency}
    join stock_levels level on level.variant_id = variant.id
    where variant.id = any(${[...variantIds]}::uuid[])
  `.execute(db);
  return new Map(rows.map((offer) => [offer.variantId, offer]));
}

/** The variants of each product, in their order. */
export async function listVariantIds(db: Db, productIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ productId: string; variantIds: string[] }>`
    select product_id as "productId", array_agg(id order by position, id) as "variantIds"
    from variants where product_id = any(${[...productIds]}::uuid[]) group by 1
  `.execute(db);
  return new Map(rows.map((row) => [row.productId, row.variantIds]));
}

/** The category of each product and those above it. */
export async function listCategoryIds(db: Db, productIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ productId: string; categoryIds: string[] }>`
    select product.id as "productId", array_agg(link.ancestor_id order by link.distance) as "categoryIds"
    from products product join category_ancestors link on link.category_id = product.category_id
    where product.id = any(${[...productIds]}::uuid[]) group by product.id
  `.execute(db);
  return new Map(rows.map((row) => [row.productId, row.categoryIds]));
}

/**
 * The terms of what is about to be bought, to be sent with others. Stock levels are locked until the transaction ends, in
 * the one order in which everybody locks them. A variant without a price in this currency has none.
 * @param variantIds an array of them, also as an expression that the database works out
 */
export function selectTermsForUpdate(
  variantIds: readonly string[] | RawBuilder<string[]>,
  currency: string | RawBuilder<string>,
): RawBuilder<LockedTerms> {
  const ids = "compile" in variantIds ? variantIds : sql`${[...variantIds]}::uuid[]`;
  return sql`
    select level.variant_id as "variantId", level.track_quantity as "trackQuantity",
      level.allow_backorder as "allowBackorder", level.backorder_days as "backorderDays", level.on_hand - level.reserved as available,
      ${awayColumns.awayUntil} as "awayUntil", ${awayColumns.laterBy} as "laterBy",
      ${processingDays} as "processingDays", ${longerDays} as "longerDays",
      price.amount as "priceAmount", product.status = 'PUBLISHED' and seller.status = 'APPROVED' as "isVisible"
    from stock_levels level
    join variants variant on variant.id = level.variant_id
    join products product on product.id = variant.product_id
    join sellers seller on seller.id = product.seller_id
    join prices price on price.variant_id = variant.id and price.currency = ${currency}
    where level.variant_id = any(${ids})
    order by level.variant_id for update of level
  `;
}
