import {
  aCheckout,
  aMarket,
  aProduct,
  aPromotion,
  aSeller,
  listDisagreements,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { setSale } from "../catalog/index";
import { completeCheckout, getPriceTrace } from "../checkout/index";
import { getOrder, getSellerOrder, shipItems } from "../orders/index";
import { captureOrder, transferEarnings } from "../payments/index";
import type { Market } from "../platform/index";

describe("J-18 a sale and coupons where tax is within the price", () => {
  const database = useDatabase();
  let market: Market;
  beforeAll(async () => {
    await someTaxRates(database.db);
    market = await aMarket(database.db);
  });
  const germany = { country: "DE", city: "Berlin", state: "", postalCode: "10115" };

  /** Two of something at 47.60, on sale for 35.70, with 5.00 of shipping, sent and paid for. */
  async function sell(coupons: { platform?: number; shop?: number }) {
    const { db } = database;
    const ctx = testContext(db, { market });
    const seller = await aSeller(db, { shipsTo: [market] });
    const product = await aProduct(db, seller, { priceAmount: 5000, prices: { EUR: 4760 } });
    await setSale(ctx, { sellerId: seller.id, productId: product.id, percent: 25, currency: "USD" });
    const codes: string[] = [];
    for (const [by, basisPoints] of Object.entries(coupons)) {
      const code = `${by}-${seller.id.slice(-8)}`.toUpperCase();
      await aPromotion(db, { code, basisPoints, ...(by === "shop" ? { sellerId: seller.id } : {}) });
      codes.push(code);
    }
    const { ctx: shopper, checkoutId } = await aCheckout(ctx, [{ variantId: product.variantId, quantity: 2 }], {
      address: germany,
      coupons: codes,
    });
    const placed = await completeCheckout(shopper, { checkoutId });
    if (placed.status !== "confirmed") throw new Error(placed.status);
    await captureOrder(ctx, placed);
    const order = await getOrder(shopper, { orderId: placed.orderId, token: placed.orderToken });
    const part = order.sellerOrders[0];
    await shipItems(ctx, {
      ...{ sellerId: seller.id, sellerOrderId: part?.id ?? "", carrier: "DHL", trackingNumber: "JD0001" },
    });
    await transferEarnings(ctx, { sellerOrderId: part?.id ?? "" });
    const { earnings } = await getSellerOrder(ctx, { sellerId: seller.id, sellerOrderId: part?.id ?? "" });
    // What a seller reads is without tax, of items and of shipping, and adds up.
    const { items, discount, shipping, commission: kept, net } = earnings;
    expect(shipping.amount).toBe(420);
    expect(items.amount - discount.amount + shipping.amount - kept.amount).toBe(net.amount);
    if (!coupons.shop) expect(items.amount).toBe(6000);
    const trace = await getPriceTrace(ctx, { orderId: order.id });
    expect(trace).toMatchObject({ agrees: true, orderAgrees: true, pricesIncludeTax: true });
    expect(await listDisagreements(db)).toEqual([]);
    const commission = trace?.steps.find(({ step }) => step === "commission")?.amount?.amount;
    const transferred = ctx.payments.transfers.reduce((sum, { amount }) => sum + amount, 0);
    const [intent] = [...ctx.payments.intents.values()];
    const discounted = await db
      .selectFrom("ledger_entries")
      .innerJoin("ledger_postings", "ledger_postings.id", "ledger_entries.posting_id")
      .where("order_id", "=", order.id)
      .where("account", "=", "promotions")
      .select("ledger_entries.amount")
      .execute();
    return {
      subtotal: order.subtotal.amount,
      discount: order.discount.amount,
      tax: order.tax.amount,
      total: order.total.amount,
      charged: intent?.amount,
      commission,
      transferred,
      ofPlatform: discounted.reduce((sum, { amount }) => sum + amount, 0),
    };
  }

  // 60.00 and 4.20 without tax, less 8 % of 60.00.
  const alone = { commission: 480, transferred: 6000 + 420 - 480 };

  it("sells for what the sale asks, with 19 % within it", async () => {
    expect(await sell({})).toEqual({
      ...{ subtotal: 7140, discount: 0, tax: 1140 + 80, total: 7640, charged: 7640, ofPlatform: 0 },
      ...alone,
    });
  });

  it("leaves the seller that when the platform takes off a fifth, which costs it less the tax that nobody owes then", async () => {
    expect(await sell({ platform: 2000 })).toEqual({
      ...{ subtotal: 7140, discount: 1428, tax: 912 + 80, total: 6212, charged: 6212 },
      ...alone,
      ofPlatform: 1428 - (1140 - 912),
    });
  });

  it("leaves the seller less, and keeps less, when the shop takes it off", async () => {
    expect(await sell({ shop: 2000 })).toEqual({
      ...{ subtotal: 7140, discount: 1428, tax: 912 + 80, total: 6212, charged: 6212, ofPlatform: 0 },
      commission: 384,
      transferred: 4800 + 420 - 384,
    });
  });

  it("tells the two apart in one order", async () => {
    // 71.40 less 14.28, then less a tenth of that; without tax the seller has 66.69 / 1.19 less rounding of each step.
    expect(await sell({ platform: 2000, shop: 1000 })).toEqual({
      ...{ subtotal: 7140, discount: 1428 + 571, tax: 821 + 80, total: 5641, charged: 5641 },
      commission: 442,
      transferred: 5520 + 420 - 442,
      ofPlatform: 1428 - 228,
    });
  });
});
