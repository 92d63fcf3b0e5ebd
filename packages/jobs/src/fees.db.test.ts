import { createCommissionRuleInput, simulateCommissionInput } from "@emporia/contracts/commission";
import { createRule, listFees, removeRule, simulateCommission } from "@emporia/core/commission";
import { refundSellerOrder } from "@emporia/core/orders";
import { aPaidOrder, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";

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
