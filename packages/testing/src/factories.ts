import { createStockLevels } from "@emporia/core/inventory";
import type { Market, Membership } from "@emporia/core/platform";
import { newId } from "@emporia/core/platform";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { system, testContext } from "./context";

let serial = 0;
const next = () => `${process.pid.toString(36)}${(++serial).toString(36)}`;

/** Rows with sensible defaults, straight into the tables, so that a test says only what it is about. */
export async function aUser(
  db: Db,
  given: { email?: string; isEmailVerified?: boolean; staffRole?: string; passwordHash?: string } = {},
): Promise<{ id: string; email: string }> {
  const id = newId();
  const email = given.email ?? `user-${next()}@example.com`;
  await db
    .insertInto("users")
    .values({
      id,
      email,
      first_name: "Ada",
      last_name: "Tester",
      password_hash: given.passwordHash ?? null,
      staff_role: given.staffRole ?? null,
      email_verified_at: (given.isEmailVerified ?? true) ? new Date("2026-01-01T00:00:00Z") : null,
    })
    .execute();
  return { id, email };
}

export interface TestSeller {
  id: string;
  ownerId: string;
  shopSlug: string;
  membership: Membership;
}

/** A shop that may sell, with flat shipping to the United States ($5.00, or $12.00 express). */
export async function aSeller(
  db: Db,
  given: {
    status?: string;
    shopName?: string;
    /** The share agreed with this shop; the default rule's when absent. */
    commissionBasisPoints?: number;
    hasShipping?: boolean;
    /** Markets that it sends to besides home: for 500 standard and 1200 express of their minor units. */
    shipsTo?: readonly Market[];
    isTrusted?: boolean;
  } = {},
): Promise<TestSeller> {
  const owner = await aUser(db);
  const id = newId();
  const shopSlug = `shop-${next()}`;
  const shopName = given.shopName ?? `Shop ${shopSlug}`;
  const status = given.status ?? "APPROVED";
  await db
    .insertInto("sellers")
    .values({
      id,
      owner_user_id: owner.id,
      shop_name: shopName,
      shop_slug: shopSlug,
      description: "Things made with care.",
      city: "Portland",
      state: "OR",
      status,
      is_trusted: given.isTrusted ?? true,
      verified_at: status === "APPROVED" ? new Date("2026-01-01T00:00:00Z") : null,
      stripe_account_id: `acct_${id.slice(-12)}`,
      manual_payouts_since: new Date(),
    })
    .execute();
  await db.insertInto("seller_members").values({ seller_id: id, user_id: owner.id, role: "owner" }).execute();
  if (given.commissionBasisPoints !== undefined)
    await db
      .insertInto("commission_rules")
      .values({
        id: newId(),
        name: shopName,
        position: 1,
        seller_id: id,
        basis_points: given.commissionBasisPoints,
      })
      .execute();
  if (given.hasShipping ?? true) {
    const zone = newId();
    await db
      .insertInto("shipping_zones")
      .values({ id: zone, seller_id: id, name: "United States", countries: ["US"] })
      .execute();
    const rate = { zone_id: zone, max_weight_grams: 1_000_000, currency: "USD" };
    await db
      .insertInto("shipping_rates")
      .values([
        { ...rate, id: newId(), code: "standard", name: "Standard", amount: 500, min_days: 3, max_days: 6 },
        { ...rate, id: newId(), code: "express", name: "Express", amount: 1200, min_days: 1, max_days: 2 },
      ])
      .execute();
  }
  for (const { name, countries, currency } of given.shipsTo ?? []) {
    const zone = newId();
    await db
      .insertInto("shipping_zones")
      .values({ id: zone, seller_id: id, name, countries: [...countries] })
      .execute();
    const rate = { zone_id: zone, max_weight_grams: 1_000_000, currency };
    await db
      .insertInto("shipping_rates")
      .values([
        { ...rate, id: newId(), code: "standard", name: "Standard", amount: 500, min_days: 3, max_days: 6 },
        { ...rate, id: newId(), code: "express", name: "Express", amount: 1200, min_days: 1, max_days: 2 },
      ])
      .execute();
  }
  return {
    id,
    ownerId: owner.id,
    shopSlug,
    membership: { sellerId: id, shopName, shopSlug, sellerStatus: status as Membership["sellerStatus"], role: "owner" },
  };
}

