import {
  aCart,
  aCheckout,
  aMarket,
  anAddress,
  aProduct,
  aPromotion,
  aSeller,
  aYenMarket,
  type TestContext,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { getOrder } from "../orders/index";
import { captureOrder, leastAmountOf } from "../payments/index";
import {
  applyCheckoutCoupon,
  completeCheckout,
  initCheckout,
  removeCheckoutCoupon,
  setShippingAddress,
  setShippingMethod,
} from "./index";

describe("what no card can pay", () => {
  const database = useDatabase();
  beforeEach(async () => {
    await database.db.updateTable("promotions").set({ is_on: false, code: null }).execute();
  });

  /** A shop that sends for nothing. */
  const aFreeSender = async (given: Parameters<typeof aSeller>[1] = {}) => {
    const seller = await aSeller(database.db, given);
    await database.db.updateTable("shipping_rates").set({ amount: 0 }).execute();
    return seller;
  };

  it("is at least fifty cents, yen, or what Stripe names", () => {
    expect(["USD", "EUR", "JPY", "GBP", "SEK"].map(leastAmountOf)).toEqual([50, 50, 50, 30, 300]);
  });

  it("places no order, and reserves nothing for it", async () => {
    const { db } = database;
    const trinket = await aProduct(db, await aFreeSender(), { priceAmount: 49 });
    const { ctx, checkoutId } = await aCheckout(testContext(db), [{ variantId: trinket.variantId }]);
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({
      code: "TOTAL_TOO_SMALL",
      message: expect.stringContaining("$0.50"),
      details: { smallestAmount: 50, currency: "USD" },
    });
    expect(await db.selectFrom("orders").select("id").execute()).toEqual([]);
    expect(await db.selectFrom("stock_reservations").select("id").execute()).toEqual([]);
  });

  it("is told in the currency of the market", async () => {
    const { db } = database;
    const [europe, japan] = [await aMarket(db), await aYenMarket(db)];
    const seller = await aFreeSender({ shipsTo: [europe, japan] });
    const trinket = await aProduct(db, seller, { prices: { EUR: 49, JPY: 49 } });
    for (const [market, least] of [
      [europe, "€0.50"],
      [japan, "¥50"],
    ] as const) {
      const address = { country: market.countries[0] ?? "", state: "" };
      const { ctx, checkoutId } = await aCheckout(testContext(db, { market }), [{ variantId: trinket.variantId }], {
        address,
      });
      await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({
        code: "TOTAL_TOO_SMALL",
        message: expect.stringContaining(least),
      });
    }
  });

  /** A checkout up to its last choice but the card. */
  const upToTheCard = async (world: TestContext, variantId: string) => {
    const { ctx } = await aCart(world, [{ variantId }]);
    const { id: checkoutId } = await initCheckout(ctx, { email: "ada@example.com" });
    const { groups } = await setShippingAddress(ctx, { checkoutId, shippingAddress: anAddress, saveAddress: false });
    const choices = groups.map((group) => ({ sellerId: group.seller.id, rateId: group.rates[0]?.id ?? "" }));
    return { ctx, checkoutId, checkout: await setShippingMethod(ctx, { checkoutId, choices }) };
  };

  it("completes without a card when a coupon leaves nothing to pay, and Stripe hears nothing of it", async () => {
    const { db } = database;
    const mug = await aProduct(db, await aFreeSender(), { priceAmount: 2500, isTaxable: false });
    await aPromotion(db, { code: "ONTHEHOUSE", basisPoints: 10_000 });
    const world = testContext(db);
    const { ctx, checkoutId, checkout } = await upToTheCard(world, mug.variantId);
    expect(checkout.status).toBe("PAYMENT");
    expect((await applyCheckoutCoupon(ctx, { checkoutId, code: "ONTHEHOUSE" })).status).toBe("REVIEW");
    expect((await removeCheckoutCoupon(ctx, { checkoutId, code: "ONTHEHOUSE" })).status).toBe("PAYMENT");
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "CHECKOUT_STEP_MISSING" });
    await applyCheckoutCoupon(ctx, { checkoutId, code: "ONTHEHOUSE" });
    const answer = await completeCheckout(ctx, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    expect(await completeCheckout(ctx, { checkoutId })).toEqual(answer);
    await captureOrder(ctx, { orderId: answer.orderId });
    const order = await getOrder(ctx, { orderId: answer.orderId, token: answer.orderToken });
    expect(order).toMatchObject({ status: "CONFIRMED", paymentStatus: "CONFIRMED", total: { amount: 0 } });
    expect(world.payments.calls).toEqual([]);
    const { rows } = await database.pool.query(
      "select account, sum(amount)::int as sum from ledger_entries group by account order by account",
    );
    expect(rows).toEqual([
      { account: "platform_commission", sum: -200 },
      { account: "promotions", sum: 2500 },
      { account: "seller_payable", sum: -2300 },
    ]);
  });
});
