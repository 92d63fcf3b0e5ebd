import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Price, ProductContent, VariantContent } from "../product-content";
import type { VideoContent } from "../videos";

export interface ProductWrite {
  id: string;
  sellerId: string;
  handle: string;
  slug: string;
  content: ProductContent;
  publishedAt: Date | null;
  status: string;
}

const productRecord = sql`
  (id uuid, "sellerId" uuid, handle text, slug text, name text, description text, "categoryId" uuid, tags text[],
   specs jsonb, options jsonb, "taxClass" text, "isTaxable" boolean, "shippingProfileId" uuid, "seoTitle" text, "seoDescription" text,
   "seoIsHidden" boolean, status text, "publishedAt" timestamptz)`;

function productRecords(products: readonly ProductWrite[]): string {
  return JSON.stringify(
    products.map(
      ({ content: { variants: _variants, pictures: _pictures, videos: _videos, ...fields }, ...product }) => ({
        ...fields,
        ...product,
      }),
    ),
  );
}

export async function insertProducts(tx: Tx, products: readonly ProductWrite[], now: Date): Promise<void> {
  if (products.length === 0) return;
  await sql`
    insert into products (id, seller_id, handle, slug, name, description, category_id, tags, specs, options, tax_class,
      is_taxable, shipping_profile_id, seo_title, seo_description, seo_is_hidden, status, published_at, created_at, updated_at)
    select id, "sellerId", handle, slug, name, description, "categoryId", tags, specs, options, "taxClass",
      "isTaxable", "shippingProfileId", "seoTitle", "seoDescription", "seoIsHidden", status, "publishedAt",
      ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${productRecords(products)}::json) as product ${productRecord}
  `.execute(tx);
}

/** Writes the products as given, each with the next version. What changes its status is not to do so by the clock as well. */
export async function setProducts(tx: Tx, products: readonly ProductWrite[], now: Date): Promise<void> {
  if (products.length === 0) return;
  await sql`
    update products set
      slug = product.slug, name = product.name, description = product.description, category_id = product."categoryId",
      tags = product.tags, specs = product.specs, options = product.options, tax_class = product."taxClass",
      is_taxable = product."isTaxable", shipping_profile_id = product."shippingProfileId", seo_title = product."seoTitle", seo_description = product."seoDescription",
      seo_is_hidden = product."seoIsHidden", status = product.status, published_at = product."publishedAt",
      publish_at = case when products.status = product.status then products.publish_at end,
      version = products.version + 1, updated_at = ${now}::timestamptz
    from json_to_recordset(${productRecords(products)}::json) as product ${productRecord}
    where products.id = product.id and products.seller_id = product."sellerId"
  `.execute(tx);
}

export type VariantWrite = VariantContent & { id: string; productId: string; sellerId: string; position: number };

const variantRecord = sql`
  (id uuid, "productId" uuid, "sellerId" uuid, sku text, barcode text, "optionValues" text[], position integer,
   "mediaId" uuid, "costAmount" bigint, "weightGrams" integer, "weightUnit" text, "requiresShipping" boolean,
   "isTaxable" boolean, "hasPrice" boolean)`;

