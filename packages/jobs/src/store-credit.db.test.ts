import { addCartItem } from "@emporia/core/cart";
import { completeCheckout, getCheckout, setCredit, setPaymentMethod } from "@emporia/core/checkout";
import {
  cancelOrder,
  deliverShipment,
  getOrder,
  refundOrderAsStaff,
  refundSellerOrder,
  shipItems,
} from "@emporia/core/orders";
import {
  creditFailedRefund,
  decideAdjustment,
  getOwnStoreCredit,
  getSellerBalance,
  recordDispute,
  refundPart,
  requestAdjustment,
  reverseFailedRefund,
} from "@emporia/core/payments";
import { MINUTE_MS, ServiceUnavailable } from "@emporia/core/platform";
import {
  approveReturn,
  decideComplaint,
  inspectReturn,
  openComplaint,
  receiveReturn,
  rejectReturn,
  requestReturn,
} from "@emporia/core/returns";
import {
  aCheckout,
  actor,
  aPaidOrder,
  aProduct,
  aSeller,
  aShopperWithCredit,
  aUser,
  listDisagreements,
  readBooks,
  readLevel,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** Two shops with a thing of $40 each; shipping is $5 from each of them. */
async function twoShops() {
  const sellers = [await aSeller(database.db), await aSeller(database.db)];
  const things = [];
  for (const seller of sellers) things.push(await aProduct(database.db, seller, { priceAmount: 4000, onHand: 9 }));
  return { sellers, things, wanted: things.map(({ variantId }) => ({ variantId })) };
}

async function bought(amount: number) {
  const world = testContext(database.db);
  const shops = await twoShops();
  const shopper = await aShopperWithCredit(world, amount);
  const checkout = await aCheckout(shopper.ctx, shops.wanted, { usesCredit: true });
  const answer = await completeCheckout(checkout.ctx, { checkoutId: checkout.checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  const { ctx } = checkout;
  const { orderId } = answer;
  const intent = () => [...ctx.payments.intents.values()].find((each) => each.orderId === orderId);
  const order = () => getOrder(ctx, { orderId });
  return { ...shopper, ...shops, ctx, orderId, intent, order, total: checkout.totalAmount };
}

describe("an order that is paid with store credit", () => {
  it("charges the card with the rest, holds the credit when it is placed and takes it when the card is charged", async () => {
    const { ctx, orderId, credit, intent, order, total, sellers } = await bought(3000);
    expect(await credit()).toEqual({ balance: 3000, held: 3000 });
    expect(intent()?.amount).toBe(total - 3000);
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 0, held: 0 });
    const { credit: paid, sellerOrders } = await order();
    expect(paid.amount).toBe(3000);
    // What a seller earns does not depend on how the shopper pays.
    for (const seller of sellers) {
      const part = sellerOrders.find((each) => each.seller.id === seller.id);
      const { payable } = await getSellerBalance(ctx, { sellerId: seller.id, limit: 1 });
      expect(payable.amount).toBe(4500 - 4000 * 0.08);
      await shipItems(ctx, {
        sellerId: seller.id,
        sellerOrderId: part?.id ?? "",
        carrier: "UPS",
        trackingNumber: "1Z",
      });
    }
    await runJobs(ctx);
    const moved = ctx.payments.transfers.filter((each) => sellerOrders.some((part) => part.id === each.sellerOrderId));
    expect(moved.map((each) => each.amount)).toEqual([4180, 4180]);
    // A charge pays for what it collected at most; the rest comes from the platform's balance.
    expect(moved.map((each) => each.sourceChargeId)).toEqual([null, null]);
    const { movements, balances } = await getOwnStoreCredit(ctx, { limit: 10 });
    expect(balances).toMatchObject([{ currency: "USD", balance: { amount: 0 }, available: { amount: 0 } }]);
    expect(movements.items).toMatchObject([
      { amount: { amount: -3000 }, text: "Spent on an order", orderId },
      { amount: { amount: 3000 }, text: "Given to you by our team", orderId: null },
    ]);
  });

  it("needs no card when nothing is left to pay, and Stripe hears nothing of it", async () => {
    const { ctx, credit, intent, order, total } = await bought(50_000);
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 50_000 - total, held: 0 });
    expect(intent()).toBeUndefined();
    expect(await order()).toMatchObject({ paymentStatus: "CONFIRMED", payment: null, credit: { amount: total } });
    const told = async () => (await order()).timeline.map((entry) => entry.text).join(" ");
    expect(await told()).toContain("Store credit paid for it.");
    expect(await told()).not.toContain("card");
    await cancelOrder(ctx, { orderId: (await order()).id, reason: "" });
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 50_000, held: 0 });
    expect(await order()).toMatchObject({ status: "CANCELLED", paymentStatus: "REFUNDED" });
    expect(await told()).toContain("Store credit was given.");
    expect(ctx.payments.calls.filter(({ call }) => call === "refund")).toEqual([]);
  });

  it("leaves the card what a card pays at least", async () => {
    const world = testContext(database.db);
    const { wanted } = await twoShops();
    const { ctx } = await aShopperWithCredit(world, 8980);
    const { checkoutId, totalAmount, ctx: buyer } = await aCheckout(ctx, wanted, { usesCredit: true });
    expect(totalAmount).toBe(9000);
    const view = await getCheckout(buyer, { checkoutId });
    expect(view).toMatchObject({
      credit: { available: { amount: 8980 }, isUsed: true, used: { amount: 8950 } },
      toPay: { amount: 50 },
    });
  });

  it("holds the credit while a declined card is replaced, and gives it back when none comes in time", async () => {
    const world = testContext(database.db);
    const { wanted, things } = await twoShops();
    const { ctx: shopper, credit } = await aShopperWithCredit(world, 3000);
    const paymentMethodId = "pm_card_chargeDeclined";
    const { ctx, checkoutId } = await aCheckout(shopper, wanted, { usesCredit: true, paymentMethodId });
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    expect(await credit()).toEqual({ balance: 3000, held: 3000 });
    // What this order holds can be used for this order.
    expect((await getCheckout(ctx, { checkoutId })).credit).toMatchObject({ available: { amount: 3000 } });
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId });
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    expect(await credit()).toEqual({ balance: 3000, held: 3000 });
    ctx.clock.advance(40 * MINUTE_MS);
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 3000, held: 0 });
    expect(await readLevel(database.db, things[0]?.variantId ?? "")).toEqual({ on_hand: 9, reserved: 0 });
  });

  it("gives the held credit back when the shopper decides not to use it, and pays another order by card", async () => {
    const world = testContext(database.db);
    const { wanted } = await twoShops();
    const { ctx: shopper, credit } = await aShopperWithCredit(world, 3000);
    const declined = { usesCredit: true, paymentMethodId: "pm_card_chargeDeclined" };
    const { ctx, checkoutId, totalAmount } = await aCheckout(shopper, wanted, declined);
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    const view = await setCredit(ctx, { checkoutId, usesCredit: false });
    expect(view).toMatchObject({ toPay: { amount: totalAmount }, credit: { isUsed: false, used: { amount: 0 } } });
    expect(await credit()).toEqual({ balance: 3000, held: 0 });
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "confirmed" });
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 3000, held: 0 });
  });

  it("takes it once when the process dies between placing and confirming", async () => {
    const world = testContext(database.db);
    const { wanted } = await twoShops();
    const { ctx: shopper, credit } = await aShopperWithCredit(world, 3000);
    const { ctx, checkoutId } = await aCheckout(shopper, wanted, { usesCredit: true });
    // The answer is lost, as is whoever waited for it.
    ctx.payments.afterwards = (call) => {
      if (call === "authorise") throw new ServiceUnavailable("The payment service does not answer.");
    };
    expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "processing" });
    ctx.payments.afterwards = () => {};
    expect(await credit()).toEqual({ balance: 3000, held: 3000 });
    ctx.clock.advance(3 * MINUTE_MS);
    await runJobs(ctx);
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 0, held: 0 });
    expect((await getCheckout(ctx, { checkoutId })).status).toBe("CONFIRMED");
  });

  it("is refused when the credit was spent meanwhile, and says so", async () => {
    const world = testContext(database.db);
    const { wanted } = await twoShops();
    const { ctx: shopper } = await aShopperWithCredit(world, 3000);
    const first = await aCheckout(shopper, wanted, { usesCredit: true });
    const second = await aCheckout(world.as(shopper.actor, null), wanted, { usesCredit: true });
    await completeCheckout(first.ctx, first);
    // The same things once more: the first order took them out of the cart.
    for (const { variantId } of wanted) await addCartItem(second.ctx, { variantId, quantity: 1 });
    await expect(completeCheckout(second.ctx, second)).rejects.toMatchObject({
      code: "CREDIT_CHANGED",
      details: { available: { amount: 0, currency: "USD" } },
    });
    // Said again, it is looked at again.
    expect(await setCredit(second.ctx, { ...second, usesCredit: true })).toMatchObject({
      credit: { used: { amount: 0 } },
    });
    expect(await completeCheckout(second.ctx, second)).toMatchObject({ status: "confirmed" });
  });

  it("is nothing for guests", async () => {
    const { wanted } = await twoShops();
    const { ctx, checkoutId } = await aCheckout(testContext(database.db), wanted);
    expect((await getCheckout(ctx, { checkoutId })).credit).toBeNull();
    await expect(setCredit(ctx, { checkoutId, usesCredit: true })).rejects.toMatchObject({
      code: "CREDIT_NEEDS_ACCOUNT",
    });
  });
});

