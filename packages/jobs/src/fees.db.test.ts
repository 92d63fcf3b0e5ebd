import { createCommissionRuleInput, simulateCommissionInput } from "@emporia/contracts/commission";
import { listOffers } from "@emporia/core/catalog";
import { completeCheckout, snapshotNow } from "@emporia/core/checkout";
import {
  addUpTurnovers,
  checkTurnovers,
  createRule,
  listFees,
  listWrongTurnovers,
  removeRule,
  simulateCommission,
} from "@emporia/core/commission";
import { cancelOrder, getOrder, getSellerOrder, refundSellerOrder } from "@emporia/core/orders";
import { captureOrder } from "@emporia/core/payments";
import { newId } from "@emporia/core/platform";
import { aCheckout, aPaidOrder, aProduct, aSeller, testContext, useDatabase, withCart } from "@emporia/testing";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();

describe("SP-17 what a shop sees of its fees", () => {
  it("is by which rule commission was taken of each thing, of its own sales only", async () => {
    const ctx = testContext(database.db);
    const { parts, orderNumber } = await aPaidOrder(ctx, { sellers: 2, items: 2, priceAmount: 2500 });
    const [own] = parts;
    const fees = (limit: number, cursor?: string) => listFees(ctx, { sellerId: own?.sellerId ?? "", limit, cursor });
    const { items, nextCursor } = await fees(1);
    expect(items).toMatchObject([
      {
        ...{ number: `${orderNumber}-1`, quantity: 1, ruleName: "Everything else" },
        ...{ soldFor: { amount: 2500 }, commission: { amount: 200 } },
      },
    ]);
    const rest = await fees(10, nextCursor ?? "");
    expect(rest).toMatchObject({ items: [{ number: `${orderNumber}-1` }], nextCursor: null });
    expect(rest.items[0]?.id).not.toBe(items[0]?.id);
  });

  it("is less what was given back with what it was taken of", async () => {
    const ctx = testContext(database.db);
    const { parts } = await aPaidOrder(ctx, { items: 2, priceAmount: 2500 });
    const [{ id: sellerOrderId = "", sellerId = "" } = {}] = parts;
    const fees = async () => (await listFees(ctx, { sellerId, limit: 10 })).items;
    const [first] = await fees();
    const refund = { sellerId, sellerOrderId, reason: "It broke", withShipping: false };
    const unit = { orderItemId: first?.id ?? "", quantity: 1 };
    await refundSellerOrder(ctx, { ...refund, items: [unit], key: "fees-by-unit" });
    const after = await fees();
    expect(after.map((fee) => [fee.commission.amount, fee.givenBack.amount])).toEqual([
      [200, 200],
      [200, 0],
    ]);
    await refundSellerOrder(ctx, { ...refund, items: [], amount: 500, key: "fees-by-amount" });
    const [, other] = await fees();
    expect(other?.givenBack.amount).toBeGreaterThan(0);
    expect(other?.givenBack.amount).toBeLessThan(200);
  });

  it("is worked out for its own products, without the rules of others", async () => {
    const ctx = testContext(database.db);
    const [seller, other] = [await aSeller(database.db), await aSeller(database.db)];
    const own = await aProduct(database.db, seller, { priceAmount: 10_000 });
    const foreign = await aProduct(database.db, other);
    const rule = createCommissionRuleInput.parse({ name: "Of the other", shop: other.shopSlug, basisPoints: 100 });
    const { rules } = await createRule(ctx, rule);
    const simulate = (product: string) =>
      simulateCommission(ctx, { ...simulateCommissionInput.parse({ product }), sellerId: seller.id });
    const worked = await simulate(own.slug);
    expect(worked).toMatchObject({ commission: { amount: 800 }, rule: { isDefault: true } });
    expect(worked.tried).toHaveLength(1);
    await expect(simulate(foreign.slug)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await removeRule(ctx, { ruleId: rules[0]?.id ?? "" });
  });
});

describe("P-138 commission on shipping", () => {
  it("is kept by the rule of the shop, is in the books, and goes back with the shipping", async () => {
    await forgetJobs(database);
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const rule = { name: "Carriage", shop: seller.shopSlug, basisPoints: 1000, shippingBasisPoints: 2000 };
    await createRule(ctx, createCommissionRuleInput.parse(rule));
    const ofThings = createCommissionRuleInput.parse({
      ...{
        name: "Things",
        product: (await aProduct(database.db, seller)).slug,
        basisPoints: 1,
        shippingBasisPoints: 1,
      },
    });
    await expect(createRule(ctx, ofThings)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });

    const product = await aProduct(database.db, seller, { priceAmount: 5000, onHand: 5 });
    const asked = simulateCommissionInput.parse({ product: product.slug, shippingAmount: 500 });
    expect(await simulateCommission(ctx, asked)).toMatchObject({
      ...{ commission: { amount: 500 }, shippingCommission: { amount: 100 }, earned: { amount: 4900 } },
      ...{ rule: { name: "Carriage" }, shippingRule: { name: "Carriage" } },
    });

    const checkout = await aCheckout(ctx, [{ variantId: product.variantId }]);
    const bought = await completeCheckout(checkout.ctx, checkout);
    if (bought.status !== "confirmed") throw new Error(bought.status);
    await captureOrder(checkout.ctx, bought);
    const { sellerOrders } = await getOrder(checkout.ctx, { ...bought, token: bought.orderToken });
    const [{ id: sellerOrderId = "", shipping } = {}] = sellerOrders;
    const kept = Math.floor(((shipping?.amount ?? 0) * 2000) / 10_000);
    const own = { sellerId: seller.id, sellerOrderId };
    const { earnings } = await getSellerOrder(ctx, own);
    expect(kept).toBeGreaterThan(0);
    expect(earnings).toMatchObject({
      ...{ commission: { amount: 500 + kept }, shippingCommission: { amount: kept }, commissionBasisPoints: null },
      net: { amount: 5000 + (shipping?.amount ?? 0) - 500 - kept },
    });
    const fees = async () => (await listFees(ctx, { sellerId: seller.id, limit: 10 })).items;
    expect(await fees()).toMatchObject([{ commission: { amount: 500 }, shippingCommission: { amount: kept } }]);
    const booked = async () => {
      const { rows } = await sql<{ sum: number }>`
        select coalesce(sum(-entry.amount), 0)::bigint as sum from ledger_entries entry
        join ledger_postings posting on posting.id = entry.posting_id
        where posting.order_id = ${bought.orderId} and entry.account = 'platform_commission'
      `.execute(database.db);
      return rows[0]?.sum;
    };
    expect(await booked()).toBe(500 + kept);

    const refund = { ...own, items: [], withShipping: true, reason: "Late", key: "shipping-back" };
    await refundSellerOrder(ctx, refund);
    await runJobs(ctx);
    expect(await booked()).toBe(500);
    expect(await fees()).toMatchObject([
      { commission: { amount: 500 }, shippingCommission: { amount: 0 }, givenBack: { amount: 0 } },
    ]);
    expect((await getSellerOrder(ctx, own)).earnings.net.amount).toBe(4500);
  });
});