export async function aCategory(
  db: Db,
  given: { name?: string; parentId?: string } = {},
): Promise<{ id: string; slug: string }> {
  const id = newId();
  const slug = `category-${next()}`;
  await db
    .insertInto("categories")
    .values({ id, slug, name: given.name ?? `Category ${slug}`, parent_id: given.parentId ?? null })
    .execute();
  await sql`
    insert into category_ancestors (category_id, ancestor_id, distance)
    select ${id}::uuid, ${id}::uuid, 0
    union all select ${id}::uuid, ancestor_id, distance + 1 from category_ancestors where category_id = ${given.parentId ?? null}::uuid
  `.execute(db);
  return { id, slug };
}

export interface TestProduct {
  id: string;
  slug: string;
  sellerId: string;
  /** Of the first variant. */
  variantId: string;
  variantIds: string[];
}

/** A published product with stock, listed. */
export async function aProduct(
  db: Db,
  seller: { id: string },
  given: {
    name?: string;
    priceAmount?: number;
    /** What each variant costs in other currencies, in minor units. */
    prices?: Readonly<Record<string, number>>;
    onHand?: number;
    status?: string;
    categoryId?: string;
    taxClass?: string;
    isTaxable?: boolean;
    trackQuantity?: boolean;
    allowBackorder?: boolean;
    weightGrams?: number;
    tags?: string[];
    /** As a product file says it: a detail of that name. */
    brand?: string;
    /** The code of its first variant. */
    sku?: string;
    /** One option with these values makes as many variants. */
    sizes?: string[];
    /** Names of options; their values are those of `variants`. */
    options?: string[];
    variants?: { values: string[]; onHand?: number; priceAmount?: number }[];
    rating?: { hundredths: number; count: number };
    soldCount?: number;
    publishedAt?: Date;
  } = {},
): Promise<TestProduct> {
  const id = newId();
  const slug = `product-${next()}`;
  const variants: { values: string[]; onHand?: number; priceAmount?: number }[] = given.variants ??
    given.sizes?.map((size) => ({ values: [size] })) ?? [{ values: [] }];
  const names = given.options ?? (given.sizes ? ["Size"] : []);
  const options = names.map((name, nth) => ({
    name,
    values: [...new Set(variants.map((variant) => variant.values[nth] ?? ""))],
  }));
  await db
    .insertInto("products")
    .values({
      id,
      seller_id: seller.id,
      category_id: given.categoryId ?? null,
      handle: slug,
      slug,
      name: given.name ?? `Product ${slug}`,
      description: "<p>Made to be used every day.</p>",
      tags: given.tags ?? [],
      specs: JSON.stringify(given.brand === undefined ? [] : [{ name: "Brand", value: given.brand }]),
      options: JSON.stringify(options),
      status: given.status ?? "PUBLISHED",
      tax_class: given.taxClass ?? "standard",
      is_taxable: given.isTaxable ?? true,
      published_at: given.publishedAt ?? new Date("2026-06-01T00:00:00Z"),
      rating_hundredths: given.rating?.hundredths ?? 0,
      rating_count: given.rating?.count ?? 0,
      sold_count: given.soldCount ?? 0,
    })
    .execute();
  const variantIds: string[] = [];
  for (const [position, variant] of variants.entries()) {
    const variantId = newId();
    variantIds.push(variantId);
    await db
      .insertInto("variants")
      .values({
        id: variantId,
        product_id: id,
        seller_id: seller.id,
        sku: position === 0 && given.sku !== undefined ? given.sku : `SKU-${next()}`,
        option_values: variant.values,
        position,
        weight_grams: given.weightGrams ?? 400,
      })
      .execute();
    await db
      .insertInto("prices")
      .values(
        Object.entries({ USD: variant.priceAmount ?? given.priceAmount ?? 2500, ...given.prices }).map(
          ([currency, amount]) => ({ variant_id: variantId, currency, amount }),
        ),
      )
      .execute();
  }
  await db.transaction().execute((tx) =>
    createStockLevels(
      tx,
      testContext(db, { actor: system }),
      variants.map((variant, index) => ({
        variantId: variantIds[index] as string,
        sellerId: seller.id,
        onHand: variant.onHand ?? given.onHand ?? 100,
        trackQuantity: given.trackQuantity ?? true,
        allowBackorder: given.allowBackorder ?? false,
        kind: "counted" as const,
      })),
    ),
  );
  await sql`select refresh_product_listings(${[id]}::uuid[])`.execute(db);
  return { id, slug, sellerId: seller.id, variantId: variantIds[0] as string, variantIds };
}

