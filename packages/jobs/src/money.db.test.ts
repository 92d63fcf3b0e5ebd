import { completeCheckout, getCheckout, setPaymentMethod, settleOrder } from "@emporia/core/checkout";
import {
  cancelOrder,
  cancelOrderAsStaff,
  deliverShipment,
  getOrder,
  getSellerOrder,
  shipItems,
} from "@emporia/core/orders";
import {
  captureOrder,
  getSellerBalance,
  getStaffOrder,
  receiveWebhook,
  refundPart,
  resumeMoney,
  transferEarnings,
} from "@emporia/core/payments";
import { HOUR_MS, MINUTE_MS, newId, ServiceUnavailable } from "@emporia/core/platform";
import {
  aCheckout,
  actor,
  aPaidOrder,
  aProduct,
  aSeller,
  aUser,
  guest,
  listDisagreements,
  listEventTypes,
  readBooks,
  readLevel,
  readOrder,
  someTaxRates,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { countJobs, forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

const aGuest = () => testContext(database.db);
async function seenByFinance(ctx: ReturnType<typeof aGuest>, orderId: string) {
  const order = await getStaffOrder(ctx.as(actor({ id: newId(), staffRole: "finance" })), { orderId });
  return { ...order, postings: order.postings ?? [] };
}
const outage = () => {
  throw new ServiceUnavailable("The payment service does not answer.");
};
async function reviewed(paymentMethodId = "pm_card_visa", given: { onHand?: number } = {}) {
  const seller = await aSeller(database.db);
  const product = await aProduct(database.db, seller, { onHand: given.onHand ?? 10 });
  const wanted = [{ variantId: product.variantId, quantity: 2 }];
  const checkout = await aCheckout(aGuest(), wanted, { paymentMethodId });
  return { seller, product, ...checkout, level: () => readLevel(database.db, product.variantId) };
}
const orderIdOf = async (checkoutId: string) =>
  (await database.db.selectFrom("checkouts").where("id", "=", checkoutId).select("order_id").executeTakeFirstOrThrow())
    .order_id ?? "";
const callsOf = (ctx: ReturnType<typeof aGuest>, call: string) =>
  ctx.payments.calls.filter((each) => each.call === call).length;
const parcel = (sellerId: string, sellerOrderId: string, trackingNumber = "1Z999") => ({
  sellerId,
  sellerOrderId,
  carrier: "UPS",
  trackingNumber,
});
const whole = (orderId: string, token: string) => ({ orderId, token, reason: "Changed my mind" });

describe("a card that is declined", () => {
  it("J-06 CHK-09 leaves the stock promised, and another card pays for the same order", async () => {
    const { ctx, checkoutId, level } = await reviewed("pm_card_chargeDeclined");
    for (let again = 0; again < 2; again++)
      await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject(
        again === 0 ? { code: "PAYMENT_DECLINED" } : { code: "CHECKOUT_STEP_MISSING" },
      );
    const { orderNumber, status, paymentError } = await getCheckout(ctx, { checkoutId });
    expect([status, paymentError?.code]).toEqual(["PAYMENT", "card_declined"]);
    expect(await level()).toEqual({ on_hand: 10, reserved: 2 });
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    const answer = await completeCheckout(ctx, { checkoutId });
    expect(answer).toMatchObject({ status: "confirmed", orderNumber });
    await runJobs(ctx);
    expect(await level()).toEqual({ on_hand: 8, reserved: 0 });
    const orderId = await orderIdOf(checkoutId);
    expect(await listEventTypes(database.db, orderId)).toEqual([
      "OrderPlaced",
      "PaymentFailed",
      "PaymentAuthorized",
      "OrderConfirmed",
      "PaymentConfirmed",
    ]);
    const payments = await database.db
      .selectFrom("payments")
      .where("order_id", "=", orderId)
      .select(["status"])
      .execute();
    expect(payments.map((each) => each.status).sort()).toEqual(["CONFIRMED", "FAILED"]);
    expect(ctx.mailer.sent.map((mail) => mail.to)).toContain("guest@example.com");
  });

  it("INV-02 gives the stock back when no other card comes in time", async () => {
    const { ctx, checkoutId, level } = await reviewed("pm_card_chargeDeclined");
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toThrow();
    ctx.clock.advance(2 * MINUTE_MS);
    await runJobs(ctx);
    expect(await level()).toEqual({ on_hand: 10, reserved: 2 });
    ctx.clock.advance(30 * MINUTE_MS);
    await runJobs(ctx);
    expect(await level()).toEqual({ on_hand: 10, reserved: 0 });
    expect(await readOrder(database.db, await orderIdOf(checkoutId))).toMatchObject({
      status: "CANCELLED",
      payment_status: "CANCELLED",
    });
    expect((await getCheckout(ctx, { checkoutId })).status).toBe("EXPIRED");
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "CHECKOUT_EXPIRED" });
    expect(await countJobs(ctx)).toEqual({});
    expect(ctx.mailer.sent.map((mail) => mail.to)).not.toContain("guest@example.com");
  });
});

