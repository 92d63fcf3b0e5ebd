import {
  aCart,
  aCategory,
  aCheckout,
  actor,
  aProduct,
  aPromotion,
  aSeller,
  aUser,
  listDisagreements,
  someTaxRates,
  type TestContext,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { afterEach, describe, expect, it } from "vitest";
import { applyCoupon, getCart, removeCoupon, updateCartItem } from "../cart/index";
import {
  applyCheckoutCoupon,
  completeCheckout,
  getCheckout,
  initCheckout,
  removeCheckoutCoupon,
  setPaymentMethod,
  setShippingMethod,
  settleOrder,
} from "../checkout/index";
import { cancelOrderAsStaff, lockOrderState, shipItems } from "../orders/index";
import { captureOrder, refundPart, transferEarnings } from "../payments/index";
import { inTransaction } from "../platform/index";
import { priceTraceSchema, traceAgrees } from "../pricing/index";

const database = useDatabase();
const db = () => database.db;
const minutes = 60_000;

// What applies by itself applies to everything that follows.
afterEach(() => db().updateTable("promotions").set({ is_on: false }).where("code", "is", null).execute());

async function someThing(priceAmount = 2000, given: Parameters<typeof aProduct>[2] = {}) {
  await someTaxRates(db());
  const seller = await aSeller(db());
  return { seller, product: await aProduct(db(), seller, { ...given, priceAmount }) };
}

const usesOf = async (id: string) =>
  (await db().selectFrom("promotions").where("id", "=", id).select("used_count").executeTakeFirst())?.used_count;

describe("a coupon in the cart", () => {
  it("P-95 is entered as people type it, takes off what it says, and is taken out again", async () => {
    const { product } = await someThing();
    const { code } = await aPromotion(db(), { code: "SPRING-10" });
    const { ctx } = await aCart(testContext(db()), [{ variantId: product.variantId, quantity: 2 }]);
    const cart = await applyCoupon(ctx, { code: code ?? "" });
    expect(cart.coupons).toEqual([{ code: "SPRING-10", isApplied: true, message: null }]);
    expect([cart.subtotal.amount, cart.discount.amount, cart.total.amount]).toEqual([4000, 400, 3600]);
    expect(cart.groups[0]?.items[0]?.discount.amount).toBe(400);
    expect((await applyCoupon(ctx, { code: "SPRING-10" })).discount.amount).toBe(400);
    const without = await removeCoupon(ctx, { code: "SPRING-10" });
    expect([without.coupons, without.discount.amount]).toEqual([[], 0]);
  });

  it("is refused with the reason and what to do", async () => {
    const { seller, product } = await someThing();
    const other = await aProduct(db(), seller);
    const { ctx } = await aCart(testContext(db()), [{ variantId: product.variantId }]);
    const now = ctx.clock.now();
    const before = new Date(now.getTime() - minutes);
    const after = new Date(now.getTime() + minutes);
    await aPromotion(db(), { code: "ENDED", endsAt: now });
    await aPromotion(db(), { code: "LATER", startsAt: after, endsAt: new Date(after.getTime() + minutes) });
    await aPromotion(db(), { code: "SWITCHED-OFF", isOn: false, startsAt: before });
    await aPromotion(db(), { code: "OVER-50", minimumAmount: 5000 });
    await aPromotion(db(), { code: "OTHER-THING", productIds: [other.id] });
    await aPromotion(db(), { code: "PAIR", kind: "buy_x_get_y", buy: 1, get: 1 });
    const reason = (code: string) =>
      applyCoupon(ctx, { code }).catch((error) => [error.details?.reason, error.message]);
    expect(await reason("NO-SUCH")).toEqual(["UNKNOWN", expect.stringContaining("no coupon NO-SUCH")]);
    expect(await reason("ENDED")).toEqual(["EXPIRED", expect.stringContaining("has expired")]);
    expect(await reason("LATER")).toEqual(["NOT_STARTED", expect.any(String)]);
    expect(await reason("SWITCHED-OFF")).toEqual(["OFF", expect.any(String)]);
    expect(await reason("OVER-50")).toEqual(["MINIMUM_NOT_MET", expect.stringContaining("Add $30.00")]);
    expect(await reason("OTHER-THING")).toEqual(["NOT_FOR_THESE_ITEMS", expect.any(String)]);
    expect(await reason("PAIR")).toEqual(["TOO_FEW_ITEMS", expect.stringContaining("Add 1 more")]);
    expect((await getCart(ctx)).coupons).toEqual([]);
  });

  it("stays and says why when what it was for has gone", async () => {
    const { product } = await someThing();
    await aPromotion(db(), { code: "OVER-40", minimumAmount: 4000 });
    const { ctx } = await aCart(testContext(db()), [{ variantId: product.variantId, quantity: 2 }]);
    const { groups } = await applyCoupon(ctx, { code: "OVER-40" });
    await updateCartItem(ctx, { itemId: groups[0]?.items[0]?.id ?? "", quantity: 1 });
    const cart = await getCart(ctx);
    expect(cart.coupons).toMatchObject([
      { code: "OVER-40", isApplied: false, message: expect.stringContaining("$20.00") },
    ]);
    expect(cart.discount.amount).toBe(0);
  });

  it("P-96 meets what applies by itself, by category", async () => {
    const category = await aCategory(db());
    const below = await aCategory(db(), { parentId: category.id });
    const { product } = await someThing(2000, { categoryId: below.id });
    const { product: other } = await someThing(2000);
    const own = await aPromotion(db(), { categoryIds: [category.id], basisPoints: 5000, priority: 1 });
    await aPromotion(db(), { code: "TEN-MORE" });
    const { ctx } = await aCart(testContext(db()), [{ variantId: product.variantId }, { variantId: other.variantId }]);
    expect((await getCart(ctx)).discounts).toMatchObject([
      { promotionId: own.id, code: null, amount: { amount: 1000 } },
    ]);
    expect((await applyCoupon(ctx, { code: "TEN-MORE" })).discounts.map((each) => each.amount.amount)).toEqual([
      1000, 300,
    ]);
  });
});

describe("P-96 a coupon for a first order", () => {
  it("is for who has not ordered, by account or address; what nobody paid for does not count", async () => {
    const { product } = await someThing();
    await aPromotion(db(), { code: "FIRST-ORDER", isForFirstOrder: true });
    const items = [{ variantId: product.variantId }];
    const user = await aUser(db());
    const shopper = () => testContext(db(), { actor: actor(user) });
    const order = async (ctx: TestContext, email: string) => {
      const checkout = await aCheckout(ctx, items, { email });
      await completeCheckout(checkout.ctx, checkout);
    };
    const coupon = async (ctx: TestContext, email: string) => {
      const checkout = await aCheckout(ctx, items, { email, coupons: ["FIRST-ORDER"] });
      const { coupons, discount } = await getCheckout(checkout.ctx, checkout);
      expect(coupons[0]?.isApplied).toBe(discount.amount > 0);
      return coupons[0]?.message ?? null;
    };
    const tooLate = expect.stringContaining("you have ordered before");
    const declined = await aCheckout(testContext(db()), items, {
      email: "new@example.com",
      paymentMethodId: "pm_card_chargeDeclined",
    });
    await expect(completeCheckout(declined.ctx, declined)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    expect(await coupon(testContext(db()), "new@example.com")).toEqual(tooLate);
    const unpaid = await db()
      .selectFrom("orders")
      .where("email", "=", "new@example.com")
      .select(["id", "status", "payment_status"])
      .executeTakeFirstOrThrow();
    const setUnpaid = (to: { status: string; payment_status: string }) =>
      db().updateTable("orders").set(to).where("id", "=", unpaid.id).execute();
    await setUnpaid({ status: "CANCELLED", payment_status: "FAILED" });
    expect(await coupon(testContext(db()), "New@example.com")).toBeNull();
    await setUnpaid({ status: unpaid.status, payment_status: unpaid.payment_status });
    await order(testContext(db()), "new@example.com");
    expect(await coupon(testContext(db()), "New@example.com")).toEqual(tooLate);
    await order(shopper(), "first@example.com");
    expect(await coupon(testContext(db()), "FIRST@example.com")).toEqual(tooLate);
    const { ctx } = await aCart(shopper(), items);
    await expect(applyCoupon(ctx, { code: "FIRST-ORDER" })).rejects.toMatchObject({ message: tooLate });
  });
});

describe("a coupon in an order", () => {
  const buy = async (coupons: string[], given: Parameters<typeof aProduct>[2] = {}, email = "guest@example.com") => {
    const { seller, product } = await someThing(10_000, given);
    const checkout = await aCheckout(testContext(db()), [{ variantId: product.variantId, quantity: 1 }], {
      coupons,
      email,
    });
    return { seller, product, ...checkout };
  };
  const buyDeclined = async (coupons: string[]) => {
    const bought = await buy(coupons);
    const card = { checkoutId: bought.checkoutId, paymentMethodId: "pm_card_chargeDeclined" };
    await setPaymentMethod(bought.ctx, card);
    return bought;
  };
  const place = async (ctx: TestContext, checkoutId: string) => {
    const placed = await completeCheckout(ctx, { checkoutId });
    if (placed.status !== "confirmed") throw new Error(placed.status);
    await captureOrder(ctx, { orderId: placed.orderId });
    return placed.orderId;
  };
  const owed = async (sellerId: string) => {
    const rows = await db().selectFrom("ledger_entries").where("seller_id", "=", sellerId).select(["amount"]).execute();
    return rows.reduce((sum, row) => sum - row.amount, 0);
  };
  const given = async (orderId: string) => {
    const rows = await db()
      .selectFrom("ledger_entries")
      .innerJoin("ledger_postings", "ledger_postings.id", "ledger_entries.posting_id")
      .where("order_id", "=", orderId)
      .where("account", "=", "promotions")
      .select("ledger_entries.amount")
      .execute();
    return rows.reduce((sum, row) => sum + row.amount, 0);
  };

  it("P-97 J-18 of the platform leaves the seller what they would have had; one of the shop does not", async () => {
    await aPromotion(db(), { code: "OURS", basisPoints: 2000 });
    const ours = await buy(["OURS"]);
    const orderId = await place(ours.ctx, ours.checkoutId);
    // $100.00 and $5.00 shipping less 8 % commission; tax is on $80.00.
    expect(await owed(ours.seller.id)).toBe(9700);
    expect(await given(orderId)).toBe(2000);
    const order = await db().selectFrom("orders").where("id", "=", orderId).selectAll().executeTakeFirstOrThrow();
    expect([order.discount_amount, order.platform_discount_amount, order.tax_amount]).toEqual([2000, 2000, 580]);
    expect(order.total_amount).toBe(10_000 - 2000 + 500 + 580);

    const { seller, product } = await someThing(10_000);
    await aPromotion(db(), { code: "THEIRS", basisPoints: 2000, sellerId: seller.id });
    const theirs = await aCheckout(testContext(db()), [{ variantId: product.variantId }], { coupons: ["THEIRS"] });
    const theirOrder = await place(theirs.ctx, theirs.checkoutId);
    expect(await owed(seller.id)).toBe(8000 + 500 - 640);
    expect(await given(theirOrder)).toBe(0);
    expect(await listDisagreements(db())).toEqual([]);
  });

  it("sends the seller more than the charge collected, when the platform funds that much", async () => {
    await aPromotion(db(), { code: "GENEROUS", basisPoints: 8000 });
    const { ctx, checkoutId, seller } = await buy(["GENEROUS"]);
    const orderId = await place(ctx, checkoutId);
    const part = await db()
      .selectFrom("seller_orders")
      .where("order_id", "=", orderId)
      .select("id")
      .executeTakeFirstOrThrow();
    const parcel = { sellerId: seller.id, sellerOrderId: part.id, carrier: "UPS", trackingNumber: "1Z" };
    await shipItems(ctx, parcel);
    await transferEarnings(ctx, { sellerOrderId: part.id });
    expect(ctx.payments.transfers).toMatchObject([{ amount: 9700, sourceChargeId: null }]);
  });

  it("for free shipping by the platform still pays the seller to send it, and goes back with the order", async () => {
    await aPromotion(db(), { code: "SHIPS-FREE", kind: "free_shipping" });
    const { ctx, checkoutId, seller } = await buy(["SHIPS-FREE"]);
    const view = await getCheckout(ctx, { checkoutId });
    expect([view.shipping.amount, view.discount.amount]).toEqual([500, 500]);
    const orderId = await place(ctx, checkoutId);
    expect([await owed(seller.id), await given(orderId)]).toEqual([9700, 500]);
    await cancelOrderAsStaff(testContext(db()), { orderId, reason: "x" });
    const state = await inTransaction(ctx, (tx) => lockOrderState(tx, orderId));
    for (const part of state.sellerOrders) await refundPart(ctx, { sellerOrderId: part.id });
    expect([await owed(seller.id), await given(orderId)]).toEqual([0, 0]);
    expect(await listDisagreements(db())).toEqual([]);
  });

  it("D-10 is explained by the trace that stays with the checkout", async () => {
    await aPromotion(db(), { code: "TRACED", amount: 1234 });
    const { ctx, checkoutId } = await buy(["TRACED"]);
    await place(ctx, checkoutId);
    const row = await db().selectFrom("checkouts").where("id", "=", checkoutId).select(["pricing"]).executeTakeFirst();
    const trace = priceTraceSchema.parse(row?.pricing);
    expect(traceAgrees(trace)).toBe(true);
    expect(trace.steps.find((step) => step.step === "discount")).toMatchObject({ code: "TRACED", amount: 1234 });
  });

  it("is counted with the order, and given back when it ends unpaid", async () => {
    const { id } = await aPromotion(db(), { code: "ONCE", usageLimit: 1 });
    const declined = await buyDeclined(["ONCE"]);
    await expect(completeCheckout(declined.ctx, { checkoutId: declined.checkoutId })).rejects.toMatchObject({
      code: "PAYMENT_DECLINED",
    });
    expect(await usesOf(id)).toBe(1);
    const { ctx } = await aCart(testContext(db()), [{ variantId: declined.product.variantId }]);
    await expect(applyCoupon(ctx, { code: "ONCE" })).rejects.toMatchObject({ details: { reason: "USED_UP" } });
    // It holds its own coupon: to choose again how it is sent does not lose it.
    const { groups, discount } = await getCheckout(declined.ctx, { checkoutId: declined.checkoutId });
    const again = await setShippingMethod(declined.ctx, {
      checkoutId: declined.checkoutId,
      choices: groups.map((group) => ({ sellerId: group.seller.id, rateId: group.rates[0]?.id ?? "" })),
    });
    expect(again.discount).toEqual(discount);
    const { order_id: orderId } = await db()
      .selectFrom("checkouts")
      .where("id", "=", declined.checkoutId)
      .select("order_id")
      .executeTakeFirstOrThrow();
    declined.ctx.clock.advance(31 * minutes);
    await settleOrder(declined.ctx, { orderId: orderId ?? "" });
    expect(await usesOf(id)).toBe(0);
    expect((await applyCoupon(ctx, { code: "ONCE" })).discount.amount).toBeGreaterThan(0);
  });

  it("goes to another order when the shopper changes theirs before paying, and is held once", async () => {
    const { id } = await aPromotion(db(), { code: "MOVES", usageLimit: 5 });
    const { ctx, checkoutId } = await buyDeclined(["MOVES"]);
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    await removeCheckoutCoupon(ctx, { checkoutId, code: "MOVES" });
    expect(await usesOf(id)).toBe(0);
    await applyCheckoutCoupon(ctx, { checkoutId, code: "MOVES" });
    expect(await usesOf(id)).toBe(0);
  });

  it("can be had as often as it says by one shopper, by account or by e-mail address", async () => {
    await aPromotion(db(), { code: "WELCOME", shopperLimit: 1 });
    const first = await buy(["WELCOME"], {}, "once@example.com");
    const second = await buy(["WELCOME"], {}, "Once@example.com");
    await place(first.ctx, first.checkoutId);
    await expect(completeCheckout(second.ctx, { checkoutId: second.checkoutId })).rejects.toMatchObject({
      code: "COUPON_REFUSED",
      details: { reason: "USED_BY_YOU" },
    });
    const removed = await removeCheckoutCoupon(second.ctx, { checkoutId: second.checkoutId, code: "WELCOME" });
    expect(removed.discount.amount).toBe(0);
    await place(second.ctx, second.checkoutId);
    const user = await aUser(db(), { email: "signed-in@example.com" });
    const shopper = testContext(db()).as(actor(user));
    const { product } = await someThing(10_000);
    const third = await aCheckout(shopper, [{ variantId: product.variantId }], { coupons: ["WELCOME"] });
    await place(third.ctx, third.checkoutId);
    const fourth = await aCart(shopper, [{ variantId: product.variantId }]);
    await expect(applyCoupon(fourth.ctx, { code: "WELCOME" })).rejects.toMatchObject({
      details: { reason: "USED_BY_YOU" },
    });
  });

  it("is refused at the end when it was switched off meanwhile; nothing is placed", async () => {
    const { id } = await aPromotion(db(), { code: "GONE" });
    const { ctx, checkoutId } = await buy(["GONE"]);
    await db().updateTable("promotions").set({ is_on: false }).where("id", "=", id).execute();
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({
      code: "COUPON_REFUSED",
      details: { coupon: "GONE", reason: "OFF" },
    });
    const orders = await db().selectFrom("orders").where("checkout_id", "=", checkoutId).select("id").execute();
    expect(orders).toEqual([]);
  });

  it("leaves with what was bought, and is carried along by who signs in", async () => {
    await aPromotion(db(), { code: "BOUGHT" });
    const { ctx, checkoutId } = await buy(["BOUGHT"]);
    await place(ctx, checkoutId);
    expect((await getCart(ctx)).coupons).toEqual([]);
  });

  it("costs three statements more, and an order without one none", async () => {
    await aPromotion(db(), { code: "COUNTED" });
    const counted = async (coupons: string[]) => {
      const { ctx, checkoutId } = await buy(coupons);
      database.takeStatements();
      await completeCheckout(ctx, { checkoutId });
      return database.takeStatements().length;
    };
    const without = await counted([]);
    expect(await counted(["COUNTED"])).toBe(without + 3);
    await aPromotion(db());
    expect(await counted([])).toBe(without);
  });

  it("begins another checkout when the cart got another coupon", async () => {
    await aPromotion(db(), { code: "ANOTHER" });
    const { ctx, checkoutId } = await buyDeclined([]);
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    expect((await initCheckout(ctx, {})).id).toBe(checkoutId);
    await applyCoupon(ctx, { code: "ANOTHER" });
    expect((await initCheckout(ctx, {})).id).not.toBe(checkoutId);
  });
});
