import { type Insertable, type Kysely, sql } from "kysely";
import type { DB } from "../types.generated";
import { demoPeople, type SeedProduct, seedCategories, seedProducts, seedSellers } from "./content";
import { seedId } from "./ids";
import { pictureKey } from "./illustrations";
import { insertNew } from "./insert-new";
import {
  seedCategoryAttributes,
  seedCollectionsOf,
  seedProductAttributes,
  specsBesideAttributes,
} from "./seed-curation";
import { mediaIdOf, type PutPicture, seedPictures } from "./seed-pictures";

export type { PutPicture, StoredSeedPicture } from "./seed-pictures";

export interface SeedCatalogueOptions {
  /** Everybody's: the demo has one password. */
  passwordHash: string;
  now: Date;
  putPicture: PutPicture;
}

const day = 86_400_000;
const userIdOf = (email: string): string => seedId("user", email);
const sellerIdOf = (slug: string): string => seedId("seller", slug);
const categoryIdOf = (slug: string): string => seedId("category", slug);
/** A newer product has a larger id, as it would had it been written on the day. */
const productIdOf = (product: SeedProduct): string => seedId("product", product.slug, 2000 - product.publishedDaysAgo);

function productIdBySlug(slug: string): string {
  const product = seedProducts.find((each) => each.slug === slug);
  if (!product) throw new Error(`A collection of the demo names “${slug}”, which is no product of it`);
  return productIdOf(product);
}

/** Fills the shop with people, shops and goods. Running it again changes nothing. */
export async function seedCatalogue(db: Kysely<DB>, options: SeedCatalogueOptions): Promise<void> {
  const { now, passwordHash, putPicture } = options;
  await seedPictures(db, putPicture, now);
  await db.transaction().execute(async (tx) => {
    await seedPeople(tx, passwordHash, now);
    await seedShops(tx, now);
    await seedCategoryTree(tx, now);
    await seedCategoryAttributes(tx, now);
    await seedGoods(tx, now);
    await seedCollectionsOf(tx, now, { product: productIdBySlug, seller: sellerIdOf });
  });
}

async function seedPeople(tx: Kysely<DB>, passwordHash: string, now: Date): Promise<void> {
  const joined = new Date(now.getTime() - 400 * day);
  await insertNew(
    tx,
    "users",
    demoPeople.map(({ email, firstName, lastName, staffRole }) => ({
      id: userIdOf(email),
      email,
      password_hash: passwordHash,
      first_name: firstName,
      last_name: lastName,
      email_verified_at: joined,
      staff_role: staffRole ?? null,
      created_at: joined,
      updated_at: joined,
    })),
  );
  await insertNew(
    tx,
    "addresses",
    demoPeople.flatMap(({ email, firstName, lastName, role, address }) =>
      address
        ? [
            {
              id: seedId("address", email),
              user_id: userIdOf(email),
              label: role === "seller" ? "Workshop" : "Home",
              first_name: firstName,
              last_name: lastName,
              line1: address.line1,
              city: address.city,
              state: address.state,
              postal_code: address.postalCode,
              country: address.country,
              is_default: true,
              created_at: joined,
              updated_at: joined,
            },
          ]
        : [],
    ),
  );
}

async function seedShops(tx: Kysely<DB>, now: Date): Promise<void> {
  const opened = new Date(now.getTime() - 1300 * day);
  await insertNew(
    tx,
    "sellers",
    seedSellers.map((seller) => {
      const rated = seedProducts.filter((product) => product.sellerSlug === seller.slug);
      const count = rated.reduce((total, { ratingCount }) => total + ratingCount, 0);
      const points = rated.reduce((total, product) => total + product.ratingCount * product.ratingHundredths, 0);
      return {
        id: sellerIdOf(seller.slug),
        owner_user_id: userIdOf(seller.founder.email),
        shop_name: seller.shopName,
        shop_slug: seller.slug,
        tagline: seller.tagline,
        description: seller.story,
        policies: seller.policies,
        city: seller.place.city,
        state: seller.place.state,
        country: seller.place.country,
        founded_year: seller.foundedYear,
        processing_days: seller.processingDays,
        logo_media_id: mediaIdOf(`logo-${seller.slug}`),
        banner_media_id: mediaIdOf(`banner-${seller.slug}`),
        business_type: "llc",
        status: "APPROVED",
        is_trusted: true,
        verified_at: opened,
        rating_count: count,
        rating_hundredths: count === 0 ? 0 : Math.round(points / count),
        created_at: opened,
        updated_at: opened,
      };
    }),
  );
  await insertNew(
    tx,
    "seller_members",
    seedSellers.map(({ slug, founder }) => ({
      seller_id: sellerIdOf(slug),
      user_id: userIdOf(founder.email),
      role: "owner",
      created_at: opened,
    })),
  );
  await insertNew(
    tx,
    "shop_shipping",
    seedSellers.map(({ slug, founder: { firstName, lastName }, shipFrom }) => ({
      seller_id: sellerIdOf(slug),
      sends_from: JSON.stringify({ firstName, lastName, ...shipFrom }),
      updated_at: opened,
    })),
  );
}

async function seedCategoryTree(tx: Kysely<DB>, now: Date): Promise<void> {
  const parents = new Map(seedCategories.map(({ slug, parentSlug }) => [slug, parentSlug]));
  await insertNew(
    tx,
    "categories",
    seedCategories.map(({ slug, name, description, parentSlug }, position) => ({
      id: categoryIdOf(slug),
      parent_id: parentSlug === undefined ? null : categoryIdOf(parentSlug),
      name,
      slug,
      description,
      position,
      media_id: mediaIdOf(`category-${slug}`),
      created_at: now,
      updated_at: now,
    })),
  );
  const links: Insertable<DB["category_ancestors"]>[] = [];
  for (const { slug } of seedCategories) {
    let ancestor: string | undefined = slug;
    for (let distance = 0; ancestor !== undefined; distance += 1) {
      links.push({ category_id: categoryIdOf(slug), ancestor_id: categoryIdOf(ancestor), distance });
      ancestor = parents.get(ancestor);
    }
  }
  await insertNew(tx, "category_ancestors", links);
}

