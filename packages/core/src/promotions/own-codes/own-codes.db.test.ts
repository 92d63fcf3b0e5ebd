import { createOwnPromotionInput, createPromotionInput } from "@emporia/contracts/promotions";
import {
  aCart,
  aCheckout,
  aProduct,
  aPromotion,
  aSeller,
  listDisagreements,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { applyCoupon, getCart } from "../../cart/index";
import {
  completeCheckout,
  getCheckout,
  removeCheckoutCoupon,
  setPaymentMethod,
  settleOrder,
} from "../../checkout/index";
import { newId } from "../../platform/index";
import {
  codesFile,
  createPromotion,
  listCodes,
  listPromotions,
  makeCodes,
  revokeCodes,
  updatePromotion,
} from "../index";
import { makeCode } from "./make-code";

const database = useDatabase();
const db = () => database.db;
const ctx = () => testContext(db());
const staff = { everything: true } as const;
const wrong = (field: string) => ({ details: { fieldErrors: { [field]: expect.any(String) } } });
const tenth = { name: "Letters", benefit: { kind: "percentage", basisPoints: 1000 } } as const;

const made = async (count: number, prefix = "") => {
  const { id: promotionId } = await aPromotion(db(), { hasOwnCodes: true });
  await makeCodes(ctx(), staff, { promotionId, batchId: newId(), count, prefix });
  const { items } = await listCodes(ctx(), staff, { promotionId, limit: 100 });
  return { promotionId, codes: items.map(({ code }) => code) };
};
const thing = async () => aProduct(db(), await aSeller(db()), { priceAmount: 2000, onHand: 1000 });
const stateOf = async (promotionId: string, code: string | undefined) =>
  (await listCodes(ctx(), staff, { promotionId, query: code, limit: 1 })).items[0];
const usesOf = async (id: string) =>
  (await db().selectFrom("promotions").where("id", "=", id).select("used_count").executeTakeFirst())?.used_count;

describe("codes of one use each", () => {
  it("are made by the thousand at once, once for each batch, of letters that cannot be mistaken", async () => {
    const { id: promotionId } = await aPromotion(db(), { hasOwnCodes: true });
    const batch = { promotionId, batchId: newId(), count: 10_000, prefix: "NEWS-" };
    await makeCodes(ctx(), staff, batch);
    await makeCodes(ctx(), staff, batch);
    const { counts, batches } = await listCodes(ctx(), staff, { promotionId, limit: 1 });
    expect(counts).toEqual({ unused: 10_000, held: 0, used: 0, revoked: 0 });
    expect(batches).toMatchObject([{ id: batch.batchId, prefix: "NEWS-", count: 10_000, free: 10_000 }]);
    const file = await codesFile(ctx(), staff, { promotionId, batchId: batch.batchId });
    expect(file.text.trim().split("\r\n")).toHaveLength(10_001);
    expect(makeCode("A")).toMatch(/^A[34679ACDEFGHJKMNPQRTUVWXY]{10}$/);
    const shared = await aPromotion(db(), { code: "FOR-ALL" });
    const none = { promotionId: shared.id, batchId: newId(), count: 1, prefix: "" };
    await expect(makeCodes(ctx(), staff, none)).rejects.toMatchObject(wrong("count"));
  });

  it("P-95 is entered in any case and with spaces, shown as the shopper's, and found by staff who look for it", async () => {
    const { promotionId, codes } = await made(2);
    const [code = "", other = ""] = codes;
    const { variantId } = await thing();
    const { ctx: own } = await aCart(ctx(), [{ variantId }]);
    const cart = await applyCoupon(own, { code });
    expect(cart.coupons).toEqual([{ code, isApplied: true, message: null }]);
    expect(cart.discounts).toMatchObject([{ promotionId, code, amount: { amount: 200 } }]);
    await expect(applyCoupon(own, { code: other })).rejects.toMatchObject({ details: { reason: "ONE_PER_ORDER" } });
    const typed = `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`;
    expect((await listPromotions(ctx(), staff, { limit: 5, query: typed })).items).toMatchObject([{ id: promotionId }]);
    // What has codes never applies by itself.
    expect((await getCart((await aCart(ctx(), [{ variantId }])).ctx)).discounts).toEqual([]);
  });

  it("is held by an order that waits for its payment, used once it is paid, and given back when the order ends", async () => {
    const { promotionId, codes } = await made(1);
    const [code = ""] = codes;
    const { variantId } = await thing();
    const declined = { coupons: [code], paymentMethodId: "pm_card_chargeDeclined" };
    const first = await aCheckout(ctx(), [{ variantId }], declined);
    const second = await aCheckout(ctx(), [{ variantId }], { coupons: [code], email: "second@example.com" });
    await expect(completeCheckout(first.ctx, first)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    const held = await stateOf(promotionId, code);
    expect(held).toMatchObject({ state: "held", order: { number: expect.any(String) } });
    await expect(revokeCodes(ctx(), staff, { promotionId, code })).rejects.toMatchObject(wrong("code"));
    const refused = completeCheckout(second.ctx, second);
    await expect(refused).rejects.toMatchObject({ details: { coupon: code, reason: "CODE_USED" } });
    // Its own hold does not count against it.
    expect((await getCheckout(first.ctx, first)).coupons).toMatchObject([{ isApplied: true }]);
    first.ctx.clock.advance(31 * 60_000);
    await settleOrder(first.ctx, { orderId: held?.order?.id ?? "" });
    expect([(await stateOf(promotionId, code))?.state, await usesOf(promotionId)]).toEqual(["unused", 0]);
    expect((await completeCheckout(second.ctx, second)).status).toBe("confirmed");
    expect([(await stateOf(promotionId, code))?.state, await usesOf(promotionId)]).toEqual(["used", 1]);
  });

  it("P-95 of a revoked batch stays with the order that holds it, and does not come back when that order ends", async () => {
    const { promotionId, codes } = await made(2);
    const [code = ""] = codes;
    const { variantId } = await thing();
    const declined = { coupons: [code], paymentMethodId: "pm_card_chargeDeclined" };
    const holding = await aCheckout(ctx(), [{ variantId }], declined);
    await expect(completeCheckout(holding.ctx, holding)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    const held = await stateOf(promotionId, code);
    const { batches } = await listCodes(ctx(), staff, { promotionId, limit: 1 });
    const batch = { promotionId, batchId: batches[0]?.id };
    expect(await revokeCodes(ctx(), staff, batch)).toEqual({ revoked: 1 });
    expect(await revokeCodes(ctx(), staff, batch)).toEqual({ revoked: 0 });
    expect((await stateOf(promotionId, code))?.state).toBe("held");
    expect((await getCheckout(holding.ctx, holding)).coupons).toMatchObject([{ isApplied: true }]);
    holding.ctx.clock.advance(31 * 60_000);
    await settleOrder(holding.ctx, { orderId: held?.order?.id ?? "" });
    expect([(await stateOf(promotionId, code))?.state, await usesOf(promotionId)]).toEqual(["revoked", 0]);
    const { ctx: own } = await aCart(ctx(), [{ variantId }]);
    await expect(applyCoupon(own, { code })).rejects.toMatchObject({ details: { reason: "OFF" } });
  });

  it("goes along when the shopper changes the order before paying, and is free once it is taken out", async () => {
    const { promotionId, codes } = await made(1);
    const [code = ""] = codes;
    const { variantId } = await thing();
    const checkout = await aCheckout(ctx(), [{ variantId }], {
      ...{ coupons: [code], paymentMethodId: "pm_card_chargeDeclined" },
    });
    await expect(completeCheckout(checkout.ctx, checkout)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    await removeCheckoutCoupon(checkout.ctx, { checkoutId: checkout.checkoutId, code });
    expect((await stateOf(promotionId, code))?.state).toBe("unused");
    await setPaymentMethod(checkout.ctx, { checkoutId: checkout.checkoutId, paymentMethodId: "pm_card_visa" });
    expect((await completeCheckout(checkout.ctx, checkout)).status).toBe("confirmed");
    expect(await usesOf(promotionId)).toBe(0);
  });

  it("is revoked alone or with what is free of its batch", async () => {
    const { promotionId, codes } = await made(3);
    const [code = "", used = ""] = codes;
    const { variantId } = await thing();
    const bought = await aCheckout(ctx(), [{ variantId }], { coupons: [used] });
    await completeCheckout(bought.ctx, bought);
    expect(await revokeCodes(ctx(), staff, { promotionId, code })).toEqual({ revoked: 1 });
    expect(await revokeCodes(ctx(), staff, { promotionId, code })).toEqual({ revoked: 0 });
    const { ctx: own } = await aCart(ctx(), [{ variantId }]);
    await expect(applyCoupon(own, { code })).rejects.toMatchObject({ details: { reason: "OFF" } });
    await expect(applyCoupon(own, { code: used })).rejects.toMatchObject({ details: { reason: "CODE_USED" } });
    const { batches } = await listCodes(ctx(), staff, { promotionId, limit: 1 });
    expect(await revokeCodes(ctx(), staff, { promotionId, batchId: batches[0]?.id })).toEqual({ revoked: 1 });
    const { counts } = await listCodes(ctx(), staff, { promotionId, limit: 1 });
    expect(counts).toEqual({ unused: 0, held: 0, used: 1, revoked: 2 });
    expect((await listCodes(ctx(), staff, { promotionId, limit: 5, state: "used" })).items).toMatchObject([
      { code: used, state: "used" },
    ]);
  });

  it("two checkouts at once and twenty: one has the code, everybody else is told", async () => {
    const { promotionId, codes } = await made(1);
    const { variantId } = await thing();
    const checkouts: Awaited<ReturnType<typeof aCheckout>>[] = [];
    for (let buyer = 0; buyer < 20; buyer++)
      checkouts.push(await aCheckout(ctx(), [{ variantId }], { coupons: codes, email: `racer-${buyer}@example.com` }));
    const outcomes = await Promise.allSettled(
      checkouts.map(({ ctx: own, checkoutId }) => completeCheckout(own, { checkoutId })),
    );
    expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    const reasons = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason.details?.reason] : []));
    expect(new Set(reasons)).toEqual(new Set(["CODE_USED"]));
    expect(await usesOf(promotionId)).toBe(1);
    expect(await listDisagreements(db())).toEqual([]);
  });

  it("a code and one for everybody are never the same, and a promotion keeps the kind that it began with", async () => {
    const { codes } = await made(1);
    const taken = createPromotion(ctx(), staff, createPromotionInput.parse({ ...tenth, code: codes[0] }));
    await expect(taken).rejects.toMatchObject({ code: "COUPON_CODE_TAKEN" });
    const both = createPromotionInput.parse({ ...tenth, code: "BOTH", hasOwnCodes: true });
    await expect(createPromotion(ctx(), staff, both)).rejects.toMatchObject(wrong("code"));
    const own = createPromotionInput.parse({ ...tenth, hasOwnCodes: true, shopperLimit: 1, isForFirstOrder: true });
    const promotion = await createPromotion(ctx(), staff, own);
    expect(promotion).toMatchObject({ hasOwnCodes: true, code: null, shopperLimit: 1 });
    const changed = updatePromotion(ctx(), staff, { ...own, code: "SHARED", promotionId: promotion.id });
    await expect(changed).rejects.toMatchObject(wrong("code"));
  });

  it("P-99 a shop has them for its own coupons, and no other's", async () => {
    const [one, two] = [await aSeller(db()), await aSeller(db())];
    const input = createOwnPromotionInput.parse({ ...tenth, hasOwnCodes: true });
    const { id: promotionId } = await createPromotion(ctx(), { sellerId: one.id }, input);
    const neither = createPromotion(ctx(), { sellerId: one.id }, createOwnPromotionInput.parse(tenth));
    await expect(neither).rejects.toMatchObject(wrong("code"));
    const batch = { promotionId, batchId: newId(), count: 3, prefix: "" };
    await makeCodes(ctx(), { sellerId: one.id }, batch);
    const stranger = { sellerId: two.id };
    const gone = { code: "NOT_FOUND" };
    await expect(makeCodes(ctx(), stranger, { ...batch, batchId: newId() })).rejects.toMatchObject(gone);
    await expect(listCodes(ctx(), stranger, { promotionId, limit: 1 })).rejects.toMatchObject(gone);
    await expect(codesFile(ctx(), stranger, { promotionId })).rejects.toMatchObject(gone);
    await expect(revokeCodes(ctx(), stranger, { promotionId, batchId: batch.batchId })).rejects.toMatchObject(gone);
  });
});
