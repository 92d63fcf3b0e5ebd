import { getCart } from "@emporia/core/cart";
import {
  endSale,
  getOwnProduct,
  getProductPage,
  publishProduct,
  schedulePublication,
  setSale,
  updateProduct,
} from "@emporia/core/catalog";
import { completeCheckout } from "@emporia/core/checkout";
import {
  aCart,
  aCategory,
  aCheckout,
  aPictureOf,
  aProduct,
  aSeller,
  FakeClock,
  type TestProduct,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { runJobs } from "./testing";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a sale", () => {
  const database = useDatabase();
  let seller: TestSeller;
  let product: TestProduct;
  let clock: FakeClock;
  beforeEach(async () => {
    clock = new FakeClock(new Date());
    seller = await aSeller(database.db);
    product = await aProduct(database.db, seller, { priceAmount: 1999, sizes: ["S", "M"] });
  });
  const ctx = () => testContext(database.db, { clock });
  const own = () => ({ sellerId: seller.id, productId: product.id });
  const plan = (fields: object) => setSale(ctx(), { ...own(), currency: "USD", ...fields });
  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
  /** What the page, a listing, a new cart and a checkout ask for one. */
  const asked = async () => {
    const page = await getProductPage(ctx(), { ref: product.id });
    const listing = await database.db
      .selectFrom("product_listings")
      .where("product_id", "=", product.id)
      .select("price_amount")
      .executeTakeFirstOrThrow();
    const cart = await aCart(ctx(), [{ variantId: product.variantId }]);
    const { groups } = await getCart(cart.ctx);
    const { totalAmount } = await aCheckout(ctx(), [{ variantId: product.variantId }]);
    const prices = new Set([
      page.product.variants[0]?.price.amount,
      listing.price_amount,
      groups[0]?.items[0]?.price.amount,
    ]);
    expect(prices.size).toBe(1);
    const [price = 0] = [...prices];
    // California's tax and shipping come on top.
    expect(totalAmount).toBeGreaterThan(price ?? 0);
    return { price, compareAt: page.product.variants[0]?.compareAtPrice?.amount };
  };

  it("comes and goes by itself, and every page asks the same", async () => {
    await plan({ percent: 25, startsAt: later(HOUR), endsAt: later(3 * HOUR) });
    expect(await asked()).toEqual({ price: 1999, compareAt: undefined });
    clock.advance(HOUR);
    await runJobs(ctx());
    expect(await asked()).toEqual({ price: 1499, compareAt: 1999 });
    expect((await getOwnProduct(ctx(), own())).variants[0]?.price.amount).toBe(1999);
    expect((await getOwnProduct(ctx(), own())).sale).toMatchObject({ percent: 25, isRunning: true });
    clock.advance(2 * HOUR);
    await runJobs(ctx());
    expect(await asked()).toEqual({ price: 1999, compareAt: undefined });
    expect((await getOwnProduct(ctx(), own())).sale).toBeNull();
  });

  it("that ends while somebody pays is said before anything is charged", async () => {
    await plan({ percent: 50 });
    const checkout = await aCheckout(ctx(), [{ variantId: product.variantId }]);
    await endSale(ctx(), own());
    await expect(completeCheckout(checkout.ctx, checkout)).rejects.toMatchObject({ code: "CART_CHANGED" });
  });

  it("follows regular prices that change while it runs, and gives them back", async () => {
    await plan({ percent: 10 });
    const { variants } = await getOwnProduct(ctx(), own());
    await updateProduct(ctx(), {
      ...own(),
      variants: variants.map((variant) => ({
        id: variant.id,
        options: variant.options,
        price: 3000,
        compareAtPrice: 3500,
        sku: undefined,
        barcode: undefined,
        trackQuantity: true,
        allowBackorder: false,
        weightGrams: 0,
        weightUnit: "lb" as const,
        taxable: true,
        requiresShipping: true,
      })),
    });
    expect(await asked()).toEqual({ price: 2700, compareAt: 3000 });
    const edited = await getOwnProduct(ctx(), own());
    expect(edited.variants[0]).toMatchObject({ price: { amount: 3000 }, compareAtPrice: { amount: 3500 } });
    await endSale(ctx(), own());
    expect(await asked()).toEqual({ price: 3000, compareAt: 3500 });
  });

  it("for an amount reduces what costs more, and refuses to reduce nothing", async () => {
    await plan({ amount: 1500 });
    expect(await asked()).toEqual({ price: 1500, compareAt: 1999 });
    await expect(plan({ amount: 1999 })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(plan({ percent: 10, endsAt: later(-HOUR) })).rejects.toThrow("A sale ends after it has begun");
  });

  it("that is planned anew for later, or for sooner, keeps to the new time", async () => {
    await plan({ percent: 10 });
    await plan({ percent: 20, startsAt: later(5 * HOUR) });
    expect((await asked()).price).toBe(1999);
    await plan({ percent: 30, startsAt: later(HOUR), endsAt: later(2 * HOUR) });
    clock.advance(HOUR);
    await runJobs(ctx());
    expect((await asked()).price).toBe(1399);
    clock.advance(HOUR);
    await runJobs(ctx());
    clock.advance(3 * HOUR);
    await runJobs(ctx());
    expect((await asked()).price).toBe(1999);
  });

  it("says the lowest price of the thirty days before it, as far as shoppers saw it", async () => {
    const prior = async () => (await getProductPage(ctx(), { ref: product.id })).product.variants[0]?.priorPrice;
    const asked = (amount: number, daysAgo: number) =>
      sql`insert into price_history (variant_id, currency, amount, valid_from)
        values (${product.variantId}, 'USD', ${amount}, now() - make_interval(days => ${daysAgo}))`.execute(
        database.db,
      );
    await sql`delete from price_history where variant_id = ${product.variantId}`.execute(database.db);
    await asked(900, 60);
    await asked(1700, 40);
    await asked(2100, 20);
    await asked(1999, 5);
    await plan({ percent: 10 });
    expect((await prior())?.amount).toBe(1700);
    await sql`update products set published_at = now() - interval '3 days' where id = ${product.id}`.execute(
      database.db,
    );
    await endSale(ctx(), own());
    expect(await prior()).toBeNull();
    await plan({ percent: 10 });
    expect((await prior())?.amount).toBe(1799);
  });
});