describe("what goes back of an order that was paid in part with store credit", () => {
  it("goes to the credit first and to the card after, part by part, and sums to the whole", async () => {
    const { ctx, orderId, credit, intent, order, total } = await bought(6000);
    await runJobs(ctx);
    const [first, second] = (await order()).sellerOrders;
    await cancelOrder(ctx, { orderId, sellerOrderId: first?.id, reason: "" });
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 4500, held: 0 });
    expect(intent()?.refunded).toBe(0);
    await cancelOrder(ctx, { orderId, sellerOrderId: second?.id, reason: "" });
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 6000, held: 0 });
    expect(intent()?.refunded).toBe(total - 6000);
    const { refunded, paymentStatus, sellerOrders } = await order();
    expect([refunded.amount, paymentStatus]).toEqual([total, "REFUNDED"]);
    const refunds = sellerOrders.flatMap((part) => part.refunds.map(({ to, amount }) => [to, amount.amount]));
    expect(refunds).toEqual([
      ["credit", 4500],
      ["credit", 1500],
      ["card", 3000],
    ]);
  });

  it("goes to the credit first also when all is cancelled at once", async () => {
    const { ctx, orderId, credit, intent, total } = await bought(6000);
    await runJobs(ctx);
    await cancelOrder(ctx, { orderId, reason: "" });
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 6000, held: 0 });
    expect(intent()?.refunded).toBe(total - 6000);
  });
});