describe("a card that asks for 3-D Secure", () => {
  async function challenged() {
    const checkout = await reviewed("pm_card_authenticationRequired");
    const answer = await completeCheckout(checkout.ctx, checkout);
    if (answer.status !== "requires_action") throw new Error(answer.status);
    const [intentId = ""] = [...checkout.ctx.payments.intents.keys()];
    return { ...checkout, answer, intentId, orderId: await orderIdOf(checkout.checkoutId) };
  }
  const webhook = (ctx: ReturnType<typeof aGuest>, type: string, intentId: string, id = `evt_${newId()}`) =>
    receiveWebhook(ctx, {
      body: JSON.stringify({ id, type, intentId, orderId: null, payload: {} }),
      signature: "genuine",
    });

  it("J-05 X-20 is finished by the webhook when the browser never comes back", async () => {
    const { ctx, checkoutId, answer, intentId, orderId, level } = await challenged();
    expect(answer.redirectUrl).toContain(intentId);
    expect(await completeCheckout(ctx, { checkoutId })).toEqual(answer);
    ctx.payments.authenticate(intentId, true);
    await webhook(ctx, "payment_intent.amount_capturable_updated", intentId);
    await runJobs(ctx);
    expect(await readOrder(database.db, orderId)).toMatchObject({ status: "CONFIRMED", payment_status: "CONFIRMED" });
    expect(await level()).toEqual({ on_hand: 8, reserved: 0 });
    expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "confirmed", orderId });
  });

  it("J-05 is a decline when the bank says no", async () => {
    const { ctx, checkoutId, intentId, level } = await challenged();
    ctx.payments.authenticate(intentId, false);
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    expect(await level()).toEqual({ on_hand: 10, reserved: 2 });
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_visa" });
    expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ orderNumber: expect.any(String) });
  });

  it("J-05 lets the stock go when the shopper walks away, after the authorisation is void and never before", async () => {
    const { ctx, checkoutId, intentId, orderId, level } = await challenged();
    ctx.clock.advance(30 * MINUTE_MS);
    let atVoid: unknown;
    const { voidIntent } = ctx.payments;
    ctx.payments.voidIntent = async (id, key) => {
      atVoid = await level();
      return voidIntent.call(ctx.payments, id, key);
    };
    await runJobs(ctx);
    expect(atVoid).toEqual({ on_hand: 10, reserved: 2 });
    expect(ctx.payments.intents.get(intentId)?.status).toBe("canceled");
    expect(await level()).toEqual({ on_hand: 10, reserved: 0 });
    expect(await readOrder(database.db, orderId)).toMatchObject({ status: "CANCELLED" });
    await webhook(ctx, "payment_intent.canceled", intentId);
    await runJobs(ctx);
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "CHECKOUT_EXPIRED" });
    expect(await countJobs(ctx)).toEqual({});
  });

  it("J-05 confirms nothing that was given up, however late the bank says yes", async () => {
    const { ctx, checkoutId, intentId, orderId, level } = await challenged();
    ctx.clock.advance(30 * MINUTE_MS);
    ctx.payments.before = (call) => {
      if (call === "voidIntent") outage();
    };
    await runJobs(ctx, { failures: "keep" });
    expect(await level()).toEqual({ on_hand: 10, reserved: 2 });
    ctx.payments.authenticate(intentId, true);
    await webhook(ctx, "payment_intent.amount_capturable_updated", intentId);
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "CHECKOUT_EXPIRED" });
    ctx.payments.before = () => {};
    ctx.clock.advance(10 * MINUTE_MS);
    await runJobs(ctx);
    expect(ctx.payments.intents.get(intentId)?.status).toBe("canceled");
    expect(await readOrder(database.db, orderId)).toMatchObject({ status: "CANCELLED" });
    expect(await level()).toEqual({ on_hand: 10, reserved: 0 });
  });

  it("PN-05 puts nothing off that a webhook asks for while the job is looking", async () => {
    const { ctx, intentId, orderId } = await challenged();
    await webhook(ctx, "payment_intent.amount_capturable_updated", intentId);
    await settleOrder(ctx, { orderId });
    ctx.payments.authenticate(intentId, true);
    await runJobs(ctx);
    expect(await readOrder(database.db, orderId)).toMatchObject({ status: "CONFIRMED", payment_status: "CONFIRMED" });
  });

  it("PN-05 takes webhooks twice, out of order and about nothing we know", async () => {
    const { ctx, intentId, orderId } = await challenged();
    ctx.payments.authenticate(intentId, true);
    const types = ["succeeded", "amount_capturable_updated", "requires_action", "payment_failed", "created"];
    for (const type of [...types, ...types])
      await webhook(ctx, `payment_intent.${type}`, intentId, `evt_${intentId}_${type}`);
    await webhook(ctx, "payment_intent.succeeded", "pi_unknown");
    await webhook(ctx, "charge.refunded", intentId);
    await runJobs(ctx);
    for (const type of types) await webhook(ctx, `payment_intent.${type}`, intentId, `evt_${intentId}_${type}`);
    expect(await countJobs(ctx)).toEqual({});
    for (const type of types) await webhook(ctx, `payment_intent.${type}`, intentId);
    await runJobs(ctx);
    expect(await listEventTypes(database.db, orderId)).toEqual([
      "OrderPlaced",
      "PaymentAuthorized",
      "OrderConfirmed",
      "PaymentConfirmed",
    ]);
    await expect(receiveWebhook(ctx, { body: "{}", signature: "forged" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });
});

describe("a payment service that is away", () => {
  it.each(["before", "afterwards"] as const)(
    "PN-04 %s it authorised: the shopper waits, the job finishes",
    async (when) => {
      const { ctx, checkoutId, level } = await reviewed();
      ctx.payments[when] = (call) => {
        if (call === "authorise" || call === "findIntent") outage();
      };
      expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "processing" });
      ctx.clock.advance(2 * MINUTE_MS);
      await runJobs(ctx);
      expect(await level()).toEqual({ on_hand: 10, reserved: 2 });
      ctx.payments[when] = () => {};
      ctx.clock.advance(5 * MINUTE_MS);
      await runJobs(ctx);
      expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "confirmed" });
      expect([...ctx.payments.intents.values()].map((intent) => intent.status)).toEqual(["succeeded"]);
      expect(await level()).toEqual({ on_hand: 8, reserved: 0 });
    },
  );

  it("PN-04 mails once that nothing was charged to who was told to wait, and not to who saw it", async () => {
    const { ctx, checkoutId } = await reviewed("pm_card_chargeDeclined");
    const told = () => ctx.mailer.sent.filter((mail) => mail.subject.startsWith("Nothing was charged")).length;
    ctx.payments.before = (call) => {
      if (call === "authorise") outage();
    };
    for (let again = 0; again < 2; again++)
      expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "processing" });
    ctx.payments.before = () => {};
    for (let again = 0; again < 2; again++) {
      ctx.clock.advance(5 * MINUTE_MS);
      await runJobs(ctx, { looksAfterOrders: true });
    }
    expect(told()).toBe(1);
    await setPaymentMethod(ctx, { checkoutId, paymentMethodId: "pm_card_chargeDeclined" });
    await expect(completeCheckout(ctx, { checkoutId })).rejects.toMatchObject({ code: "PAYMENT_DECLINED" });
    await runJobs(ctx);
    expect(told()).toBe(1);
  });

  it("PN-04 mails that nothing was charged when the time is over before the bank said yes", async () => {
    const { ctx, checkoutId, level } = await reviewed("pm_card_authenticationRequired");
    ctx.payments.before = (call) => {
      if (call === "authorise") outage();
    };
    expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "processing" });
    ctx.payments.before = () => {};
    ctx.clock.advance(2 * HOUR_MS);
    for (let again = 0; again < 2; again++) await runJobs(ctx, { looksAfterOrders: true });
    expect(await level()).toEqual({ on_hand: 10, reserved: 0 });
    const mails = ctx.mailer.sent.map((mail) => mail.subject).filter((subject) => subject.startsWith("Nothing"));
    expect(mails).toHaveLength(1);
  });

  it.each([
    ["before", "capture"],
    ["afterwards", "capture"],
    ["before", "refund"],
    ["afterwards", "refund"],
    ["before", "transfer"],
    ["afterwards", "transfer"],
  ] as const)("%s the %s took effect: it happens once", async (when, failing) => {
    const { ctx, orderId, token, parts, sellers } = await aPaidOrder(aGuest(), { sellers: 2, isCaptured: false });
    let isAway = true;
    ctx.payments[when] = (call) => {
      if (call === failing && isAway) outage();
    };
    const pass = async () => {
      await runJobs(ctx, { failures: "keep" });
      ctx.clock.advance(2 * MINUTE_MS);
      isAway = false;
      await runJobs(ctx);
      isAway = true;
    };
    await pass();
    const [cancelled, shipped] = parts;
    await cancelOrder(ctx, { ...whole(orderId, token), sellerOrderId: cancelled?.id });
    await shipItems(ctx, parcel(shipped?.sellerId ?? "", shipped?.id ?? ""));
    await pass();
    const [intent] = [...ctx.payments.intents.values()];
    expect(intent).toMatchObject({ status: "succeeded", refunded: cancelled?.total });
    expect(ctx.payments.transfers).toMatchObject([{ sellerOrderId: shipped?.id, amount: 2500 + 500 - 200 }]);
    expect(await readOrder(database.db, orderId)).toMatchObject({
      status: "SHIPPED",
      payment_status: "PARTIALLY_REFUNDED",
      refunded_amount: cancelled?.total,
    });
    const balance = await getSellerBalance(ctx, { sellerId: sellers[1]?.id ?? "", limit: 10 });
    expect([balance.payable.amount, balance.transferred.amount]).toEqual([0, 2800]);
  });
});

