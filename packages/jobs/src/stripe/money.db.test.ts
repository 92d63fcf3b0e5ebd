import { completeCheckout, setPaymentMethod, setShippingAddress } from "@emporia/core/checkout";
import { cancelOrder, getOrder } from "@emporia/core/orders";
import {
  captureOrder,
  catchUpEvents,
  getSellerBalance,
  getStaffOrder,
  recordDispute,
  resumeMoney,
  reverseFailedRefund,
} from "@emporia/core/payments";
import { HOUR_MS, MINUTE_MS } from "@emporia/core/platform";
import {
  aCheckout,
  anAddress,
  aProduct,
  aSeller,
  listDisagreements,
  listEventTypes,
  readBooks,
  useDatabase,
} from "@emporia/testing";
import { afterEach, describe, expect, it } from "vitest";
import { countJobs, forgetJobs, relayAll, runJobs } from "../testing";
import { useStandin } from "./testing";

const database = useDatabase();
const { clock, aWorld, anOrder, standin, stripe, listen, seenByFinance } = useStandin(database);
afterEach(async () => {
  await standin().webhooks.flush();
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

describe("an authorisation that lapsed before it was captured", () => {
  const lapses: [string, (order: Awaited<ReturnType<typeof anOrder>>) => Promise<unknown>][] = [
    ["when we go to capture it", ({ ctx, orderId }) => captureOrder(ctx, { orderId })],
    ["when Stripe says so", () => standin().webhooks.flush()],
  ];
  it.each(lapses)("X-28 ends its order %s: stock back, nothing charged, and the shopper is told", async (_, learn) => {
    const before = await readBooks(database.db);
    const order = await anOrder();
    const { ctx, orderId, token } = order;
    await relayAll(ctx);
    await standin().webhooks.flush();
    await forgetJobs(database);
    await stripe().paymentIntents.cancel(await order.intentId());
    await learn(order);
    await listen(ctx);
    expect(await getOrder(ctx, { orderId, token })).toMatchObject({ status: "CANCELLED", paymentStatus: "CANCELLED" });
    expect((await getStaffOrder(ctx, { orderId })).payments).toMatchObject([{ status: "CANCELLED" }]);
    expect(await order.level()).toEqual({ on_hand: 5, reserved: 0 });
    expect(await readBooks(database.db)).toEqual(before);
    expect((await listEventTypes(database.db, orderId)).slice(-2)).toEqual(["PaymentFailed", "ItemsCancelled"]);
    const mails = ctx.mailer.sent.filter((mail) => mail.to === "guest@example.com");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/your card was not charged/i);
    // Nothing that comes later changes it, and nothing is given back that was never taken.
    await captureOrder(ctx, { orderId });
    await listen(ctx);
    expect(await countJobs(ctx)).toEqual({});
    expect((await stripe().refunds.list()).data).toEqual([]);
    expect(await readBooks(database.db)).toEqual(before);
  });

  it("X-28 lets go of what can never be captured before its order ends", async () => {
    const order = await anOrder();
    const { ctx, orderId, token } = order;
    const intentId = await order.intentId();
    standin().faults.failNext({
      method: "POST",
      path: `/v1/payment_intents/${intentId}/capture`,
      status: 400,
      type: "invalid_request_error",
      code: "charge_expired_for_capture",
    });
    await captureOrder(ctx, { orderId });
    expect((await stripe().paymentIntents.retrieve(intentId)).status).toBe("canceled");
    expect(await getOrder(ctx, { orderId, token })).toMatchObject({ status: "CANCELLED", paymentStatus: "CANCELLED" });
    expect(await order.level()).toEqual({ on_hand: 5, reserved: 0 });
  });
});

describe("an earlier try to pay", () => {
  async function declined() {
    const ctx = aWorld();
    const seller = await aSeller(database.db);
    const product = await aProduct(database.db, seller, { onHand: 5 });
    const checkout = await aCheckout(ctx, [{ variantId: product.variantId, quantity: 2 }], {
      paymentMethodId: "pm_card_chargeDeclined",
    });
    await expect(completeCheckout(checkout.ctx, checkout)).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    const { id: orderId, intentId } = await database.db
      .selectFrom("checkouts")
      .innerJoin("payments", "payments.order_id", "checkouts.order_id")
      .where("checkouts.id", "=", checkout.checkoutId)
      .select(["payments.order_id as id", "payments.stripe_payment_intent_id as intentId"])
      .executeTakeFirstOrThrow();
    return { ...checkout, orderId, intentId: intentId ?? "" };
  }
  const confirmElsewhere = (intentId: string) =>
    stripe().paymentIntents.confirm(intentId, { payment_method: "pm_card_visa", return_url: "http://shop.test/" });
  const statusOf = async (intentId: string) => (await stripe().paymentIntents.retrieve(intentId)).status;

  it("is void once another card is chosen, also when another tab had it confirmed", async () => {
    const { ctx, checkoutId, intentId } = await declined();
    expect((await confirmElsewhere(intentId)).status).toBe("requires_capture");
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    await listen(ctx);
    expect(await statusOf(intentId)).toBe("canceled");
    const answer = await completeCheckout(ctx, { checkoutId });
    expect(answer.status).toBe("confirmed");
    await listen(ctx);
    expect(await countJobs(ctx)).toEqual({});
  });

  it("is void once the order is paid for with another card, whatever was lost before", async () => {
    const { ctx, checkoutId, orderId, intentId } = await declined();
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    await forgetJobs(database);
    await confirmElsewhere(intentId);
    await completeCheckout(ctx, { checkoutId });
    await listen(ctx);
    expect(await statusOf(intentId)).toBe("canceled");
    const { payments } = await getStaffOrder(ctx, { orderId });
    expect(payments.map((payment) => payment.status)).toEqual(["FAILED", "CONFIRMED"]);
    expect(await statusOf(payments[1]?.stripePaymentIntentId ?? "")).toBe("succeeded");
  });

  it("is void once the order is given up", async () => {
    const { ctx, checkoutId, intentId } = await declined();
    await confirmElsewhere(intentId);
    await setShippingAddress(ctx, {
      checkoutId,
      shippingAddress: { ...anAddress, line1: "2 Market Street" },
      saveAddress: false,
    });
    await listen(ctx);
    expect(await statusOf(intentId)).toBe("canceled");
  });

  it("is asked after again until Stripe lets go of it", async () => {
    const { ctx, checkoutId, intentId } = await declined();
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    standin().faults.failNext({ method: "POST", path: `/v1/payment_intents/${intentId}/cancel`, times: 2 });
    const { failed } = await runJobs(ctx, { failures: "keep" });
    expect(failed.map((job) => job.name)).toEqual(["payments.voidUnusedPayments"]);
    clock.advance(2 * MINUTE_MS);
    await runJobs(ctx);
    expect(await statusOf(intentId)).toBe("canceled");
  });
});

describe("a refund that the bank sends back", () => {
  async function refunded() {
    const order = await anOrder("pm_card_refundFail");
    const { ctx, orderId, token } = order;
    await listen(ctx);
    const collected = await readBooks(database.db);
    await cancelOrder(ctx, { orderId, token, reason: "Changed my mind" });
    await listen(ctx);
    expect(await getOrder(ctx, { orderId, token })).toMatchObject({ paymentStatus: "REFUNDED" });
    return { ...order, collected };
  }

  it("PN-12 is no refund in history, books and on the staff's page, however often Stripe says so", async () => {
    const { ctx, orderId, token, seller, collected } = await refunded();
    await standin().settle();
    const stripeRefundId = (await getStaffOrder(ctx, { orderId })).refunds[0]?.stripeRefundId ?? "";
    await Promise.all(Array.from({ length: 8 }, () => reverseFailedRefund(ctx, { stripeRefundId })));
    await listen(ctx);
    const order = await getOrder(ctx, { orderId, token });
    expect(order).toMatchObject({ status: "CANCELLED", paymentStatus: "CONFIRMED", refunded: { amount: 0 } });
    expect((await listEventTypes(database.db, orderId)).slice(-2)).toEqual(["RefundIssued", "RefundFailed"]);
    const { refunds, postings, payments } = await seenByFinance(ctx, { orderId });
    expect(refunds).toMatchObject([
      { status: "FAILED", amount: order.total, failureMessage: expect.stringContaining("expired or canceled card") },
    ]);
    expect(payments).toMatchObject([{ status: "CONFIRMED" }]);
    expect(postings.map((posting) => posting.kind)).toEqual(["sale", "refund", "refund_failure"]);
    // The money is at Stripe again and still the shopper's: the seller earned nothing.
    expect((await readBooks(database.db)).stripe).toBe(collected.stripe);
    expect((await getSellerBalance(ctx, { sellerId: seller.id, limit: 1 })).payable.amount).toBe(0);
    const told = ctx.mailer.sent.filter(({ subject }) => subject.startsWith("Your refund of"));
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([
      [order.email, expect.stringContaining(`for order ${order.orderNumber} did not arrive`)],
    ]);
    expect(told[0]?.text).toContain("Answer this mail, and we find another way to pay it to you.");
  });

  it("is not tried again by itself", async () => {
    const { ctx, orderId } = await refunded();
    await standin().settle();
    await listen(ctx);
    clock.advance(2 * HOUR_MS);
    await resumeMoney(ctx);
    await listen(ctx);
    const given = (await stripe().refunds.list({ limit: 100 })).data;
    expect(given.filter((refund) => refund.metadata?.order_id === orderId)).toMatchObject([{ status: "failed" }]);
    expect((await getStaffOrder(ctx, { orderId })).refunds).toMatchObject([{ status: "FAILED" }]);
  });
});

describe("a message of Stripe that was lost", () => {
  it("PN-04 an authorisation nobody heard of for longer than its key lives is found and given back, not made again", async () => {
    const ctx = aWorld();
    const product = await aProduct(database.db, await aSeller(database.db), { onHand: 5 });
    const checkout = await aCheckout(ctx, [{ variantId: product.variantId }]);
    standin().faults.failNext({
      method: "POST",
      path: "/v1/payment_intents",
      status: "disconnect",
      after: true,
      times: 2,
    });
    expect(await completeCheckout(checkout.ctx, checkout)).toMatchObject({ status: "processing" });
    standin().faults.webhooksNext({ drop: 100 });
    clock.advance(25 * HOUR_MS);
    await runJobs(ctx);
    standin().faults.clear();
    clock.advance(HOUR_MS);
    await runJobs(ctx);
    const { order_id: orderId } = await database.db
      .selectFrom("checkouts")
      .where("id", "=", checkout.checkoutId)
      .select("order_id")
      .executeTakeFirstOrThrow();
    const intents = (await stripe().paymentIntents.list({ limit: 100 })).data;
    const own = intents.filter((intent) => intent.metadata.order_id === orderId);
    expect(own).toHaveLength(1);
    expect(["canceled", "succeeded"]).toContain(own[0]?.status);
  });

  it("PN-05 is asked for within the hour, once", async () => {
    const order = await anOrder("pm_card_createDispute");
    await listen(order.ctx);
    standin().faults.webhooksNext({ drop: 100 });
    await standin().settle();
    await listen(order.ctx);
    standin().faults.clear();
    expect((await getStaffOrder(order.ctx, order)).disputes).toEqual([]);
    for (let again = 0; again < 2; again++) {
      await catchUpEvents(order.ctx);
      await listen(order.ctx);
    }
    expect((await getStaffOrder(order.ctx, order)).disputes).toHaveLength(1);
  });
});

describe("a dispute", () => {
  async function disputed(paymentMethodId = "pm_card_createDispute") {
    const order = await anOrder(paymentMethodId);
    await listen(order.ctx);
    const books = await readBooks(database.db);
    const { total } = await getOrder(order.ctx, order);
    await standin().settle();
    await listen(order.ctx);
    const { disputes } = await getStaffOrder(order.ctx, order);
    return { ...order, books, total: total.amount, stripeDisputeId: disputes[0]?.stripeDisputeId ?? "" };
  }
  const decide = (id: string, words: string) =>
    stripe().disputes.update(id, { evidence: { uncategorized_text: words }, submit: true });

  it("P-121 takes the money out of the books while it is open, and brings it back when it is won", async () => {
    const { ctx, orderId, books, total, stripeDisputeId } = await disputed();
    expect((await getStaffOrder(ctx, { orderId })).disputes).toMatchObject([
      { status: "needs_response", reason: "fraudulent", amount: { amount: total }, closedAt: null },
    ]);
    expect((await readBooks(database.db)).stripe).toBe(books.stripe - total);
    await decide(stripeDisputeId, "winning_evidence");
    await Promise.all(Array.from({ length: 8 }, () => recordDispute(ctx, { stripeDisputeId })));
    await listen(ctx);
    const { disputes, postings } = await seenByFinance(ctx, { orderId });
    expect(disputes).toMatchObject([{ status: "won", closedAt: expect.any(String) }]);
    expect(postings.map((posting) => posting.kind)).toEqual(["sale", "dispute", "dispute"]);
    expect((await readBooks(database.db)).stripe).toBe(books.stripe);
  });

  it("P-121 leaves the loss in the books when it is lost", async () => {
    const { ctx, orderId, books, total, stripeDisputeId } = await disputed();
    await decide(stripeDisputeId, "losing_evidence");
    await listen(ctx);
    expect((await getStaffOrder(ctx, { orderId })).disputes).toMatchObject([{ status: "lost" }]);
    expect((await readBooks(database.db)).stripe).toBe(books.stripe - total);
  });

  it("moves nothing while a bank only asks", async () => {
    const { ctx, orderId, books } = await disputed("pm_card_createDisputeInquiry");
    const { disputes, postings } = await seenByFinance(ctx, { orderId });
    expect(disputes).toMatchObject([{ status: "warning_needs_response" }]);
    expect(postings.map((posting) => posting.kind)).toEqual(["sale"]);
    expect(await readBooks(database.db)).toEqual(books);
  });
});
