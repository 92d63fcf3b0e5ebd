import { createCommissionRuleInput, simulateCommissionInput } from "@emporia/contracts/commission";
import { aCategory, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { createRule, listRules, orderRules, removeRule, simulateCommission, updateRule } from "./index";

const database = useDatabase();
const ctx = () => testContext(database.db);
const create = (given: z.input<typeof createCommissionRuleInput>) =>
  createRule(ctx(), createCommissionRuleInput.parse(given));
const simulate = (given: z.input<typeof simulateCommissionInput>) =>
  simulateCommission(ctx(), simulateCommissionInput.parse(given));

describe("commission rules", () => {
  it("P-138 begin with 8 % of everything, which stays and is a share only", async () => {
    const { rules } = await listRules(ctx());
    expect(rules).toMatchObject([{ isDefault: true, basisPoints: 800, fixed: null }]);
    const standard = rules[0]?.id ?? "";
    await expect(removeRule(ctx(), { ruleId: standard })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    const changed = { ...createCommissionRuleInput.parse({ name: "All", basisPoints: 900, fixedAmount: 5 }) };
    await expect(updateRule(ctx(), { ...changed, ruleId: standard })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    const share = createCommissionRuleInput.parse({ name: "All", basisPoints: 900 });
    expect((await updateRule(ctx(), { ...share, ruleId: standard })).rules[0]?.basisPoints).toBe(900);
    await updateRule(ctx(), { ...share, basisPoints: 800, ruleId: standard });
  });

  it("are tried in order: the first that fits decides, and the simulator says why", async () => {
    const seller = await aSeller(database.db);
    const category = await aCategory(database.db);
    const product = await aProduct(database.db, seller, { priceAmount: 10_000, categoryId: category.id });
    await create({ name: "Category", categoryId: category.id, basisPoints: 1200, floorAmount: 100 });
    const { rules } = await create({ name: "Shop", shop: seller.shopSlug, basisPoints: 500, fixedAmount: 30 });
    expect(rules.map((rule) => rule.name)).toEqual(["Shop", "Category", expect.any(String)]);
    expect(await simulate({ product: product.slug, quantity: 2 })).toMatchObject({
      subtotal: { amount: 20_000 },
      commission: { amount: 1060 },
      earned: { amount: 18_940 },
      rule: { name: "Shop" },
      tried: [{ misfit: null }],
    });
    const [shop, byCategory] = rules.map((rule) => rule.id) as [string, string];
    await orderRules(ctx(), { ruleIds: [byCategory, shop] });
    expect(await simulate({ product: product.id, discountAmount: 1000 })).toMatchObject({
      discount: { amount: 1000 },
      commission: { amount: 1080 },
      rule: { name: "Category" },
    });
    await expect(orderRules(ctx(), { ruleIds: [shop] })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    const other = await aProduct(database.db, await aSeller(database.db), { priceAmount: 1000 });
    expect(await simulate({ product: other.slug })).toMatchObject({
      commission: { amount: 80 },
      tried: [{ misfit: "category" }, { misfit: "seller" }, { misfit: null }],
    });
    await removeRule(ctx(), { ruleId: byCategory });
    await removeRule(ctx(), { ruleId: byCategory });
    await removeRule(ctx(), { ruleId: shop });
  });

  it("hold from their beginning to their end", async () => {
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller);
    const [startsAt, endsAt] = ["2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"];
    await create({ name: "December", shop: seller.id, basisPoints: 0, startsAt, endsAt });
    const at = async (instant: string) => (await simulate({ product: product.id, at: instant })).rule.basisPoints;
    expect([await at("2026-11-30T23:59:59Z"), await at(startsAt), await at(endsAt)]).toEqual([800, 0, 800]);
  });

  it.each([
    ["shop", { shop: "no-such-shop" }],
    ["product", { product: "no-such-mug" }],
    ["capAmount", { floorAmount: 200, capAmount: 100 }],
    ["endsAt", { startsAt: "2026-12-02T00:00:00Z", endsAt: "2026-12-01T00:00:00Z" }],
  ])("refuse %s that cannot be", async (field, given) => {
    await expect(create({ name: "x", basisPoints: 100, ...given })).rejects.toMatchObject({
      details: { fieldErrors: { [field]: expect.any(String) } },
    });
  });
});