describe("jobs that run many at once", () => {
  it("capture, refund and transfer once each", async () => {
    const { ctx, orderId, token, parts } = await aPaidOrder(aGuest(), { sellers: 2, isCaptured: false });
    const [cancelled, shipped] = parts;
    const together = (work: () => Promise<void>) => Promise.all(Array.from({ length: 8 }, work));
    await together(() => captureOrder(ctx, { orderId }));
    await cancelOrder(ctx, { ...whole(orderId, token), sellerOrderId: cancelled?.id });
    await shipItems(ctx, parcel(shipped?.sellerId ?? "", shipped?.id ?? ""));
    await together(() => refundPart(ctx, { sellerOrderId: cancelled?.id ?? "" }));
    await together(() => transferEarnings(ctx, { sellerOrderId: shipped?.id ?? "" }));
    await runJobs(ctx);
    const { postings, events } = await seenByFinance(ctx, orderId);
    expect(postings.map((posting) => posting.kind).sort()).toEqual(["refund", "sale", "transfer"]);
    expect(events.filter((event) => event.type === "PaymentConfirmed")).toHaveLength(1);
    expect(events.filter((event) => event.type === "RefundIssued")).toHaveLength(1);
    expect([...ctx.payments.intents.values()]).toMatchObject([{ refunded: cancelled?.total }]);
    expect(ctx.payments.transfers).toHaveLength(1);
  });
});