/** A promotion that is on: 10 % off everything, funded by the platform, unless told otherwise. */
export async function aPromotion(
  db: Db,
  given: {
    code?: string | null;
    sellerId?: string;
    kind?: string;
    basisPoints?: number;
    amount?: number;
    buy?: number;
    get?: number;
    minimumAmount?: number;
    categoryIds?: string[];
    productIds?: string[];
    isExclusive?: boolean;
    isOn?: boolean;
    priority?: number;
    startsAt?: Date;
    endsAt?: Date;
    usageLimit?: number;
    shopperLimit?: number;
    isForFirstOrder?: boolean;
    groupId?: string;
    hasOwnCodes?: boolean;
  } = {},
): Promise<{ id: string; name: string; code: string | null }> {
  const id = newId();
  const kind = given.kind ?? (given.amount === undefined ? "percentage" : "fixed");
  const code = given.code ?? null;
  const name = `Promotion ${next()}`;
  const isShare = kind === "percentage" || kind === "buy_x_get_y";
  await db
    .insertInto("promotions")
    .values({
      ...{ id, name, code, kind, seller_id: given.sellerId ?? null },
      basis_points: isShare ? (given.basisPoints ?? (kind === "percentage" ? 1000 : 10_000)) : null,
      amount: given.amount ?? null,
      buy_quantity: given.buy ?? null,
      get_quantity: given.get ?? null,
      minimum_amount: given.minimumAmount ?? 0,
      currency: given.amount === undefined && given.minimumAmount === undefined ? null : "USD",
      product_ids: given.productIds ?? [],
      category_ids: given.categoryIds ?? [],
      seller_ids: given.sellerId ? [given.sellerId] : [],
      is_exclusive: given.isExclusive ?? false,
      is_on: given.isOn ?? true,
      priority: given.priority ?? 100,
      starts_at: given.startsAt ?? null,
      ends_at: given.endsAt ?? null,
      usage_limit: given.usageLimit ?? null,
      shopper_limit: given.shopperLimit ?? null,
      is_for_first_order: given.isForFirstOrder ?? false,
      group_id: given.groupId ?? null,
      has_own_codes: given.hasOwnCodes ?? false,
    })
    .execute();
  return { id, name, code };
}

/** A market besides home: the inclusive one of Germany and France, in euros, unless told otherwise. */
export async function aMarket(db: Db, given: Partial<Market> = {}): Promise<Market> {
  const market: Market = {
    code: "eu",
    name: "Europe",
    countries: ["DE", "FR"],
    currency: "EUR",
    locale: "en-IE",
    pricesIncludeTax: true,
    isHome: false,
    isOpen: true,
    ...given,
  };
  await db
    .insertInto("markets")
    .values({
      ...{ code: market.code, name: market.name, countries: [...market.countries] },
      ...{ currency: market.currency, locale: market.locale },
      ...{ prices_include_tax: market.pricesIncludeTax, is_open: market.isOpen, position: 1 },
    })
    .execute();
  return market;
}

/** A market whose currency has no smaller unit, with tax within. */
export function aYenMarket(db: Db): Promise<Market> {
  return aMarket(db, { code: "jp", name: "Japan", countries: ["JP"], currency: "JPY", locale: "en-JP" });
}

/**
 * California taxes things at 7.25 % and no shipping; New York both, at 4 %. Within their prices Germany has 19 %, of food 7 %,
 * and Japan 10 %, of shipping too.
 */
export async function someTaxRates(db: Db): Promise<void> {
  const germany = { country: "DE", is_shipping_taxed: true, name: "Umsatzsteuer" };
  await db
    .insertInto("tax_rates")
    .values([
      { country: "US", state: "CA", tax_class: "standard", rate_millionths: 72_500, name: "California sales tax" },
      {
        country: "US",
        state: "NY",
        tax_class: "standard",
        rate_millionths: 40_000,
        is_shipping_taxed: true,
        name: "New York sales tax",
      },
      { ...germany, tax_class: "standard", rate_millionths: 190_000 },
      { ...germany, tax_class: "food", rate_millionths: 70_000 },
      {
        country: "JP",
        tax_class: "standard",
        rate_millionths: 100_000,
        is_shipping_taxed: true,
        name: "Consumption tax",
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export const anAddress = {
  firstName: "Ada",
  lastName: "Tester",
  line1: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  postalCode: "94105",
  country: "US",
};
