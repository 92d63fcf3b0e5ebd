import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { instantText } from "../../platform/index";
import type { Price, ProductState, VariantState } from "../product-content";
import { askedAttributes, saidAttributes } from "./attributes";
import { type OwnProductsFilter, ownProductConditions } from "./own-product-filter";

interface StateRow {
  product: Omit<ProductState, "variants"> & { variants: Omit<VariantState, "price">[] };
}

const stateOf = sql`
  json_build_object(
    'id', product.id, 'sellerId', product.seller_id, 'handle', product.handle, 'slug', product.slug,
    'status', product.status, 'version', product.version, 'name', product.name, 'description', product.description,
    'categoryId', product.category_id, 'tags', product.tags, 'specs', product.specs, 'options', product.options,
    'taxClass', product.tax_class, 'isTaxable', product.is_taxable,
    'shippingProfileId', product.shipping_profile_id, 'withdrawalExclusion', product.withdrawal_exclusion,
    'seoTitle', product.seo_title,
    'seoDescription', product.seo_description, 'seoIsHidden', product.seo_is_hidden,
    'publishedAt', ${instantText("product.published_at")},
    'publishAt', ${instantText("product.publish_at")},
    'submission', (
      select json_build_object('status', submission.status, 'reason', submission.reason,
        'submittedAt', ${instantText("submission.submitted_at")},
        'proposed', submission.proposed,
        'pictures', coalesce((
          select json_agg(json_build_object('mediaId', media.id, 'alt', '', 'width', media.width,
            'height', media.height, 'dominantColor', media.dominant_color, 'isStored', media.object_key is not null,
        'focus', picture_focus(media),
            'sourceUrl', media.source_url))
          from media where media.id::text in (
            select picture ->> 'mediaId' from jsonb_array_elements(submission.proposed -> 'pictures') as picture)
        ), '[]'))
      from product_submissions submission where submission.product_id = product.id
      order by submission.submitted_at desc, submission.id desc limit 1
    ),
    'takedown', (
      select json_build_object('policy', takedown.policy, 'reason', takedown.reason,
        'takenDownAt', ${instantText("takedown.taken_down_at")})
      from product_takedowns takedown where takedown.product_id = product.id and takedown.lifted_at is null
    ),
    'sale', (
      select json_build_object('percent', sale.percent, 'amount', sale.amount, 'currency', sale.currency,
        'startsAt', ${instantText("sale.starts_at")},
        'endsAt', ${instantText("sale.ends_at")},
        'isRunning', sale.is_running)
      from product_sales sale where sale.product_id = product.id
    ),
    'updatedAt', ${instantText("product.updated_at")},
    'attributes', ${saidAttributes(sql`product.id`)}, 'askedAttributes', ${askedAttributes(sql`product.category_id`)},
    'pictures', coalesce((
      select json_agg(json_build_object('mediaId', media.id, 'alt', shown.alt, 'width', media.width,
        'height', media.height, 'dominantColor', media.dominant_color, 'isStored', media.object_key is not null,
        'focus', picture_focus(media),
        'sourceUrl', media.source_url) order by shown.position)
      from product_media shown join media on media.id = shown.media_id where shown.product_id = product.id
    ), '[]'),
    'videos', coalesce((
      select json_agg(json_build_object('provider', video.provider, 'ref', video.ref, 'title', video.title,
        'posterMediaId', video.poster_media_id, 'afterPictures', video.after_pictures) order by video.position)
      from product_videos video where video.product_id = product.id
    ), '[]'),
    'variants', coalesce((
      select json_agg(json_build_object('id', variant.id, 'sku', variant.sku, 'barcode', variant.barcode,
        'optionValues', variant.option_values, 'position', variant.position, 'mediaId', variant.media_id,
        'costAmount', variant.cost_amount, 'weightGrams', variant.weight_grams, 'weightUnit', variant.weight_unit,
        'requiresShipping', variant.requires_shipping, 'isTaxable', variant.is_taxable,
        'onHand', coalesce(level.on_hand, 0), 'reserved', coalesce(level.reserved, 0),
        'trackQuantity', coalesce(level.track_quantity, true), 'allowBackorder', coalesce(level.allow_backorder, false),
        'backorderDays', level.backorder_days, 'lowStockThreshold', coalesce(level.low_stock_threshold, 0),
        'prices', coalesce((
          select json_agg(json_build_object('currency', price.currency,
            'amount', coalesce(price.regular_amount, price.amount),
            'compareAtAmount', case when price.regular_amount is null then price.compare_at_amount
              else price.regular_compare_at_amount end,
            'isInherited', price.is_inherited)
            order by price.currency = home_currency() desc, price.currency)
          from prices price where price.variant_id = variant.id and not price.is_converted
        ), '[]')) order by variant.position, variant.id)
      from variants variant left join stock_levels level on level.variant_id = variant.id
      where variant.product_id = product.id
    ), '[]')
  ) as product`;