describe("jobs that were given up", () => {
  it("are asked for again, so that money that began to move arrives", async () => {
    const { ctx, orderId, token, parts } = await aPaidOrder(aGuest(), { sellers: 2, isCaptured: false });
    const [cancelled, shipped] = parts;
    const lost = async () => {
      await forgetJobs(database);
      ctx.clock.advance(61 * MINUTE_MS);
      await resumeMoney(ctx);
      // The orders of other tests were paid for at other fakes.
      await runJobs(ctx, { failures: "keep" });
      await forgetJobs(database);
    };
    await lost();
    expect((await getOrder(ctx, { orderId, token })).paymentStatus).toBe("CONFIRMED");
    await cancelOrder(ctx, { ...whole(orderId, token), sellerOrderId: cancelled?.id });
    await shipItems(ctx, parcel(shipped?.sellerId ?? "", shipped?.id ?? ""));
    await lost();
    const { postings } = await seenByFinance(ctx, orderId);
    expect(postings.map((posting) => posting.kind).sort()).toEqual(["refund", "sale", "transfer"]);
    await lost();
    expect((await seenByFinance(ctx, orderId)).postings).toHaveLength(3);
  });
});

describe("cancelling", () => {
  it("ORD-02 a whole order brings stock and money back, and cancelling again does nothing", async () => {
    const { ctx, orderId, token, products, parts } = await aPaidOrder(aGuest(), { sellers: 2, quantity: 3 });
    const before = await readBooks(database.db);
    await cancelOrder(ctx, whole(orderId, token));
    await runJobs(ctx);
    const again = await cancelOrder(ctx, whole(orderId, token));
    await runJobs(ctx);
    expect(again).toMatchObject({ status: "CANCELLED", paymentStatus: "REFUNDED" });
    for (const { variantId } of products)
      expect(await readLevel(database.db, variantId)).toEqual({ on_hand: 100, reserved: 0 });
    const total = parts.reduce((sum, part) => sum + part.total, 0);
    expect([...ctx.payments.intents.values()][0]?.refunded).toBe(total);
    const after = await readBooks(database.db);
    expect(before.stripe - after.stripe).toBe(total);
    expect(callsOf(ctx, "refund")).toBe(2);
    expect(
      ctx.mailer.sent.filter((mail) => mail.to === "guest@example.com" && /cancel/i.test(mail.subject)),
    ).toHaveLength(1);
  });

  it("INV-02 brings back what was deducted, whatever is counted today", async () => {
    const counted = await aPaidOrder(aGuest(), { quantity: 3 });
    const [{ variantId = "" } = {}] = counted.products;
    const policy = (id: string, isCounted: boolean) =>
      database.db.updateTable("stock_levels").set({ track_quantity: isCounted }).where("variant_id", "=", id).execute();
    await policy(variantId, false);
    await cancelOrder(counted.ctx, whole(counted.orderId, counted.token));
    expect(await readLevel(database.db, variantId)).toEqual({ on_hand: 100, reserved: 0 });

    const seller = await aSeller(database.db);
    const endless = await aProduct(database.db, seller, { onHand: 7, trackQuantity: false });
    const { ctx, checkoutId } = await aCheckout(aGuest(), [{ variantId: endless.variantId, quantity: 2 }]);
    const answer = await completeCheckout(ctx, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    await captureOrder(ctx, answer);
    await policy(endless.variantId, true);
    await cancelOrder(ctx, whole(answer.orderId, answer.orderToken));
    expect(await readLevel(database.db, endless.variantId)).toEqual({ on_hand: 7, reserved: 0 });
  });

  it("P-13 by staff is written down with who did it and why, once", async () => {
    const { ctx, orderId, parts } = await aPaidOrder(aGuest());
    const staff = await aUser(database.db, { staffRole: "support" });
    const asStaff = ctx.as(actor({ ...staff, staffRole: "support" }));
    for (let again = 0; again < 2; again++)
      await cancelOrderAsStaff(asStaff, { orderId, sellerOrderId: parts[0]?.id, reason: "The shop closed" });
    const entries = await database.db
      .selectFrom("audit_log")
      .where("subject_id", "=", orderId)
      .select(["action", "subject_type", "actor", "detail"])
      .execute();
    expect(entries).toMatchObject([
      {
        action: "orders.cancel",
        subject_type: "order",
        actor: { id: staff.id },
        detail: { reason: "The shop closed", sellerOrderIds: [parts[0]?.id] },
      },
    ]);
  });

  it("X-16 one seller's part leaves the others as they are", async () => {
    const { ctx, orderId, token, parts, products } = await aPaidOrder(aGuest(), { sellers: 3 });
    const order = await cancelOrder(ctx, { ...whole(orderId, token), sellerOrderId: parts[1]?.id });
    await runJobs(ctx);
    expect(order.sellerOrders.map((part) => part.status)).toEqual(["CONFIRMED", "CANCELLED", "CONFIRMED"]);
    expect(await readOrder(database.db, orderId)).toMatchObject({
      status: "CONFIRMED",
      payment_status: "PARTIALLY_REFUNDED",
      refunded_amount: parts[1]?.total,
    });
    const onHand = await Promise.all(products.map((each) => readLevel(database.db, each.variantId)));
    expect(onHand.map((level) => level.on_hand)).toEqual([99, 100, 99]);
  });

  it("is refused while the payment is under way, once something was sent, and to strangers", async () => {
    const { ctx, orderId, token, parts } = await aPaidOrder(aGuest(), { sellers: 2, isCaptured: false });
    await expect(cancelOrder(ctx, whole(orderId, token))).rejects.toMatchObject({ code: "ORDER_NOT_CANCELLABLE" });
    await runJobs(ctx);
    await shipItems(ctx, parcel(parts[0]?.sellerId ?? "", parts[0]?.id ?? ""));
    for (const sellerOrderId of [undefined, parts[0]?.id])
      await expect(cancelOrder(ctx, { ...whole(orderId, token), sellerOrderId })).rejects.toMatchObject({
        code: "ORDER_NOT_CANCELLABLE",
      });
    for (const wrong of [`${token}x`, "", `${token.slice(0, -2)}AA`])
      await expect(cancelOrder(aGuest(), whole(orderId, wrong))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(cancelOrder(ctx, { ...whole(orderId, token), sellerOrderId: newId() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await readOrder(database.db, orderId)).toMatchObject({ refunded_amount: 0 });
  });
});

describe("sending", () => {
  it("P-141 is told by shop: agreed, collected, given back, earned and sent, as the books have it", async () => {
    const { ctx, orderId, parts } = await aPaidOrder(aGuest(), { sellers: 2, quantity: 2 });
    const splits = async () =>
      (await seenByFinance(ctx, orderId)).splits.map((split) =>
        [split.authorised, split.captured, split.givenBack, split.earned, split.sent].map(({ amount }) => amount),
      );
    const [part, other] = parts;
    if (!part || !other) throw new Error("two parts");
    await runJobs(ctx);
    const [[paid = 0, , , earned = 0] = []] = await splits();
    expect(await splits()).toEqual([
      [paid, paid, 0, earned, 0],
      [paid, paid, 0, earned, 0],
    ]);
    const { payments } = await seenByFinance(ctx, orderId);
    expect(payments[0]?.amount.amount).toBe(2 * paid);

    await shipItems(ctx, parcel(part.sellerId, part.id));
    await cancelOrderAsStaff(ctx.as(actor({ id: newId(), staffRole: "owner" })), {
      ...{ orderId, sellerOrderId: other.id, reason: "Sold out" },
    });
    await runJobs(ctx);
    expect(await splits()).toEqual([
      [paid, paid, 0, earned, earned],
      [paid, paid, paid, 0, 0],
    ]);
  });

  it("ORD-03 ORD-13 part by part: transfers once a part is sent completely", async () => {
    const { ctx, orderId, token, parts } = await aPaidOrder(aGuest(), { sellers: 2, items: 2, quantity: 3 });
    await runJobs(ctx);
    const [part, other] = parts;
    if (!part || !other) throw new Error("two parts");
    const { items } = await getSellerOrder(ctx, { sellerId: part.sellerId, sellerOrderId: part.id });
    const send = (trackingNumber: string, quantities: readonly number[]) =>
      shipItems(ctx, {
        ...parcel(part.sellerId, part.id, trackingNumber),
        items: items
          .map((item, index) => ({ orderItemId: item.id, quantity: quantities[index] ?? 0 }))
          .filter((item) => item.quantity > 0),
      });
    for (let again = 0; again < 2; again++) await send("A", [2, 0]);
    await expect(send("A", [1, 1])).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await runJobs(ctx);
    expect(ctx.payments.transfers).toEqual([]);
    expect((await getOrder(ctx, { orderId, token })).status).toBe("PARTIALLY_SHIPPED");
    await expect(send("B", [2, 3])).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(send("B", [0, 0])).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await send("B", [1, 3]);
    await runJobs(ctx);
    expect(ctx.payments.transfers).toMatchObject([{ sellerOrderId: part.id, amount: 15_000 + 500 - 1200 }]);
    await expect(send("C", [1, 0])).rejects.toMatchObject({ code: "ORDER_NOT_SHIPPABLE" });
    await expect(shipItems(ctx, parcel(other.sellerId, part.id, "D"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    const order = await getOrder(ctx, { orderId, token });
    expect(order.status).toBe("PARTIALLY_SHIPPED");
    for (const shipment of order.sellerOrders[0]?.shipments ?? [])
      for (let again = 0; again < 2; again++)
        await deliverShipment(ctx, { sellerId: part.sellerId, shipmentId: shipment.id });
    await expect(
      deliverShipment(ctx, { sellerId: other.sellerId, shipmentId: order.sellerOrders[0]?.shipments[0]?.id ?? "" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await shipItems(ctx, parcel(other.sellerId, other.id, "E"));
    expect(await readOrder(database.db, orderId)).toMatchObject({ status: "SHIPPED" });
    const rest = (await getOrder(ctx, { orderId, token })).sellerOrders[1]?.shipments ?? [];
    for (const shipment of rest) await deliverShipment(ctx, { sellerId: other.sellerId, shipmentId: shipment.id });
    await runJobs(ctx);
    expect(await readOrder(database.db, orderId)).toMatchObject({ status: "DELIVERED" });
    expect(ctx.mailer.sent.filter((mail) => mail.to === "guest@example.com")).toHaveLength(4);
  });

  it("PN-08 waits with the transfer for a seller who has no account yet, and sends it once they have", async () => {
    const { ctx, parts, sellers } = await aPaidOrder(aGuest(), {});
    const [part] = parts;
    const sellerId = sellers[0]?.id ?? "";
    await database.db.updateTable("sellers").set({ stripe_account_id: null }).where("id", "=", sellerId).execute();
    await shipItems(ctx, parcel(sellerId, part?.id ?? ""));
    ctx.payments.before = (call) => {
      if (call === "createAccount") outage();
    };
    await runJobs(ctx, { failures: "keep" });
    expect((await getSellerBalance(ctx, { sellerId, limit: 10 })).payable.amount).toBe(2800);
    expect(ctx.payments.transfers).toEqual([]);
    ctx.payments.before = () => {};
    ctx.clock.advance(2 * MINUTE_MS);
    await runJobs(ctx, { failures: "keep" });
    ctx.clock.advance(2 * MINUTE_MS);
    await runJobs(ctx);
    expect((await getSellerBalance(ctx, { sellerId, limit: 10 })).payable.amount).toBe(0);
    expect(ctx.payments.transfers).toMatchObject([{ amount: 2800, destination: `acct_${sellerId.slice(-12)}` }]);
  });

  it("is refused before the money is there and after a cancellation", async () => {
    const { ctx, orderId, token, parts } = await aPaidOrder(aGuest(), { isCaptured: false });
    const first = parcel(parts[0]?.sellerId ?? "", parts[0]?.id ?? "");
    await expect(shipItems(ctx, first)).rejects.toMatchObject({ code: "ORDER_NOT_SHIPPABLE" });
    await runJobs(ctx);
    await cancelOrder(ctx, whole(orderId, token));
    await expect(shipItems(ctx, first)).rejects.toMatchObject({ code: "ORDER_NOT_SHIPPABLE" });
  });
});

describe("the job that looks after an order", () => {
  it("does nothing for one that is through, however often it runs", async () => {
    const { ctx, orderId } = await aPaidOrder(aGuest().as(guest));
    const before = await listEventTypes(database.db, orderId);
    for (let again = 0; again < 3; again++) await settleOrder(ctx, { orderId });
    await captureOrder(ctx, { orderId });
    expect(await listEventTypes(database.db, orderId)).toEqual(before);
    expect(callsOf(ctx, "capture")).toBe(1);
  });
});

describe("what staff see of an order", () => {
  it("is without the books for a role that may not read them", async () => {
    const { ctx, orderId } = await aPaidOrder(aGuest());
    const seenBy = async (staffRole: "owner" | "operations" | "support" | "finance") =>
      (await getStaffOrder(ctx.as(actor({ id: newId(), staffRole })), { orderId })).postings?.length ?? null;
    expect(await Promise.all((["owner", "finance", "operations", "support"] as const).map(seenBy))).toEqual([
      1,
      1,
      null,
      null,
    ]);
    expect((await getStaffOrder(ctx, { orderId })).postings).toBeNull();
  });
});
