import {
  aCart,
  aCheckout,
  aMarket,
  anAddress,
  aProduct,
  aSeller,
  aYenMarket,
  guest,
  listDisagreements,
  readBooks,
  someTaxRates,
  type TestProduct,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { acceptCartChanges, addCartItem, getCart } from "../cart/index";
import { getProduct, refreshProducts } from "../catalog/index";
import { getOrder } from "../orders/index";
import { captureOrder } from "../payments/index";
import type { Market } from "../platform/index";
import { searchProducts } from "../search/index";
import { completeCheckout, getCheckout, getPriceTrace, initCheckout, setShippingAddress } from "./index";

describe("several markets", () => {
  const database = useDatabase();
  let [europe, japan]: Market[] = [];
  let seller: TestSeller;
  let vase: TestProduct;
  let onlyAtHome: TestProduct;
  let onlyAbroad: TestProduct;
  beforeAll(async () => {
    const { db } = database;
    await someTaxRates(db);
    [europe, japan] = [await aMarket(db), await aYenMarket(db)];
    seller = await aSeller(db, { shipsTo: [europe, japan] });
    vase = await aProduct(db, seller, { name: "Vase", priceAmount: 5000, prices: { EUR: 4760, JPY: 7700 } });
    onlyAtHome = await aProduct(db, seller, { name: "Vase of home", priceAmount: 900 });
    onlyAbroad = await aProduct(db, seller, { name: "Vase of abroad", prices: { EUR: 1190 } });
    await db
      .deleteFrom("prices")
      .where("variant_id", "=", onlyAbroad.variantId)
      .where("currency", "=", "USD")
      .execute();
    await refreshProducts(testContext(db), { productIds: [onlyAbroad.id] });
  });
  const inside = (market: Market | undefined) => testContext(database.db, market ? { market } : {});
  const germany = { country: "DE", city: "Berlin", state: "", postalCode: "10115" };

  const buy = async (market: Market | undefined, address: Partial<typeof anAddress>, quantity: number) => {
    const { ctx, checkoutId } = await aCheckout(inside(market), [{ variantId: vase.variantId, quantity }], { address });
    const answer = await completeCheckout(ctx, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    await captureOrder(ctx, { orderId: answer.orderId });
    const order = await getOrder(ctx, { orderId: answer.orderId, token: answer.orderToken });
    return { ctx, order, intents: [...ctx.payments.intents.values()] };
  };

  it("adds tax in dollars at home", async () => {
    const { order, intents } = await buy(undefined, {}, 2);
    expect(order).toMatchObject({
      subtotal: { amount: 10_000, currency: "USD" },
      tax: { amount: 725 },
      isTaxIncluded: false,
      total: { amount: 11_225 },
    });
    expect(intents).toMatchObject([{ amount: 11_225, currency: "USD" }]);
  });

  it("has tax within prices in euros, and keeps it as the platform's", async () => {
    const { order, intents } = await buy(europe, germany, 2);
    expect(order).toMatchObject({
      subtotal: { amount: 9520, currency: "EUR" },
      // 19 % within 95.20 and within 5.00.
      tax: { amount: 1520 + 80 },
      isTaxIncluded: true,
      total: { amount: 10_020, currency: "EUR" },
    });
    expect(intents).toMatchObject([{ amount: 10_020, currency: "EUR" }]);
  });

  it("sells in yen, which have no smaller unit", async () => {
    const { order } = await buy(japan, { country: "JP", city: "Kyoto", state: "", postalCode: "600-8001" }, 3);
    expect(order).toMatchObject({
      subtotal: { amount: 23_100, currency: "JPY" },
      tax: { amount: 2100 + 45 },
      total: { amount: 23_600 },
    });
  });

  it("D-10 tells staff how each price came about, and that it is so when worked out again", async () => {
    const rows = await database.db.selectFrom("orders").select(["id", "market"]).execute();
    expect(rows).toHaveLength(3);
    for (const { id: orderId, market } of rows) {
      const trace = await getPriceTrace(inside(undefined), { orderId });
      expect(trace).toMatchObject({ agrees: true, orderAgrees: true, pricesIncludeTax: market !== "us" });
      const rules = trace?.steps.map(({ step, rule, amount }) => [step, rule, amount?.amount]);
      if (market === "eu")
        expect(rules).toEqual([
          ["item", "2 at €47.60", 9520],
          ["shipping", "The rate that was chosen", 500],
          ["tax", "19 % Umsatzsteuer, within the price", 1520],
          ["tax", "19 % Umsatzsteuer, within the price", 80],
          ["commission", "8 %", 640],
        ]);
    }
    await expect(
      getPriceTrace(inside(undefined), { orderId: "01890000-0000-7000-8000-000000000000" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keeps books in each currency that are even, and says on the order where it was sold", async () => {
    const { rows } = await database.pool.query(
      "select currency, sum(amount)::int as sum, count(*)::int > 0 as some from ledger_entries group by currency order by currency",
    );
    expect(rows).toEqual(["EUR", "JPY", "USD"].map((currency) => ({ currency, sum: 0, some: true })));
    const orders = await database.db.selectFrom("orders").select(["market", "currency"]).orderBy("market").execute();
    expect(orders).toEqual([
      { market: "eu", currency: "EUR" },
      { market: "jp", currency: "JPY" },
      { market: "us", currency: "USD" },
    ]);
    expect((await readBooks(database.db)).sum).toBe(0);
    expect(await listDisagreements(database.db)).toEqual([]);
  });

  it("shows a product at the price of the market, and none that has no price there", async () => {
    const shown = await getProduct(inside(europe), { ref: vase.slug });
    expect(shown.variants[0]?.price).toEqual({ amount: 4760, currency: "EUR" });
    await expect(getProduct(inside(europe), { ref: onlyAtHome.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getProduct(inside(undefined), { ref: onlyAbroad.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(addCartItem(inside(europe), { variantId: onlyAtHome.variantId, quantity: 1 })).rejects.toMatchObject({
      code: "PRODUCT_UNAVAILABLE",
    });
  });

  it("reads a product page in one statement in every market", async () => {
    for (const market of [undefined, europe, japan]) {
      // The first asks what is known of deliveries of its shop.
      await getProduct(inside(market), { ref: vase.slug });
      database.takeStatements();
      await getProduct(inside(market), { ref: vase.slug });
      expect(database.takeStatements()).toHaveLength(1);
    }
  });

  it("lists, counts, sorts and filters by the prices of the market", async () => {
    const list = (market: Market | undefined, given: object = {}) =>
      searchProducts(inside(market), { limit: 24, inStock: true, sort: "price_asc", ...given });
    const europeans = await list(europe);
    expect(europeans.items.map((card) => [card.name, card.price])).toEqual([
      ["Vase of abroad", { amount: 1190, currency: "EUR" }],
      ["Vase", { amount: 4760, currency: "EUR" }],
    ]);
    expect(europeans.total).toBe(2);
    expect((await list(undefined)).items.map((card) => card.price.amount)).toEqual([900, 5000]);
    expect((await list(japan, { q: "vase" })).items.map((card) => card.price)).toEqual([
      { amount: 7700, currency: "JPY" },
    ]);
    expect((await list(europe, { priceMin: 2000 })).items).toHaveLength(1);
  });

  it("takes a cart along to another market, and back without a loss", async () => {
    const home = inside(undefined);
    const { ctx, cartId } = await aCart(home, [
      { variantId: vase.variantId },
      { variantId: onlyAtHome.variantId, quantity: 2 },
    ]);
    expect(await getCart(ctx)).toMatchObject({ subtotal: { amount: 6800, currency: "USD" }, issues: [] });
    const abroad = testContext(database.db, { actor: guest, cartId, ...(europe ? { market: europe } : {}) });
    const moved = await getCart(abroad);
    expect(moved).toMatchObject({
      subtotal: { amount: 4760, currency: "EUR" },
      issues: [{ issue: "PRODUCT_UNAVAILABLE" }],
    });
    await expect(initCheckout(abroad, {})).rejects.toMatchObject({ code: "CART_CHANGED" });
    // Written in the other market, with what is not sold there still in it.
    await addCartItem(abroad, { variantId: vase.variantId, quantity: 1 });
    expect((await getCart(abroad)).subtotal).toEqual({ amount: 9520, currency: "EUR" });
    expect(await getCart(ctx)).toMatchObject({ subtotal: { amount: 11_800, currency: "USD" }, issues: [] });
    await acceptCartChanges(abroad);
    expect((await getCart(abroad)).issues).toEqual([]);
  });

  it("refuses an address that the market does not reach, and names the field", async () => {
    const { ctx } = await aCart(inside(europe), [{ variantId: vase.variantId }]);
    const { id: checkoutId } = await initCheckout(ctx, { email: "ada@example.com" });
    await expect(
      setShippingAddress(ctx, { checkoutId, shippingAddress: anAddress, saveAddress: false }),
    ).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      details: { fieldErrors: { "shippingAddress.country": expect.stringContaining("Germany and France") } },
    });
  });

  it("says where its own market sends to, whatever market its shopper is in by now, also once it is closed", async () => {
    const { ctx, cartId } = await aCart(inside(europe), [{ variantId: vase.variantId }]);
    const begun = await initCheckout(ctx, { email: "ada@example.com" });
    expect(begun.countries).toEqual(["DE", "FR"]);
    // Chosen in another tab.
    const elsewhere = testContext(database.db, { actor: guest, cartId });
    expect(elsewhere.market.code).toBe("us");
    expect(await getCheckout(elsewhere, { checkoutId: begun.id })).toMatchObject({
      currency: "EUR",
      countries: ["DE", "FR"],
    });
    const addressed = { checkoutId: begun.id, saveAddress: false };
    await expect(setShippingAddress(elsewhere, { ...addressed, shippingAddress: anAddress })).rejects.toThrow("market");
    const isOpen = (is_open: boolean) =>
      database.db
        .updateTable("markets")
        .set({ is_open })
        .where("code", "=", europe?.code ?? "")
        .execute();
    await isOpen(false);
    try {
      expect(await getCheckout(elsewhere, { checkoutId: begun.id })).toMatchObject({ countries: ["DE", "FR"] });
      const set = await setShippingAddress(elsewhere, { ...addressed, shippingAddress: { ...anAddress, ...germany } });
      expect(set).toMatchObject({ countries: ["DE", "FR"], shippingAddress: { country: "DE" } });
    } finally {
      await isOpen(true);
    }
  });

  it("does not go on with a payment that was begun in another market", async () => {
    const { ctx, cartId, checkoutId } = await aCheckout(inside(europe), [{ variantId: vase.variantId }], {
      address: germany,
      paymentMethodId: "pm_card_chargeDeclined",
    });
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    const other = await initCheckout(testContext(database.db, { actor: guest, cartId }), { email: "a@example.com" });
    expect(other).toMatchObject({ currency: "USD", subtotal: { amount: 5000 } });
    expect(other.id).not.toBe(checkoutId);
  });
});
