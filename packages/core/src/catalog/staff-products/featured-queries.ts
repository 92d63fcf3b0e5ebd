import type { featuredProductsView } from "@emporia/contracts/staff-products";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { z } from "zod";
import { instantText, isId } from "../../platform/index";

type FeaturedView = z.output<typeof featuredProductsView>[number];

/** What is featured, in its order, with whether shoppers see it. */
export async function listFeaturedRows(db: Db, now: Date): Promise<FeaturedView[]> {
  const { rows } = await sql<{ view: FeaturedView }>`
    select json_build_object('id', product.id, 'slug', product.slug, 'name', product.name, 'status', product.status,
      'isTakenDown', product.taken_down_at is not null,
      'picture', (
        select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
          'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color)
        from product_media shown join media on media.id = shown.media_id and media.object_key is not null
        where shown.product_id = product.id order by shown.position limit 1),
      'seller', json_build_object('id', seller.id, 'shopName', seller.shop_name, 'shopSlug', seller.shop_slug,
        'status', seller.status),
      'price', (
        select json_build_object('amount', price.amount, 'currency', price.currency)
        from variants variant join prices price on price.variant_id = variant.id
        where variant.product_id = product.id order by price.currency = home_currency() desc, price.amount limit 1),
      'endsAt', ${instantText("featured.ends_at")},
      'isShown', (featured.ends_at is null or featured.ends_at > ${now}::timestamptz) and exists (
        select from product_listings listing
        where listing.product_id = product.id and listing.is_visible and listing.is_purchasable)) as view
    from featured_products featured join products product on product.id = featured.product_id
    join sellers seller on seller.id = product.seller_id
    order by featured.position, product.id
  `.execute(db);
  return rows.map((row) => row.view);
}

/** Ids in their order, locked, so that two people who order them at once do so one after the other. */
export async function lockFeatured(tx: Tx): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('featured products', 0))`.execute(tx);
  const rows = await tx
    .selectFrom("featured_products")
    .orderBy("position")
    .orderBy("product_id")
    .select("product_id")
    .execute();
  return rows.map((row) => row.product_id);
}

export async function insertFeatured(
  tx: Tx,
  featured: { productId: string; position: number; endsAt: Date | null; userId: string | null },
  now: Date,
): Promise<void> {
  const { productId, position, endsAt, userId } = featured;
  await tx
    .insertInto("featured_products")
    .values({ product_id: productId, position, ends_at: endsAt, featured_at: now, featured_by: userId })
    .onConflict((conflict) => conflict.column("product_id").doUpdateSet({ ends_at: endsAt }))
    .execute();
}

export async function setFeaturedOrder(tx: Tx, productIds: readonly string[]): Promise<void> {
  await sql`
    update featured_products set position = wanted.nth
    from unnest(${[...productIds]}::uuid[]) with ordinality as wanted (id, nth)
    where featured_products.product_id = wanted.id
  `.execute(tx);
}

export async function deleteFeatured(tx: Tx, productId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("featured_products")
    .where("product_id", "=", productId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function findProductName(db: Db, ref: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom("products")
    .where((eb) => (isId(ref) ? eb("id", "=", ref) : eb("slug", "=", ref)))
    .select(["id", "name"])
    .executeTakeFirst();
}