describe("a bank that takes back what a card paid, of an order that was paid in part with store credit", () => {
  /** Disputed and then cancelled: all of it is promised back, and waits for the bank. */
  async function disputed() {
    const order = await bought(6000);
    const { ctx, orderId, intent, total } = order;
    await runJobs(ctx);
    const id = `dp_${orderId}`;
    const amount = total - 6000;
    ctx.payments.disputes.set(id, {
      ...{ id, chargeId: intent()?.chargeId ?? "", amount, currency: "USD", reason: "product_not_received" },
      ...{ status: "needs_response", isClosed: false, openedAt: ctx.clock.now(), evidenceDueAt: null },
      ...{ hasEvidence: false, movements: [{ id: `${id}_out`, amount: -amount }] },
    });
    await recordDispute(ctx, { stripeDisputeId: id });
    await cancelOrder(ctx, { orderId, reason: "" });
    await runJobs(ctx);
    const parts = (await order.order()).sellerOrders;
    const decide = async (isWon: boolean) => {
      const found = ctx.payments.disputes.get(id);
      Object.assign(found ?? {}, { isClosed: true, status: isWon ? "won" : "lost" });
      if (isWon) found?.movements.push({ id: `${id}_back`, amount });
      await recordDispute(ctx, { stripeDisputeId: id });
      // What waited goes on at the hourly look, which asks for this of every part.
      for (const part of parts) await refundPart(ctx, { sellerOrderId: part.id });
    };
    return { ...order, decide };
  }

  it("gives the card's share alone when it keeps it: the credit comes back as credit", async () => {
    const { credit, intent, order, decide, total } = await disputed();
    expect(await credit()).toEqual({ balance: 0, held: 0 });
    await decide(false);
    expect(await credit()).toEqual({ balance: 6000, held: 0 });
    expect(intent()?.refunded).toBe(0);
    expect(await order()).toMatchObject({ refunded: { amount: total }, paymentStatus: "REFUNDED" });
  });

  it("leaves both to us when it gives it back", async () => {
    const { credit, intent, decide, total } = await disputed();
    await decide(true);
    expect(await credit()).toEqual({ balance: 6000, held: 0 });
    expect(intent()?.refunded).toBe(total - 6000);
  });
});