function toState({ product }: StateRow): ProductState {
  const variants = product.variants.map((variant) => ({ ...variant, price: variant.prices[0] ?? null }));
  return { ...product, variants };
}

/** The product's price in this currency, or none. */
export function priceIn(variant: { prices: readonly Price[] }, currency: string): Price | null {
  return variant.prices.find((price) => price.currency === currency) ?? null;
}

export async function findOwnProductState(
  db: Db,
  sellerId: string,
  productId: string,
): Promise<ProductState | undefined> {
  const { rows } = await sql<StateRow>`
    select ${stateOf} from products product where product.id = ${productId} and product.seller_id = ${sellerId}
  `.execute(db);
  return rows[0] && toState(rows[0]);
}

/** A product of any shop. */
export async function findProductState(db: Db, productId: string): Promise<ProductState | undefined> {
  const { rows } = await sql<StateRow>`
    select ${stateOf} from products product where product.id = ${productId}
  `.execute(db);
  return rows[0] && toState(rows[0]);
}

/** The seller's products that a filter finds, in the order in which they were made, after `afterId`. */
export async function listOwnProductStates(
  db: Db,
  filter: OwnProductsFilter & { afterId: string | null; limit: number },
): Promise<ProductState[]> {
  const { rows } = await sql<StateRow>`
    select ${stateOf} from products product
    where ${ownProductConditions(filter)} and (${filter.afterId}::uuid is null or product.id > ${filter.afterId}::uuid)
    order by product.id limit ${filter.limit}
  `.execute(db);
  return rows.map(toState);
}

/** The most options that one of the seller's products has. */
export async function countMostOptions(db: Db, sellerId: string): Promise<number> {
  const { rows } = await sql<{ most: number }>`
    select coalesce(max(jsonb_array_length(options)), 0) as most from products where seller_id = ${sellerId}
  `.execute(db);
  return rows[0]?.most ?? 0;
}

/** Locks the product first and reads it afterwards, so that what is read is what the lock protects. */
export async function lockOwnProduct(tx: Tx, sellerId: string, productId: string): Promise<ProductState | undefined> {
  const { rows } = await sql`
    select id from products where id = ${productId} and seller_id = ${sellerId} for update
  `.execute(tx);
  return rows.length === 0 ? undefined : findOwnProductState(tx, sellerId, productId);
}

/** The seller's products with these ids, locked, by id; `lockMore` is called when they are, before they are read. */
export async function lockOwnProducts(
  tx: Tx,
  sellerId: string,
  productIds: readonly string[],
  lockMore: () => Promise<void> = async () => {},
): Promise<Map<string, ProductState>> {
  await sql`
    select id from products where seller_id = ${sellerId} and id = any(${[...productIds]}::uuid[]) order by id for update
  `.execute(tx);
  await lockMore();
  const { rows } = await sql<StateRow>`
    select ${stateOf} from products product
    where product.seller_id = ${sellerId} and product.id = any(${[...productIds]}::uuid[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.product.id, toState(row)]));
}

/** The seller's products with these handles, locked, by handle. */
export async function lockProductsByHandle(
  tx: Tx,
  sellerId: string,
  handles: readonly string[],
): Promise<Map<string, ProductState>> {
  const { rows: locked } = await sql`
    select id from products where seller_id = ${sellerId} and handle = any(${[...handles]}::text[])
    order by id for update
  `.execute(tx);
  if (locked.length === 0) return new Map();
  const { rows } = await sql<StateRow>`
    select ${stateOf} from products product
    where product.seller_id = ${sellerId} and product.handle = any(${[...handles]}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.product.handle, toState(row)]));
}
