import { setSaleInput, updateProductInput } from "@emporia/contracts/catalog";
import { createOwnPromotionInput, setPromotionLimitsInput } from "@emporia/contracts/promotions";
import { aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { afterEach, expect, it } from "vitest";
import { setSale, updateProduct } from "../../catalog/index";
import { newId } from "../../platform/index";
import {
  createPromotion,
  getPromotionLimits,
  makeCodes,
  setPromotionLimits,
  switchPromotion,
  updatePromotion,
} from "../index";

const database = useDatabase();
const ctx = () => testContext(database.db);
const kinds = ["percentage", "fixed", "free_shipping", "buy_x_get_y"];
const limit = (given: object) =>
  setPromotionLimits(ctx(), setPromotionLimitsInput.parse({ kinds, reason: "Fair prices", ...given }));
const wrong = (field: string) => ({
  details: { fieldErrors: { [field]: expect.stringContaining("Emporia lets shops take off 40 % at most") } },
});
let count = 0;
const coupon = (basisPoints: number, given: object = {}) =>
  createOwnPromotionInput.parse({
    ...{ name: "Ours", code: `LIMIT-${++count}`, benefit: { kind: "percentage", basisPoints } },
    ...given,
  });
const keeper = async () => ({ sellerId: (await aSeller(database.db)).id });

afterEach(() => limit({}));

it("P-99 holds shops, not staff, to the largest percentage, and names it; the change is audited with its reason", async () => {
  const shop = await keeper();
  expect(await limit({ maxBasisPoints: 4000, maxAmount: 2500 })).toMatchObject({
    ...{ maxBasisPoints: 4000, maxAmount: { amount: 2500, currency: "USD" }, maxDays: null, atOnce: null },
  });
  await expect(createPromotion(ctx(), shop, coupon(4001))).rejects.toMatchObject(wrong("benefit.basisPoints"));
  await createPromotion(ctx(), shop, coupon(4000));
  const euros = coupon(1, { benefit: { kind: "fixed", amount: 2501 }, currency: "EUR" });
  await expect(createPromotion(ctx(), shop, euros)).rejects.toMatchObject({
    details: { fieldErrors: { "benefit.amount": expect.any(String) } },
  });
  expect((await createPromotion(ctx(), { everything: true }, coupon(9000))).seller).toBeNull();
  const audit = await database.db
    .selectFrom("audit_log")
    .where("subject_id", "=", "promotion_limits")
    .orderBy("occurred_at")
    .select("detail")
    .executeTakeFirst();
  expect(audit?.detail).toMatchObject({ reason: "Fair prices", after: { maxBasisPoints: 4000 } });
});

it("P-99 leaves what was there before, which can become less but not more, and is not switched on again", async () => {
  const shop = await keeper();
  const before = await createPromotion(ctx(), shop, coupon(7000, { hasOwnCodes: true, code: null }));
  const promotionId = before.id;
  await limit({ maxBasisPoints: 4000 });
  const write = (basisPoints: number) =>
    updatePromotion(ctx(), shop, { ...coupon(basisPoints, { code: null }), promotionId });
  await expect(write(7001)).rejects.toMatchObject(wrong("benefit.basisPoints"));
  expect((await write(6000)).benefit).toMatchObject({ basisPoints: 6000 });
  const codes = { promotionId, batchId: newId(), count: 1, prefix: "" };
  await expect(makeCodes(ctx(), shop, codes)).rejects.toMatchObject({ code: "PROMOTION_LIMIT" });
  await switchPromotion(ctx(), shop, { promotionId, isOn: false });
  await expect(switchPromotion(ctx(), shop, { promotionId, isOn: true })).rejects.toMatchObject({
    code: "PROMOTION_LIMIT",
  });
  await write(4000);
  expect((await switchPromotion(ctx(), shop, { promotionId, isOn: true })).status).toBe("on");
});

it("P-99 counts what a shop has at once, also when ten are made together", async () => {
  const shop = await keeper();
  await limit({ maxAtOnce: 2 });
  const made = await Promise.allSettled(Array.from({ length: 10 }, () => createPromotion(ctx(), shop, coupon(1000))));
  const done = made.flatMap((each) => (each.status === "fulfilled" ? [each.value.id] : []));
  expect(done).toHaveLength(2);
  const refusals = made.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
  expect(new Set(refusals)).toEqual(new Set(["PROMOTION_LIMIT"]));
  expect((await getPromotionLimits(ctx(), shop)).atOnce).toBe(2);
  await switchPromotion(ctx(), shop, { promotionId: done[0] ?? "", isOn: false });
  await createPromotion(ctx(), shop, coupon(1000));
  const again = switchPromotion(ctx(), shop, { promotionId: done[0] ?? "", isOn: true });
  await expect(again).rejects.toMatchObject({ code: "PROMOTION_LIMIT", details: { most: 2 } });
});

it("P-99 holds sales and compare-at prices to the largest percentage", async () => {
  const seller = await aSeller(database.db);
  const { id: productId, variantId } = await aProduct(database.db, seller, { priceAmount: 1000 });
  await limit({ maxBasisPoints: 4000 });
  const sale = (given: object) =>
    setSale(ctx(), { ...setSaleInput.parse({ productId, ...given }), sellerId: seller.id });
  await expect(sale({ percent: 41 })).rejects.toMatchObject(wrong("percent"));
  await expect(sale({ amount: 599 })).rejects.toMatchObject(wrong("amount"));
  expect((await sale({ amount: 600 })).sale?.amount?.amount).toBe(600);
  const compare = (compareAtPrice: number) =>
    updateProduct(ctx(), {
      ...{ productId, sellerId: seller.id },
      ...updateProductInput.parse({ productId, changedVariants: [{ id: variantId, price: 1000, compareAtPrice }] }),
    });
  await expect(compare(1700)).rejects.toMatchObject(wrong("variants.0.compareAtPrice"));
  await compare(1600);
  // What was promised before stays, and can become less.
  await limit({});
  await compare(4000);
  await limit({ maxBasisPoints: 4000 });
  await expect(compare(4001)).rejects.toMatchObject(wrong("variants.0.compareAtPrice"));
  await compare(4000);
  await compare(3000);
});