describe("a refund to store credit", () => {
  async function aShoppersOrder() {
    const shopper = await aShopperWithCredit(testContext(database.db), 0);
    const order = await aPaidOrder(shopper.ctx, { priceAmount: 4000, quantity: 2 });
    await runJobs(order.ctx);
    const [part] = order.parts;
    const own = { sellerId: part?.sellerId ?? "", sellerOrderId: part?.id ?? "" };
    return { ...shopper, ...order, own, total: part?.total ?? 0 };
  }
  const asked = { items: [], withShipping: false, reason: "Sorry", to: "credit" as const };

  it("is chosen by the shop, reaches no card, and the same key again gives nothing again", async () => {
    const { ctx, own, credit, orderId } = await aShoppersOrder();
    for (let again = 0; again < 2; again++) {
      await refundSellerOrder(ctx, { ...own, ...asked, amount: 1000, key: "sorry-1000" });
      await runJobs(ctx);
    }
    await Promise.all(Array.from({ length: 5 }, () => refundPart(ctx, own)));
    expect(await credit()).toEqual({ balance: 1000, held: 0 });
    expect(ctx.payments.calls.filter(({ call }) => call === "refund")).toEqual([]);
    const order = await getOrder(ctx, { orderId });
    expect(order).toMatchObject({ refunded: { amount: 1000 }, paymentStatus: "PARTIALLY_REFUNDED" });
    expect(order.sellerOrders[0]?.refunds).toMatchObject([
      { to: "credit", status: "SUCCEEDED", amount: { amount: 1000 } },
    ]);
    const { payable } = await getSellerBalance(ctx, { sellerId: own.sellerId, limit: 1 });
    // The seller bears it as they bear a refund to the card.
    const before = 8500 - 800;
    expect(payable.amount).toBeLessThan(before);
    expect(payable.amount).toBeGreaterThan(before - 1000);
  });

  it("is chosen by staff by units and shipping, and the rest can go to the card", async () => {
    const { ctx, own, credit, orderId, total } = await aShoppersOrder();
    const staff = ctx.as(actor({ ...(await aUser(database.db, { staffRole: "support" })), staffRole: "support" }));
    const item = (await getOrder(ctx, { orderId })).sellerOrders[0]?.items[0];
    const units = { items: [{ orderItemId: item?.id ?? "", quantity: 1 }], withShipping: true };
    await refundOrderAsStaff(staff, { ...asked, ...units, ...own, orderId, key: "units-1" });
    await runJobs(ctx);
    expect((await credit()).balance).toBe(4500);
    await cancelOrder(ctx, { orderId, reason: "" });
    await runJobs(ctx);
    const [intent] = [...ctx.payments.intents.values()].slice(-1);
    expect(intent?.refunded).toBe(total - 4500);
  });

  it("is refused for an order that belongs to nobody, naming the field and what to do", async () => {
    const order = await aPaidOrder(testContext(database.db));
    const own = { sellerId: order.parts[0]?.sellerId ?? "", sellerOrderId: order.parts[0]?.id ?? "" };
    await expect(
      refundSellerOrder(order.ctx, { ...own, ...asked, amount: 100, key: "guest-100" }),
    ).rejects.toMatchObject({
      code: "CREDIT_NEEDS_ACCOUNT",
      details: { field: "to" },
      message: expect.stringContaining("Refund to the card"),
    });
  });

  it("is chosen by the shopper who sends something back", async () => {
    const { ctx, own, credit, orderId } = await aShoppersOrder();
    await shipItems(ctx, { ...own, carrier: "UPS", trackingNumber: "1Z" });
    const part = async () => (await getOrder(ctx, { orderId })).sellerOrders[0];
    await deliverShipment(ctx, { sellerId: own.sellerId, shipmentId: (await part())?.shipments[0]?.id ?? "" });
    const orderItemId = (await part())?.items[0]?.id ?? "";
    await requestReturn(ctx, {
      ...{ orderId, comment: "", pictureIds: [], refundTo: "credit" },
      items: [{ orderItemId, quantity: 1, reason: "other", comment: "" }],
    });
    const returnId = (await part())?.returns[0]?.id ?? "";
    const keeper = { sellerId: own.sellerId };
    await approveReturn(ctx, keeper, { returnId, instructions: "Send it." });
    await receiveReturn(ctx, keeper, { returnId });
    const items = [{ orderItemId, restocked: 1, scrapped: 0, refused: 0 }];
    await inspectReturn(ctx, keeper, { returnId, items, withShipping: false, note: "" });
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 4000, held: 0 });
    expect((await part())?.returns).toMatchObject([
      { status: "REFUNDED", refundTo: "credit", refund: { amount: { amount: 4000 }, status: "SUCCEEDED" } },
    ]);
  });

  it("is what staff decide about a complaint", async () => {
    const { ctx, own, credit, orderId } = await aShoppersOrder();
    await shipItems(ctx, { ...own, carrier: "UPS", trackingNumber: "1Z" });
    const part = async () => (await getOrder(ctx, { orderId })).sellerOrders[0];
    await deliverShipment(ctx, { sellerId: own.sellerId, shipmentId: (await part())?.shipments[0]?.id ?? "" });
    const orderItemId = (await part())?.items[0]?.id ?? "";
    const items = [{ orderItemId, quantity: 1, reason: "other" as const, comment: "" }];
    await requestReturn(ctx, { orderId, comment: "", pictureIds: [], items });
    const returnId = (await part())?.returns[0]?.id ?? "";
    await rejectReturn(ctx, { sellerId: own.sellerId }, { returnId, reason: "It was dropped." });
    const text = "The handle came off in my hands.";
    await openComplaint(ctx, { orderId, sellerOrderId: own.sellerOrderId, text, pictureIds: [] });
    const complaintId = (await part())?.complaints[0]?.id ?? "";
    const staff = ctx.as(actor({ ...(await aUser(database.db, { staffRole: "support" })), staffRole: "support" }));
    await decideComplaint(staff, { complaintId, amount: 700, text: "You share the damage.", to: "credit" });
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 700, held: 0 });
    expect(ctx.payments.calls.filter(({ call }) => call === "refund")).toEqual([]);
  });

  it("takes the place of one that the card did not take, once, also when the bank says so again", async () => {
    const { ctx, own, credit, orderId } = await aShoppersOrder();
    await refundSellerOrder(ctx, { ...own, ...asked, to: "card", amount: 1000, key: "to-card" });
    await runJobs(ctx);
    const refund = async () => (await getOrder(ctx, { orderId })).sellerOrders[0]?.refunds[0];
    const { id: refundId = "" } = (await refund()) ?? {};
    const staff = ctx.as(actor({ ...(await aUser(database.db, { staffRole: "support" })), staffRole: "support" }));
    const give = () => creditFailedRefund(staff, { orderId, refundId });
    await expect(give()).rejects.toMatchObject({ code: "ORDER_NOT_REFUNDABLE" });
    const [given] = [...ctx.payments.refunds.values()].filter((each) => each.refundId === refundId);
    Object.assign(given ?? {}, { status: "failed", failureReason: "lost_or_stolen_card" });
    const sentBack = () => reverseFailedRefund(ctx, { stripeRefundId: given?.id ?? "" });
    await sentBack();
    expect(await refund()).toMatchObject({ status: "FAILED", to: "card" });
    await runJobs(ctx);
    const told = () => ctx.mailer.sent.filter(({ subject }) => /^Your refund of \$10\.00/.test(subject));
    expect(told().map(({ subject }) => subject)).toEqual([expect.stringContaining("did not arrive")]);
    expect(told()[0]?.text).toContain("If store credit is as good for you");
    await Promise.all([give(), give(), sentBack(), give()]);
    await sentBack();
    await runJobs(ctx);
    expect(
      told()
        .map(({ subject }) => subject)
        .slice(1),
    ).toEqual([expect.stringContaining("is store credit now")]);
    expect(await refund()).toMatchObject({ status: "SUCCEEDED", to: "credit" });
    expect(await credit()).toEqual({ balance: 1000, held: 0 });
    expect(await getOrder(ctx, { orderId })).toMatchObject({ refunded: { amount: 1000 } });
    const { rows } = await sql<{ owed: number }>`
      select coalesce(sum(amount), 0)::bigint as owed from ledger_entries entry
      join ledger_postings posting on posting.id = entry.posting_id
      where posting.order_id = ${orderId} and account = 'refunds_payable'
    `.execute(database.db);
    expect(rows[0]?.owed).toBe(0);
  });
});