const locationIdOf = (sellerId: string) => seedId("location", sellerId);

async function seedGoods(tx: Kysely<DB>, now: Date): Promise<void> {
  const published = (product: SeedProduct): Date => new Date(now.getTime() - product.publishedDaysAgo * day);
  const there = await tx.selectFrom("products").where("id", "in", seedProducts.map(productIdOf)).select("id").execute();
  const known = new Set(there.map(({ id }) => id));
  const fresh = seedProducts.filter((product) => !known.has(productIdOf(product)));
  if (fresh.length === 0) return;

  await insertNew(
    tx,
    "products",
    fresh.map((product) => ({
      id: productIdOf(product),
      seller_id: sellerIdOf(product.sellerSlug),
      category_id: categoryIdOf(product.categorySlug),
      handle: product.slug,
      slug: product.slug,
      name: product.name,
      description: product.description,
      specs: JSON.stringify(specsBesideAttributes(product)),
      tags: [...new Set(product.tags.map((tag) => tag.toLowerCase()))],
      options: JSON.stringify(product.options),
      status: product.status,
      tax_class: product.taxClass,
      rating_hundredths: product.ratingHundredths,
      rating_count: product.ratingCount,
      published_at: product.status === "DRAFT" ? null : published(product),
      created_at: published(product),
      updated_at: published(product),
    })),
  );
  await insertNew(tx, "product_media", fresh.flatMap(picturesOf));
  await seedProductAttributes(
    tx,
    fresh.map((product) => ({ ...product, id: productIdOf(product) })),
  );
  const variants = fresh.flatMap((product) =>
    product.variants.map((variant, position) => ({
      product,
      variant,
      position,
      id: seedId("variant", `${product.sellerSlug}/${variant.sku}`, 2000 - product.publishedDaysAgo),
      sellerId: sellerIdOf(product.sellerSlug),
    })),
  );
  await insertNew(
    tx,
    "variants",
    variants.map(({ product, variant, position, id, sellerId }) => ({
      id,
      product_id: productIdOf(product),
      seller_id: sellerId,
      sku: variant.sku,
      option_values: variant.options,
      position,
      media_id: mediaOf(product, variant.picture),
      cost_amount: variant.costAmount,
      weight_grams: variant.weightGrams,
      created_at: published(product),
      updated_at: published(product),
    })),
  );
  await insertNew(
    tx,
    "prices",
    variants.map(({ variant, id }) => ({
      variant_id: id,
      currency: "USD",
      amount: variant.priceAmount,
      compare_at_amount: variant.compareAtAmount ?? null,
    })),
  );
  await insertNew(
    tx,
    "stock_levels",
    variants.map(({ variant, id, sellerId }) => ({
      variant_id: id,
      seller_id: sellerId,
      on_hand: variant.onHand,
      track_quantity: variant.trackQuantity,
      allow_backorder: variant.allowBackorder,
      updated_at: now,
    })),
  );
  await insertNew(
    tx,
    "stock_locations",
    [...new Set(variants.map(({ sellerId }) => sellerId))].map((sellerId) => ({
      id: locationIdOf(sellerId),
      seller_id: sellerId,
      name: "Main",
      is_default: true,
    })),
  );
  await insertNew(
    tx,
    "location_levels",
    variants.map(({ variant, id, sellerId }) => ({
      variant_id: id,
      location_id: locationIdOf(sellerId),
      seller_id: sellerId,
      on_hand: variant.onHand,
    })),
  );
  await insertNew(
    tx,
    "stock_movements",
    variants.map(({ product, variant, id, sellerId }) => ({
      id: seedId("movement", id),
      location_id: locationIdOf(sellerId),
      variant_id: id,
      seller_id: sellerId,
      kind: "counted",
      quantity: variant.onHand,
      on_hand_after: variant.onHand,
      reason: "First count",
      actor: userIdOf(seedSellers.find(({ slug }) => slug === product.sellerSlug)?.founder.email ?? ""),
      occurred_at: published(product),
    })),
  );
  await sql`select refresh_product_listings(${fresh.map(productIdOf)}::uuid[])`.execute(tx);
}

function mediaOf(product: SeedProduct, index: number): string | null {
  const picture = product.pictures[index];
  return picture ? mediaIdOf(pictureKey({ ...picture, seed: product.slug })) : null;
}

const shown = { front: "", detail: ", seen close", scene: ", at home" };

/** The main colour, its scene and detail first, then the other colours. */
function picturesOf(product: SeedProduct): Insertable<DB["product_media"]>[] {
  const order = { front: 0, scene: 1, detail: 2 };
  const rank = (index: number): number => {
    const view = product.pictures[index]?.view ?? "front";
    return view === "front" && index > 0 ? 2 + index : order[view];
  };
  return product.pictures
    .map((picture, index) => ({ picture, index }))
    .sort((a, b) => rank(a.index) - rank(b.index))
    .map(({ picture }, position) => ({
      product_id: productIdOf(product),
      media_id: mediaIdOf(pictureKey({ ...picture, seed: product.slug })),
      position,
      alt: `${product.name} in ${picture.colour}${shown[picture.view]}`,
    }));
}