describe("P-138 tiers by the turnover of the month", () => {
  it("count from the sale after the one that reached them, by the day of the order, without what ended or went back", async () => {
    await forgetJobs(database);
    const ctx = testContext(database.db);
    ctx.clock.set(new Date("2027-01-20T12:00:00Z"));
    const seller = await aSeller(database.db);
    const steps = [
      { fromAmount: 10_000, basisPoints: 600 },
      { fromAmount: 20_000, basisPoints: 400 },
    ];
    const rule = { name: "Grows", shop: seller.shopSlug, basisPoints: 1000, tiers: steps };
    await createRule(ctx, createCommissionRuleInput.parse(rule));
    const backwards = { ...rule, tiers: steps.toReversed() };
    await expect(createRule(ctx, createCommissionRuleInput.parse(backwards))).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    const product = await aProduct(database.db, seller, { priceAmount: 10_000, onHand: 50 });
    const sell = async () => {
      ctx.clock.advance(1000);
      const checkout = await aCheckout(withCart(ctx, null), [{ variantId: product.variantId }]);
      const bought = await completeCheckout(checkout.ctx, checkout);
      if (bought.status !== "confirmed") throw new Error(bought.status);
      await captureOrder(checkout.ctx, bought);
      ctx.clock.advance(1000);
      const [newest] = (await listFees(ctx, { sellerId: seller.id, limit: 1 })).items;
      return { ...bought, ctx: checkout.ctx, kept: newest?.commission.amount };
    };
    /** Kept sums are what orders come to, before and after what is new is added to them, also by two at once. */
    const agreesAlsoAddedUp = async () => {
      expect(await listWrongTurnovers(database.db, "2027-01-01")).toEqual([]);
      await Promise.all([addUpTurnovers(ctx), addUpTurnovers(ctx)]);
      expect(await listWrongTurnovers(database.db, "2027-01-01")).toEqual([]);
    };
    expect((await sell()).kept).toBe(1000);
    await agreesAlsoAddedUp();
    // An order that staff make is kept of as any other.
    const offers = await listOffers(database.db, [product.variantId], "USD");
    const offer = offers.get(product.variantId);
    if (!offer) throw new Error("no offer");
    const drafted = await snapshotNow(
      database.db,
      ctx,
      [{ id: newId(), offer, quantity: 1, addedAt: ctx.clock.now().toISOString() }],
      "USD",
    );
    expect(drafted.items[0]?.commission).toMatchObject({ basisPoints: 600 });
    const second = await sell();
    expect(second.kept).toBe(600);
    expect((await sell()).kept).toBe(400);
    const asked = simulateCommissionInput.parse({ product: product.slug });
    expect(await simulateCommission(ctx, asked)).toMatchObject({ turnover: { amount: 30_000 }, basisPoints: 400 });
    expect(await simulateCommission(ctx, { ...asked, turnoverAmount: 9999 })).toMatchObject({ basisPoints: 1000 });

    // 10,000 of what is left counts when one is cancelled and another given back.
    await cancelOrder(second.ctx, { orderId: second.orderId, token: second.orderToken, reason: "Changed my mind" });
    expect(await simulateCommission(ctx, asked)).toMatchObject({ turnover: { amount: 20_000 }, basisPoints: 400 });
    const third = (await listFees(ctx, { sellerId: seller.id, limit: 1 })).items[0];
    const goodwill = { items: [], withShipping: false, reason: "Scratched", key: "tiers", amount: 5000 };
    await refundSellerOrder(ctx, { sellerId: seller.id, sellerOrderId: third?.sellerOrderId ?? "", ...goodwill });
    expect(await simulateCommission(ctx, asked)).toMatchObject({ turnover: { amount: 15_000 }, basisPoints: 600 });
    await agreesAlsoAddedUp();
    expect((await sell()).kept).toBe(600);

    ctx.clock.set(new Date("2027-02-01T00:00:00Z"));
    expect(await simulateCommission(ctx, asked)).toMatchObject({ turnover: { amount: 0 }, basisPoints: 1000 });
    expect((await sell()).kept).toBe(1000);
    await agreesAlsoAddedUp();
    const at = (instant: string) => simulateCommission(ctx, { ...asked, at: instant });
    expect(await at("2027-01-20T12:00:00Z")).toMatchObject({ turnover: { amount: 0 } });
    expect(await at("2027-01-20T12:00:02Z")).toMatchObject({ turnover: { amount: 10_000 } });
    expect(await at("2027-01-31T23:59:59Z")).toMatchObject({ turnover: { amount: 25_000 } });

    await sql`update turnovers set amount = amount + 1 where seller_id = ${seller.id}`.execute(database.db);
    await sql`delete from turnovers where seller_id = ${seller.id} and month = '2027-01-01'`.execute(database.db);
    const said: object[] = [];
    const heard = { ...ctx, log: { ...ctx.log, error: (fields: object) => said.push(fields) } };
    await Promise.all([checkTurnovers(heard), checkTurnovers(heard)]);
    expect(said).toMatchObject([
      {
        turnovers: [
          { sellerId: seller.id, month: "2027-01", currency: "USD", kept: 0, counted: 25_000 },
          { sellerId: seller.id, month: "2027-02", currency: "USD", kept: 10_001, counted: 10_000 },
        ],
      },
    ]);
    await agreesAlsoAddedUp();
    expect(await listWrongTurnovers(database.db, "2027-01-01")).toEqual([]);
  });
});