export async function insertVariants(tx: Tx, variants: readonly VariantWrite[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  const written = variants.map((variant) => ({ ...variant, hasPrice: variant.price !== null }));
  await sql`
    insert into variants (id, product_id, seller_id, sku, barcode, option_values, position, media_id, cost_amount,
      weight_grams, weight_unit, requires_shipping, is_taxable, has_price, created_at, updated_at)
    select id, "productId", "sellerId", sku, barcode, "optionValues", position, "mediaId", "costAmount", "weightGrams",
      "weightUnit", "requiresShipping", "isTaxable", "hasPrice", ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(written)}::json) as variant ${variantRecord}
  `.execute(tx);
}

export async function setVariants(tx: Tx, variants: readonly VariantWrite[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  // Two variants may swap their SKU or option values: both let go first, because uniqueness is checked row by row.
  await sql`
    update variants set sku = null, option_values = array[id::text]
    where id = any(${variants.map((variant) => variant.id)}::uuid[])
  `.execute(tx);
  await sql`
    update variants set
      sku = variant.sku, barcode = variant.barcode, option_values = variant."optionValues", position = variant.position,
      media_id = variant."mediaId", cost_amount = variant."costAmount", weight_grams = variant."weightGrams",
      weight_unit = variant."weightUnit", requires_shipping = variant."requiresShipping",
      is_taxable = variant."isTaxable", updated_at = ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(variants)}::json) as variant ${variantRecord}
    where variants.id = variant.id and variants.product_id = variant."productId"
  `.execute(tx);
}

export async function deleteVariants(tx: Tx, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length === 0) return;
  await sql`delete from variants where id = any(${[...variantIds]}::uuid[])`.execute(tx);
}

export async function deletePrices(tx: Tx, prices: readonly { variantId: string; currency: string }[]): Promise<void> {
  if (prices.length === 0) return;
  await sql`
    delete from prices using json_to_recordset(${JSON.stringify(prices)}::json)
      as gone ("variantId" uuid, currency text)
    where prices.variant_id = gone."variantId" and prices.currency = gone.currency
  `.execute(tx);
}

/** Writes regular prices. While a sale runs what is asked follows from them, so it is worked out anew afterwards. */
export async function setPrices(tx: Tx, prices: readonly (Price & { variantId: string })[]): Promise<void> {
  if (prices.length === 0) return;
  await sql`
    insert into prices as price (variant_id, currency, amount, compare_at_amount, is_inherited)
    select "variantId", currency, amount, "compareAtAmount", "isInherited"
    from json_to_recordset(${JSON.stringify(prices)}::json) as given
      ("variantId" uuid, currency text, amount bigint, "compareAtAmount" bigint, "isInherited" boolean)
    on conflict (variant_id, currency) do update set
      amount = case when price.regular_amount is null then excluded.amount else price.amount end,
      compare_at_amount =
        case when price.regular_amount is null then excluded.compare_at_amount else price.compare_at_amount end,
      regular_amount = case when price.regular_amount is not null then excluded.amount end,
      regular_compare_at_amount = case when price.regular_amount is not null then excluded.compare_at_amount end,
      is_inherited = excluded.is_inherited, is_converted = false
  `.execute(tx);
  await sql`
    select apply_sales(array(
      select distinct sale.product_id from product_sales sale
      join variants variant on variant.product_id = sale.product_id
      where sale.is_running and variant.id = any(${prices.map((price) => price.variantId)}::uuid[])
      order by sale.product_id
    ))
  `.execute(tx);
}

/** Shows these pictures, in this order, and no others. */
export async function setPictures(
  tx: Tx,
  products: readonly { id: string; pictures: readonly { mediaId: string; alt: string }[] }[],
): Promise<void> {
  if (products.length === 0) return;
  const shown = products.flatMap(({ id, pictures }) =>
    pictures.map(({ mediaId, alt }, position) => ({ productId: id, mediaId, alt, position })),
  );
  await sql`delete from product_media where product_id = any(${products.map(({ id }) => id)}::uuid[])`.execute(tx);
  if (shown.length === 0) return;
  await sql`
    insert into product_media (product_id, media_id, position, alt)
    select "productId", "mediaId", position, alt from json_to_recordset(${JSON.stringify(shown)}::json)
      as shown ("productId" uuid, "mediaId" uuid, position integer, alt text)
  `.execute(tx);
}

/** Shows these videos, in this order, and no others. Those that were there keep the time at which they were added. */
export async function setVideos(
  tx: Tx,
  products: readonly { id: string; videos: readonly VideoContent[] }[],
  now: Date,
): Promise<void> {
  if (products.length === 0) return;
  const { rows: known } = await sql<{ key: string; added_at: Date }>`
    delete from product_videos where product_id = any(${products.map(({ id }) => id)}::uuid[])
    returning product_id || provider || ref as key, added_at
  `.execute(tx);
  const addedAt = new Map(known.map((row) => [row.key, row.added_at]));
  const shown = products.flatMap(({ id, videos }) =>
    videos.map((video, position) => ({
      ...video,
      productId: id,
      position,
      addedAt: addedAt.get(id + video.provider + video.ref) ?? now,
    })),
  );
  if (shown.length === 0) return;
  await sql`
    insert into product_videos (product_id, position, provider, ref, title, poster_media_id, after_pictures, added_at)
    select "productId", position, provider, ref, title, "posterMediaId", "afterPictures", "addedAt"
    from json_to_recordset(${JSON.stringify(shown)}::json) as shown ("productId" uuid, position smallint, provider text,
      ref text, title text, "posterMediaId" uuid, "afterPictures" smallint, "addedAt" timestamptz)
  `.execute(tx);
}

/** Until the transaction ends, nobody else who asks chooses among these slugs; locked in one order, against deadlocks. */
export async function lockSlugs(tx: Tx, slugs: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('product slug ' || slug, 0))
    from unnest(${[...slugs].sort()}::text[]) as slug
  `.execute(tx);
}

/** Which of these slugs a product has, or had and still answers to, other than `exceptIds`. */
export async function listTakenSlugs(
  tx: Tx,
  slugs: readonly string[],
  exceptIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from products where slug = any(${[...slugs]}::text[]) and id <> all(${[...exceptIds]}::uuid[])
    union all
    select old_slug from product_slug_redirects
    where old_slug = any(${[...slugs]}::text[]) and product_id <> all(${[...exceptIds]}::uuid[])
  `.execute(tx);
  return new Set(rows.map((row) => row.slug));
}

