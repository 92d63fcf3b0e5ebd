import { createStockLevels } from "@emporia/core/inventory";
import { homeMarket, type Market, newId } from "@emporia/core/platform";
import type { Db } from "@emporia/db";
import { aMarket, anAddress, aYenMarket, someTaxRates, system, testContext } from "@emporia/testing";

/** Shops of one life alone: what one leaves behind in books or stock is nothing to the next, so that any can be replayed. */
export interface Shops {
  sellers: { id: string; account: string; coupon: string }[];
  variantIds: string[];
}

const AT_ONCE = 50;
const SELLERS = 3;
const MEMBERS = "Members";
const OWN_CODES = "Of one use";
/** Minor units; the first seller's, the second's, the third's, and round again. */
const prices = [99, 1, 2500, 3333, 19_999, 101, 777, 50, 640];
const markets = [homeMarket];

/** Three markets, tax, four ways to take commission, three kinds of fees, and coupons of the platform, in a fresh database. */
export async function openMarketplace(db: Db): Promise<{ markets: Market[]; coupons: string[] }> {
  await someTaxRates(db);
  const all = [...markets, await aMarket(db), await aYenMarket(db)];
  await db.deleteFrom("commission_rules").where("is_default", "=", false).execute();
  for (const [index, rule] of [{ basis_points: 0 }, { basis_points: 333 }, { basis_points: 1999 }].entries()) {
    const id = newId();
    await db
      .insertInto("categories")
      .values({ id, slug: `life-${index}`, name: `Life ${index}` })
      .execute();
    await db.insertInto("category_ancestors").values({ category_id: id, ancestor_id: id, distance: 0 }).execute();
    await db
      .insertInto("commission_rules")
      .values({ id: newId(), name: `Life ${index}`, position: index + 1, category_id: id, ...rule })
      .execute();
  }
  // What is kept of shipping is the whole shop's; the default rule keeps some of everybody's.
  await db
    .updateTable("commission_rules")
    .set({ shipping_basis_points: 1234 })
    .where("is_default", "=", true)
    .execute();
  // New York's tax and Japan's is the sellers' to hand over.
  await db
    .insertInto("tax_remitters")
    .values(
      [
        { country: "US", state: "NY" },
        { country: "JP", state: "" },
      ].map((place) => ({
        ...{ ...place, remitter: "seller", starts_on: new Date("2020-01-01T00:00:00Z") },
        created_at: new Date("2026-01-01T00:00:00Z"),
      })),
    )
    .execute();
  // Beside commission: of every market a share for processing and something by unit and order; some go back, some stay.
  const at = new Date("2026-01-01T00:00:00Z");
  await db
    .insertInto("fee_rules")
    .values(
      all.flatMap(({ currency }) =>
        [
          { kind: "processing", basis_points: 290, fixed_amount: 30, is_returned: currency === "EUR" },
          { kind: "item", fixed_amount: 7, is_returned: true },
          { kind: "order", fixed_amount: 11, is_returned: currency !== "USD" },
        ].map((fee) => ({
          ...{ id: newId(), name: `${fee.kind} ${currency}`, currency, created_at: at, updated_at: at },
          ...fee,
        })),
      ),
    )
    .execute();
  const groupId = newId();
  const began = new Date("2026-01-01T00:00:00Z");
  await db
    .insertInto("shopper_groups")
    .values({ id: groupId, name: MEMBERS, created_at: began, updated_at: began })
    .execute();
  const coupon = { seller_ids: [], product_ids: [], category_ids: [], minimum_amount: 0 };
  await db
    .insertInto("promotions")
    .values([
      { ...coupon, id: newId(), name: "Tenth", code: "TENTH", kind: "percentage", basis_points: 1000 },
      {
        ...coupon,
        id: newId(),
        name: "All",
        code: "ALL",
        kind: "percentage",
        basis_points: 10_000,
        is_exclusive: true,
      },
      { ...coupon, id: newId(), name: "Sent free", code: "SENTFREE", kind: "free_shipping" },
      {
        ...{ ...coupon, id: newId(), name: "Third", code: "THIRD", kind: "buy_x_get_y" },
        ...{ buy_quantity: 2, get_quantity: 1, basis_points: 10_000, priority: 50 },
      },
      // With codes of one use each.
      {
        ...{ ...coupon, id: newId(), name: OWN_CODES, kind: "percentage", basis_points: 1111 },
        ...{ has_own_codes: true, priority: 60 },
      },
      // By itself, before all others, to who is in the group.
      {
        ...{ ...coupon, id: newId(), name: "Of members", kind: "percentage", basis_points: 777 },
        ...{ group_id: groupId, priority: 10 },
      },
      ...all.map(({ code, currency }) => ({
        ...{ ...coupon, id: newId(), name: `Off in ${code}`, code: `OFF-${currency}`, kind: "fixed" },
        ...{ amount: 333, currency, priority: 70 },
      })),
    ])
    .execute();
  return { markets: all, coupons: ["TENTH", "ALL", "SENTFREE", "THIRD", "OFF-USD", "OFF-EUR", "OFF-JPY"] };
}

/** Makes a code of one use, and nobody else's. */
export async function makeOwnCode(db: Db): Promise<string> {
  const promotion = await db
    .selectFrom("promotions")
    .where("name", "=", OWN_CODES)
    .select("id")
    .executeTakeFirstOrThrow();
  const id = newId();
  await db
    .insertInto("promotion_code_batches")
    .values({ id, promotion_id: promotion.id, prefix: "", count: 1, made_at: new Date(0) })
    .execute();
  const code = `ONE-${id.toUpperCase()}`;
  await db.insertInto("promotion_codes").values({ code, promotion_id: promotion.id, batch_id: id }).execute();
  return code;
}