describe("a product that is to be published later", () => {
  const database = useDatabase();
  const clock = new FakeClock(new Date());
  const ctx = () => testContext(database.db, { clock });
  const draft = async () => {
    const seller = await aSeller(database.db);
    const category = await aCategory(database.db);
    const product = await aProduct(database.db, seller, { status: "DRAFT", categoryId: category.id });
    await aPictureOf(database.db, product);
    return { sellerId: seller.id, productId: product.id };
  };
  const at = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  it("is published when its time has come, sooner when that was moved forward", async () => {
    const own = await draft();
    await schedulePublication(ctx(), { ...own, publishAt: at(2 * DAY) });
    expect((await schedulePublication(ctx(), { ...own, publishAt: at(DAY) })).publishAt).toBe(at(DAY));
    await runJobs(ctx());
    expect((await getOwnProduct(ctx(), own)).status).toBe("DRAFT");
    clock.advance(DAY);
    await runJobs(ctx());
    expect(await getOwnProduct(ctx(), own)).toMatchObject({ status: "PUBLISHED", publishAt: null });
    clock.advance(DAY);
    await runJobs(ctx());
  });

  it("stays a draft when that was taken back, and when something is missing by then", async () => {
    const own = await draft();
    await schedulePublication(ctx(), { ...own, publishAt: at(DAY) });
    await schedulePublication(ctx(), { ...own, publishAt: null });
    clock.advance(DAY);
    await runJobs(ctx());
    expect((await getOwnProduct(ctx(), own)).status).toBe("DRAFT");
    const time = at(DAY);
    await schedulePublication(ctx(), { ...own, publishAt: time });
    await updateProduct(ctx(), { ...own, description: "" });
    clock.advance(DAY);
    await runJobs(ctx());
    expect(await getOwnProduct(ctx(), own)).toMatchObject({
      status: "DRAFT",
      publishAt: time,
      missingToPublish: ["Write a description."],
    });
    await expect(schedulePublication(ctx(), { ...own, publishAt: at(DAY) })).rejects.toMatchObject({
      code: "PRODUCT_INCOMPLETE",
    });
    await updateProduct(ctx(), { ...own, description: "<p>Made well.</p>" });
    expect(await publishProduct(ctx(), own)).toMatchObject({ publishAt: null });
    await expect(schedulePublication(ctx(), { ...own, publishAt: at(-DAY) })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });
});