export async function listTakenHandles(db: Db, sellerId: string, handles: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ handle: string }>`
    select handle from products where seller_id = ${sellerId} and handle = any(${[...handles]}::text[])
  `.execute(db);
  return new Set(rows.map((row) => row.handle));
}

/** Keeps old addresses leading to the product, and frees the one it returns to. */
export async function insertSlugRedirects(
  tx: Tx,
  moves: readonly { productId: string; from: string; to: string }[],
): Promise<void> {
  if (moves.length === 0) return;
  await sql`delete from product_slug_redirects where old_slug = any(${moves.map((move) => move.to)}::text[])`.execute(
    tx,
  );
  await sql`
    insert into product_slug_redirects (old_slug, product_id)
    select "from", "productId" from json_to_recordset(${JSON.stringify(moves)}::json) as move ("from" text, "productId" uuid)
    on conflict (old_slug) do update set product_id = excluded.product_id
  `.execute(tx);
}

/** Which SKUs of this seller belong to which product. */
export async function listSkuOwners(
  db: Db,
  sellerId: string,
  skus: readonly string[],
): Promise<{ sku: string; product_id: string; handle: string }[]> {
  if (skus.length === 0) return [];
  const { rows } = await sql<{ sku: string; product_id: string; handle: string }>`
    select variant.sku, variant.product_id, product.handle
    from variants variant join products product on product.id = variant.product_id
    where variant.seller_id = ${sellerId} and variant.sku = any(${[...skus]}::text[])
  `.execute(db);
  return rows;
}

/** Which of these variants an order names. */
export async function listOrderedVariants(
  db: Db,
  productId: string,
  variantIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ variant_id: string }>`
    select distinct variant_id from order_items
    where product_id = ${productId} and variant_id = any(${[...variantIds]}::uuid[])
  `.execute(db);
  return new Set(rows.map((row) => row.variant_id));
}

export async function deleteProduct(tx: Tx, sellerId: string, productId: string): Promise<void> {
  await sql`delete from products where id = ${productId} and seller_id = ${sellerId}`.execute(tx);
}

export async function isShopApproved(db: Db, sellerId: string): Promise<boolean> {
  const { rows } = await sql`select id from sellers where id = ${sellerId} and status = 'APPROVED'`.execute(db);
  return rows.length > 0;
}

/** Which of these pictures are not this seller's. */
export async function listForeignMedia(db: Db, sellerId: string, mediaIds: readonly string[]): Promise<string[]> {
  if (mediaIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${[...mediaIds]}::uuid[]) as wanted (id)
    where not exists (select from media where media.id = wanted.id and media.seller_id = ${sellerId})
  `.execute(db);
  return rows.map((row) => row.id);
}

export async function hasCategory(db: Db, categoryId: string): Promise<boolean> {
  const { rows } = await sql`select id from categories where id = ${categoryId}`.execute(db);
  return rows.length > 0;
}