/** Names an account in the group of members, its address confirmed. */
export async function joinMembers(db: Db, userId: string): Promise<void> {
  const { email } = await db
    .updateTable("users")
    .set({ email_verified_at: new Date("2026-01-01T00:00:00Z") })
    .where("id", "=", userId)
    .returning("email")
    .executeTakeFirstOrThrow();
  const { id } = await db
    .selectFrom("shopper_groups")
    .where("name", "=", MEMBERS)
    .select("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("shopper_group_members")
    .values({ group_id: id, email, added_at: new Date(0) })
    .execute();
}

/** Gives each life its shops, made fifty at a time. */
export function shopsFor(db: Db, all: readonly Market[]): () => Promise<Shops> {
  let waiting: Shops[] = [];
  return async () => {
    if (waiting.length === 0) waiting = await makeShops(db, all);
    return waiting.pop() as Shops;
  };
}

async function makeShops(db: Db, all: readonly Market[]): Promise<Shops[]> {
  const categories = await db.selectFrom("categories").select("id").orderBy("slug").execute();
  const made = Array.from({ length: AT_ONCE }, (): Shops => {
    const ids = Array.from({ length: SELLERS }, newId);
    return {
      sellers: ids.map((id) => ({
        id,
        account: `acct_${id.slice(-12)}`,
        coupon: `OWN-${id.slice(-12).toUpperCase()}`,
      })),
      variantIds: prices.map(newId),
    };
  });
  const sellers = made.flatMap((shops) => shops.sellers);
  const users = sellers.map(() => newId());
  const things = made.flatMap(({ sellers: own, variantIds }) =>
    variantIds.map((variantId, nth) => ({
      variantId,
      productId: newId(),
      nth,
      sellerId: own[nth % SELLERS]?.id ?? "",
    })),
  );
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("users")
      .values(users.map((id) => ({ id, email: `${id}@example.com`, first_name: "Ada", last_name: "Tester" })))
      .execute();
    await tx
      .insertInto("sellers")
      .values(
        sellers.map(({ id, account }, index) => ({
          ...{ id, owner_user_id: users[index] as string, shop_name: `Shop ${id}`, shop_slug: `shop-${id}` },
          ...{ description: "Things made with care.", city: "Portland", state: "OR", status: "APPROVED" },
          ...{ is_trusted: true, verified_at: new Date("2026-01-01T00:00:00Z"), stripe_account_id: account },
        })),
      )
      .execute();
    await tx
      .insertInto("shop_shipping")
      .values(
        sellers.map(({ id }) => ({
          ...{ seller_id: id, sends_from: JSON.stringify(anAddress), updated_at: new Date("2026-01-01T00:00:00Z") },
        })),
      )
      .execute();
    const zones = sellers.flatMap(({ id }) => all.map((market) => ({ zone: newId(), id, market })));
    await tx
      .insertInto("shipping_zones")
      .values(
        zones.map(({ zone, id, market }) => ({
          ...{ id: zone, seller_id: id, name: market.name, countries: [...market.countries] },
        })),
      )
      .execute();
    await tx
      .insertInto("shipping_rates")
      .values(
        zones.map(({ zone, market }, index) => ({
          ...{ id: newId(), zone_id: zone, code: "standard", name: "Standard", amount: [500, 0, 371][index % 3] ?? 0 },
          ...{ max_weight_grams: 1_000_000, currency: market.currency, min_days: 3, max_days: 6 },
        })),
      )
      .execute();
    await tx
      .insertInto("promotions")
      .values(
        sellers.map(({ id, coupon }) => ({
          ...{ id: newId(), name: "Of the shop", code: coupon, kind: "percentage", basis_points: 1500 },
          ...{ seller_id: id, seller_ids: [id], product_ids: [], category_ids: [], minimum_amount: 0 },
        })),
      )
      .execute();
    await tx
      .insertInto("products")
      .values(
        things.map(({ productId, sellerId, nth }) => ({
          ...{ id: productId, seller_id: sellerId, category_id: categories[nth % 4]?.id ?? null },
          ...{ handle: productId, slug: `thing-${productId}`, name: `Thing ${nth}`, description: "", tags: [] },
          ...{ options: "[]", status: "PUBLISHED", is_taxable: nth !== 3 },
          ...{ published_at: new Date("2026-06-01T00:00:00Z") },
        })),
      )
      .execute();
    await tx
      .insertInto("variants")
      .values(
        things.map(({ variantId, productId, sellerId }) => ({
          ...{ id: variantId, product_id: productId, seller_id: sellerId, option_values: [], weight_grams: 400 },
        })),
      )
      .execute();
    await tx
      .insertInto("prices")
      .values(
        things.flatMap(({ variantId, nth }) =>
          all.map(({ currency }) => ({ variant_id: variantId, currency, amount: prices[nth] ?? 0 })),
        ),
      )
      .execute();
    await createStockLevels(
      tx,
      testContext(db, { actor: system }),
      things.map(({ variantId, sellerId }) => ({
        ...{ variantId, sellerId, onHand: 1000, trackQuantity: true, allowBackorder: false },
        kind: "counted" as const,
      })),
    );
  });
  return made;
}