describe("store credit that staff give and take back", () => {
  const staff = async () =>
    testContext(database.db).as(
      actor({ ...(await aUser(database.db, { staffRole: "finance" })), staffRole: "finance" }),
    );
  const asked = { currency: "USD", reason: "It was given by mistake.", shopSlug: undefined };

  it("is taken back as far as it is there and no order holds it", async () => {
    const { ctx, userId, credit } = await aShopperWithCredit(testContext(database.db), 3000);
    const shopperEmail = ctx.actor.kind === "user" ? ctx.actor.email : "";
    const [asker, approver] = [await staff(), await staff()];
    const take = async (amount: number) => {
      const accounts = { debitAccount: "store_credit" as const, creditAccount: "promotions" as const };
      const { adjustmentId } = await requestAdjustment(asker, { ...asked, ...accounts, shopperEmail, amount });
      await decideAdjustment(approver, { adjustmentId, isApproved: true, note: "" });
    };
    await expect(take(3001)).rejects.toMatchObject({
      code: "ADJUSTMENT_REFUSED",
      message: expect.stringContaining("$30.00"),
    });
    await take(1000);
    expect(await credit()).toEqual({ balance: 2000, held: 0 });
    // The tables refuse it too, whoever posts.
    await expect(
      sql`update store_credit_accounts set balance_amount = -1 where user_id = ${userId}`.execute(database.db),
    ).rejects.toThrow(/never_below_zero/);
  });

  it("is told to its shopper by mail once somebody else approved it, once, and not what is taken back", async () => {
    const { ctx, credit } = await aShopperWithCredit(testContext(database.db), 3000);
    const shopperEmail = ctx.actor.kind === "user" ? ctx.actor.email : "";
    const [asker, approver] = [await staff(), await staff()];
    const told = async () => {
      await runJobs(ctx);
      const mails = ctx.mailer.sent.filter(
        ({ to, subject }) => to === shopperEmail && subject.includes("store credit"),
      );
      // The first is of what the shopper began with.
      return mails.slice(1);
    };
    const given = {
      ...asked,
      debitAccount: "promotions" as const,
      creditAccount: "store_credit" as const,
      shopperEmail,
    };
    const { adjustmentId } = await requestAdjustment(asker, { ...given, reason: "For the trouble", amount: 1500 });
    expect(await told()).toEqual([]);
    const approve = (id: string) => decideAdjustment(approver, { adjustmentId: id, isApproved: true, note: "" });
    await Promise.all([approve(adjustmentId), approve(adjustmentId)]);
    expect(await credit()).toEqual({ balance: 4500, held: 0 });
    const [mail, ...more] = await told();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("We gave you $15.00 of store credit");
    expect(mail?.text).toContain("/account/credit");
    // What staff wrote is for the books.
    expect(mail?.text).not.toContain("For the trouble");
    const taken = { ...given, debitAccount: given.creditAccount, creditAccount: given.debitAccount };
    const back = await requestAdjustment(asker, { ...taken, amount: 500 });
    await approve(back.adjustmentId);
    expect(await told()).toHaveLength(1);
  });

  it("names the field when accounts and shopper do not go together", async () => {
    const asker = await staff();
    const request = (more: object) =>
      requestAdjustment(asker, {
        ...{ ...asked, debitAccount: "promotions", creditAccount: "store_credit", amount: 100 },
        ...more,
      });
    for (const wrong of [
      {},
      { shopperEmail: "nobody@example.com" },
      { creditAccount: "bank", shopperEmail: "nobody@example.com" },
    ])
      await expect(request(wrong)).rejects.toMatchObject({
        details: { fieldErrors: { shopperEmail: expect.any(String) } },
      });
  });
});
