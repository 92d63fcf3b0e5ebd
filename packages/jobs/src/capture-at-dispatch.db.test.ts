import { getSellerDashboard } from "@emporia/core/analytics";
import { completeCheckout } from "@emporia/core/checkout";
import { cancelOrder, cancelSellerOrder, getOrder, getSellerOrder, listSellerOrders } from "@emporia/core/orders";
import {
  captureOrderJob,
  dispatchItems,
  getOrderAsOf,
  getSellerBalance,
  listAllPayments,
  resumeMoney,
} from "@emporia/core/payments";
import { DAY_MS, HOUR_MS, newId, ServiceUnavailable } from "@emporia/core/platform";
import {
  aCheckout,
  aPaidOrder,
  aProduct,
  aSeller,
  aShopperWithCredit,
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
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
beforeAll(() => someTaxRates(database.db));
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

type Held = Awaited<ReturnType<typeof aHeldOrder>>;
/** An order of a platform that charges cards when something is sent. */
async function aHeldOrder(given: Parameters<typeof aPaidOrder>[1] = {}) {
  const order = await aPaidOrder(testContext(database.db, { settings: { capturesAtDispatch: true } }), {
    ...given,
    isCaptured: false,
  });
  await runJobs(order.ctx);
  order.ctx.mailer.sent.length = 0;
  const [part] = order.parts;
  const [product] = order.products;
  if (!part || !product) throw new Error("an order has a part");
  const reader = { orderId: order.orderId, token: order.token };
  const view = () => getOrder(order.ctx, reader);
  const items = (await view()).sellerOrders[0]?.items.map((item) => item.id) ?? [];
  const send = (of = part, more: { items?: { orderItemId: string; quantity: number }[] } = {}) =>
    dispatchItems(order.ctx, {
      ...{ sellerId: of.sellerId, sellerOrderId: of.id, carrier: "UPS", trackingNumber: newId() },
      ...more,
    });
  const intent = () => {
    const [found] = order.ctx.payments.intents.values();
    if (!found) throw new Error("no payment");
    return found;
  };
  return { ...order, part, product, reader, view, items, send, intent };
}
const captures = ({ ctx }: Held) => ctx.payments.calls.filter(({ call }) => call === "capture").length;
const unit = (orderItemId: string | undefined, quantity = 1) => ({ orderItemId: orderItemId ?? "", quantity });
const salesAtStripe = async ({ orderId }: Held) => {
  const row = await database.db
    .selectFrom("ledger_entries")
    .innerJoin("ledger_postings", "ledger_postings.id", "ledger_entries.posting_id")
    .where("ledger_postings.order_id", "=", orderId)
    .where("account", "=", "stripe_balance")
    .where("kind", "in", ["sale", "refund"])
    .select((eb) => eb.fn.sum<number>("amount").as("amount"))
    .executeTakeFirst();
  return Number(row?.amount ?? 0);
};

/** Two shops' things for a shopper who pays a part of them with store credit. */
async function heldWithCredit(amount: number) {
  const world = testContext(database.db, { settings: { capturesAtDispatch: true } });
  const shopper = await aShopperWithCredit(world, amount);
  const sellers = [await aSeller(database.db), await aSeller(database.db)];
  const things = [];
  for (const seller of sellers) things.push(await aProduct(database.db, seller, { priceAmount: 4000 }));
  const wanted = things.map(({ variantId }) => ({ variantId, quantity: 1 }));
  const { ctx, checkoutId } = await aCheckout(shopper.ctx, wanted, { usesCredit: true });
  const answer = await completeCheckout(ctx, { checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await runJobs(ctx);
  const reader = { orderId: answer.orderId };
  const { sellerOrders, total } = await getOrder(ctx, reader);
  const [intent] = ctx.payments.intents.values();
  if (!intent) throw new Error("no payment");
  return { ...shopper, ctx, reader, parts: sellerOrders, total: total.amount, intent };
}

describe("X-28 a card that is charged at dispatch", () => {
  it("is left alone while nothing is sent, its stock promised, and charged with the first parcel", async () => {
    const order = await aHeldOrder({ sellers: 2, priceAmount: 1000, quantity: 2 });
    const { ctx } = order;
    expect(order.intent().status).toBe("requires_capture");
    expect(await readLevel(database.db, order.product.variantId)).toMatchObject({ reserved: 2 });
    expect(await order.view()).toMatchObject({
      status: "CONFIRMED",
      paymentStatus: "AUTHORIZED",
      chargedBy: new Date(ctx.clock.now().getTime() + 6 * DAY_MS).toISOString(),
      isCancellable: true,
    });
    expect(await getSellerDashboard(ctx, { sellerId: order.part.sellerId })).toMatchObject({ ordersToShip: 1 });
    const own = { sellerId: order.part.sellerId, sellerOrderId: order.part.id };
    expect(await getSellerOrder(ctx, own)).toMatchObject({ isShippable: true });
    expect(await order.send()).toMatchObject({ status: "SHIPPED" });
    expect(order.intent()).toMatchObject({
      status: "succeeded",
      amount: order.parts[0]!.total + order.parts[1]!.total,
    });
    expect(await order.view()).toMatchObject({ paymentStatus: "CONFIRMED", chargedBy: null });
    expect(await readLevel(database.db, order.product.variantId)).toMatchObject({ reserved: 0 });
    await order.send(order.parts[1]);
    await runJobs(ctx);
    expect(captures(order)).toBe(1);
    expect(ctx.payments.transfers).toHaveLength(2);
    ctx.clock.advance(8 * DAY_MS);
    await runJobs(ctx);
    expect(captures(order)).toBe(1);
  });

  it("is charged on the sixth day when nobody has sent anything, and not a moment before", async () => {
    const order = await aHeldOrder();
    const { ctx } = order;
    ctx.clock.advance(6 * DAY_MS - HOUR_MS);
    await resumeMoney(ctx);
    await runJobs(ctx);
    expect(captures(order)).toBe(0);
    ctx.clock.advance(HOUR_MS);
    await runJobs(ctx);
    expect(order.intent().status).toBe("succeeded");
    expect(await readOrder(database.db, order.orderId)).toMatchObject({ payment_status: "CONFIRMED" });
    expect(await salesAtStripe(order)).toBe(order.part.total);
  });

  it("is never charged when all is cancelled before, and what the bank set aside is let go of", async () => {
    const order = await aHeldOrder({ quantity: 3, sellers: 2 });
    const { ctx } = order;
    await cancelOrder(ctx, { ...order.reader, items: [unit(order.items[0])], reason: "" });
    expect(await readLevel(database.db, order.product.variantId)).toMatchObject({ on_hand: 100, reserved: 2 });
    const view = await cancelOrder(ctx, { ...order.reader, reason: "Changed my mind" });
    expect(view).toMatchObject({ status: "CANCELLED", paymentStatus: "CANCELLED", chargedBy: null });
    expect(view.sellerOrders.flatMap((part) => part.refunds)).toEqual([]);
    await runJobs(ctx);
    expect(order.intent().status).toBe("canceled");
    expect(captures(order)).toBe(0);
    expect(await readLevel(database.db, order.product.variantId)).toMatchObject({ on_hand: 100, reserved: 0 });
    expect(await salesAtStripe(order)).toBe(0);
    const [mail] = ctx.mailer.sent.filter((each) => each.subject.includes("is cancelled")).slice(-1);
    expect(mail?.text).toContain("Your card was not charged. If your bank set the amount aside");
    const listed = await listSellerOrders(ctx, { sellerId: order.part.sellerId, tab: "all", limit: 5 });
    expect(listed.items).toMatchObject([{ status: "CANCELLED" }]);
    expect((await listAllPayments(ctx, { tab: "all", limit: 1 })).items).toMatchObject([{ status: "CANCELLED" }]);
    ctx.clock.advance(7 * DAY_MS);
    await runJobs(ctx);
    expect(captures(order)).toBe(0);
  });

  it("is shown as of each event with the stock that was set aside then (D-05)", async () => {
    const order = await aHeldOrder({ quantity: 5 });
    const { ctx } = order;
    const reserved = [5];
    for (const units of [2, 1]) {
      ctx.clock.advance(HOUR_MS);
      await cancelOrder(ctx, { ...order.reader, items: [unit(order.items[0], units)], reason: "" });
      reserved.push((reserved.at(-1) ?? 0) - units);
    }
    ctx.clock.advance(HOUR_MS);
    await order.send();
    reserved.push(0);
    const events = await database.db
      .selectFrom("order_events")
      .where("order_id", "=", order.orderId)
      .select(["sequence", "type"])
      .orderBy("sequence")
      .execute();
    const steps = events.filter(({ type }) => /^(OrderPlaced|ItemsCancelled|ItemsShipped)$/.test(type));
    const then = await Promise.all(
      steps.map(({ sequence }) => getOrderAsOf(ctx, { orderId: order.orderId, sequence })),
    );
    expect(then.map(({ stock }) => stock.reduce((sum, each) => sum + each.reserved, 0))).toEqual(reserved);
    expect(then.at(-1)?.stock).toMatchObject([{ reserved: 0, taken: 2 }]);
  });

  it("pays only for what was not cancelled before, and the books say so in one posting", async () => {
    const order = await aHeldOrder({ items: 2, quantity: 2, priceAmount: 1000 });
    const { ctx } = order;
    await cancelOrder(ctx, { ...order.reader, items: [unit(order.items[0], 2)], reason: "" });
    await cancelSellerOrder(ctx, {
      ...{ sellerId: order.part.sellerId, sellerOrderId: order.part.id },
      ...{ items: [unit(order.items[1])], reason: "One broke" },
    });
    await runJobs(ctx);
    expect(captures(order)).toBe(0);
    await order.send();
    await runJobs(ctx);
    // One of four things at $10.00, $5.00 of shipping, 7.25 % of tax.
    const left = order.part.total - 3 * 1000 - (145 + 73);
    expect(order.intent()).toMatchObject({ status: "succeeded", amount: left, refunded: 0 });
    expect(await salesAtStripe(order)).toBe(left);
    const after = await order.view();
    expect(after).toMatchObject({ status: "SHIPPED", paymentStatus: "PARTIALLY_REFUNDED" });
    expect(after.sellerOrders[0]?.refunds).toMatchObject([{ status: "SUCCEEDED" }, { status: "SUCCEEDED" }]);
    expect(await readLevel(database.db, order.product.variantId)).toMatchObject({ on_hand: 100, reserved: 0 });
    const { payable, transferred } = await getSellerBalance(ctx, { sellerId: order.part.sellerId, limit: 1 });
    expect(payable.amount + transferred.amount).toBe(1000 + 500 - 80);
    expect(ctx.payments.transfers).toMatchObject([{ amount: 1420, sourceChargeId: order.intent().chargeId }]);
    expect(await listEventTypes(database.db, order.orderId)).toEqual([
      ...["OrderPlaced", "PaymentAuthorized", "OrderConfirmed"],
      ...["ItemsCancelled", "RefundPromised", "ItemsCancelled", "RefundPromised"],
      ...["CaptureBegun", "PaymentConfirmed", "RefundIssued", "RefundIssued", "ItemsShipped"],
    ]);
  });

  it("is charged whole, and given the rest back, when less is left than a card can pay", async () => {
    const world = testContext(database.db, { settings: { capturesAtDispatch: true } });
    const seller = await aSeller(database.db);
    await database.db.updateTable("shipping_rates").set({ amount: 0 }).execute();
    const things = [];
    for (const priceAmount of [3000, 20]) things.push(await aProduct(database.db, seller, { priceAmount }));
    const { ctx, checkoutId } = await aCheckout(
      world,
      things.map(({ variantId }) => ({ variantId, quantity: 1 })),
    );
    const answer = await completeCheckout(ctx, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    await runJobs(ctx);
    const reader = { orderId: answer.orderId, token: answer.orderToken };
    const { sellerOrders, total } = await getOrder(ctx, reader);
    const [part] = sellerOrders;
    await cancelOrder(ctx, { ...reader, items: [unit(part?.items[0]?.id)], reason: "" });
    await dispatchItems(ctx, {
      ...{ sellerId: seller.id, sellerOrderId: part?.id ?? "", carrier: "UPS", trackingNumber: "1Z3" },
    });
    await runJobs(ctx);
    const [intent] = ctx.payments.intents.values();
    const left = 20 + Math.round(20 * 0.0725);
    expect(intent).toMatchObject({ status: "succeeded", amount: total.amount, refunded: total.amount - left });
    expect(await getOrder(ctx, reader)).toMatchObject({
      ...{ status: "SHIPPED", paymentStatus: "PARTIALLY_REFUNDED", refunded: { amount: total.amount - left } },
    });
    await database.db.updateTable("shipping_rates").set({ amount: 500 }).execute();
  });

  it("that the bank let go of before ends the order, and nothing is sent", async () => {
    const order = await aHeldOrder();
    order.intent().status = "canceled";
    await expect(order.send()).rejects.toMatchObject({ code: "ORDER_NOT_SHIPPABLE" });
    expect(await order.view()).toMatchObject({ status: "CANCELLED", paymentStatus: "CANCELLED" });
    await runJobs(order.ctx);
    expect(await readLevel(database.db, order.product.variantId)).toMatchObject({ on_hand: 100, reserved: 0 });
    const [mail] = order.ctx.mailer.sent.filter((each) => each.subject.includes("is cancelled"));
    expect(mail?.text).toContain("your bank let go of it");
  });

  it("is not asked for by who cannot send: a stranger, and a seller who names too much", async () => {
    const order = await aHeldOrder({ quantity: 1 });
    await expect(order.send({ ...order.part, sellerId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(order.send(order.part, { items: [unit(order.items[0], 2)] })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    expect(captures(order)).toBe(0);
  });

  it("waits for Stripe: nothing is sent or cancelled meanwhile, and the job goes on by itself", async () => {
    const order = await aHeldOrder();
    const { ctx } = order;
    ctx.payments.afterwards = (call) => {
      if (call === "capture") throw new ServiceUnavailable("Stripe does not answer.");
    };
    await expect(order.send()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(cancelOrder(ctx, { ...order.reader, reason: "" })).rejects.toMatchObject({
      code: "ORDER_NOT_CANCELLABLE",
    });
    expect(await order.view()).toMatchObject({ isCancellable: false, paymentStatus: "AUTHORIZED" });
    ctx.payments.afterwards = () => {};
    ctx.clock.advance(HOUR_MS);
    await runJobs(ctx, { only: (name) => name === captureOrderJob.name });
    expect(await order.view()).toMatchObject({ paymentStatus: "CONFIRMED" });
    expect(await order.send()).toMatchObject({ status: "SHIPPED" });
  });

  it("J-22 is charged or let go of, never both, when shopper and sellers decide at once", async () => {
    for (let round = 0; round < 4; round++) {
      const order = await aHeldOrder({ sellers: 2, quantity: 2 });
      const { ctx } = order;
      const [one, other] = order.parts;
      const tries = await Promise.allSettled([
        order.send(one),
        cancelOrder(ctx, { ...order.reader, reason: "" }),
        order.send(other),
        cancelOrder(ctx, { ...order.reader, items: [unit(order.items[0])], reason: "" }),
      ]);
      expect(tries.some(({ status }) => status === "fulfilled")).toBe(true);
      ctx.clock.advance(HOUR_MS);
      await runJobs(ctx);
      const view = await order.view();
      const { status, amount, refunded } = order.intent();
      if (view.paymentStatus === "CANCELLED") expect(status).toBe("canceled");
      else {
        expect(status).toBe("succeeded");
        expect(amount - refunded).toBe(view.total.amount - view.refunded.amount);
        expect(await salesAtStripe(order)).toBe(amount - refunded);
      }
    }
  });

  it("lets store credit go back where it came from, and charges the card for the rest only", async () => {
    const { ctx, reader, parts, total, intent, credit } = await heldWithCredit(3000);
    const [cancelled, sent] = parts;
    if (!cancelled || !sent) throw new Error("two shops");
    expect(intent.amount).toBe(total - 3000);
    await cancelOrder(ctx, { ...reader, sellerOrderId: cancelled.id, reason: "" });
    expect(await credit()).toEqual({ balance: 3000, held: 3000 });
    await dispatchItems(ctx, {
      ...{ sellerId: sent.seller.id, sellerOrderId: sent.id, carrier: "UPS", trackingNumber: "1Z2" },
    });
    await runJobs(ctx);
    expect(intent).toMatchObject({ status: "succeeded", amount: sent.total.amount, refunded: 0 });
    expect(await credit()).toEqual({ balance: 3000, held: 0 });
    expect(await getOrder(ctx, reader)).toMatchObject({ refunded: cancelled.total, status: "SHIPPED" });
  });

  it("gives store credit back whole when nothing is left of the order", async () => {
    const { ctx, reader, parts, intent, credit } = await heldWithCredit(3000);
    await cancelOrder(ctx, { ...reader, sellerOrderId: parts[0]?.id, reason: "" });
    await cancelOrder(ctx, { ...reader, reason: "" });
    await runJobs(ctx);
    expect(intent.status).toBe("canceled");
    expect(await credit()).toEqual({ balance: 3000, held: 0 });
  });
});
