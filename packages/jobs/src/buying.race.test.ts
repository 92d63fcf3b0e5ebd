import { advanceOrder, completeCheckout, settleOrder } from "@emporia/core/checkout";
import { cancelOrder, shipItems } from "@emporia/core/orders";
import { captureOrder, receiveWebhook } from "@emporia/core/payments";
import { newId } from "@emporia/core/platform";
import {
  aCheckout,
  aPaidOrder,
  aProduct,
  aSeller,
  listDisagreements,
  listEventTypes,
  readBooks,
  readLevel,
  readOrder,
  testContext,
  useDatabase,
  withCart,
} from "@emporia/testing";
import { afterEach, describe, expect, it } from "vitest";
import { runJobs } from "./testing";

const database = useDatabase({ poolSize: 20 });
afterEach(async () => {
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});
const codesOf = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === "rejected" ? ((result.reason as { code?: string }).code ?? "bug") : "ok"));
const count = (codes: readonly string[], code: string) => codes.filter((each) => each === code).length;
const parcel = (part: { id: string; sellerId: string }, trackingNumber = "1Z") => ({
  sellerId: part.sellerId,
  sellerOrderId: part.id,
  carrier: "UPS",
  trackingNumber,
});

describe("the last one", () => {
  it("J-22 PN-01 D-03 goes to one of 200 buyers, and 199 are refused politely", async () => {
    const world = testContext(database.db);
    const { variantId } = await aProduct(database.db, await aSeller(database.db), { onHand: 1 });
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, index) => {
        const buyer = await aCheckout(withCart(world, null), [{ variantId }], { email: `buyer-${index}@example.com` });
        return completeCheckout(buyer.ctx, buyer);
      }),
    );
    const codes = codesOf(results);
    expect(count(codes, "ok")).toBe(1);
    expect(count(codes, "OUT_OF_STOCK") + count(codes, "CART_CHANGED")).toBe(199);
    await runJobs(world);
    expect(await readLevel(database.db, variantId)).toEqual({ on_hand: 0, reserved: 0 });
    expect(await database.db.selectFrom("orders").select("status").execute()).toEqual([{ status: "CONFIRMED" }]);
    expect(
      await database.db.selectFrom("stock_reservations").where("status", "=", "held").select("id").execute(),
    ).toEqual([]);
    expect(world.mailer.sent.filter((mail) => mail.to.startsWith("buyer-"))).toHaveLength(1);
    expect([...world.payments.intents.values()].map((intent) => intent.status)).toEqual(["succeeded"]);
  });

  it("PN-02 is counted once when one cart names it twice", async () => {
    const world = testContext(database.db);
    const { variantId } = await aProduct(database.db, await aSeller(database.db), { onHand: 3 });
    const buyers = await Promise.all(
      Array.from({ length: 6 }, () => aCheckout(withCart(world, null), [{ variantId }, { variantId }])),
    );
    const codes = codesOf(await Promise.allSettled(buyers.map((buyer) => completeCheckout(buyer.ctx, buyer))));
    expect([count(codes, "ok"), count(codes, "OUT_OF_STOCK")]).toEqual([1, 5]);
    expect(await readLevel(database.db, variantId)).toEqual({ on_hand: 3, reserved: 2 });
  });
});

describe("one order", () => {
  it("PN-05 is taken further once by browser, webhook and job together", async () => {
    const ctx = testContext(database.db);
    const { variantId } = await aProduct(database.db, await aSeller(database.db), { onHand: 5 });
    const checkout = await aCheckout(ctx, [{ variantId }], { paymentMethodId: "pm_card_authenticationRequired" });
    await completeCheckout(checkout.ctx, checkout);
    const [[intentId = "", intent] = []] = [...ctx.payments.intents];
    const orderId = intent?.orderId ?? "";
    ctx.payments.authenticate(intentId, true);
    const webhook = () =>
      receiveWebhook(ctx, {
        body: JSON.stringify({
          id: `evt_${newId()}`,
          type: "payment_intent.amount_capturable_updated",
          intentId,
          orderId,
          payload: {},
        }),
        signature: "genuine",
      }).then(() => runJobs(ctx, { failures: "keep" }));
    await Promise.all([
      ...Array.from({ length: 4 }, () => completeCheckout(checkout.ctx, checkout)),
      ...Array.from({ length: 4 }, () => advanceOrder(ctx, { orderId })),
      ...Array.from({ length: 4 }, () => settleOrder(ctx, { orderId })),
      ...Array.from({ length: 4 }, () => captureOrder(ctx, { orderId })),
      ...Array.from({ length: 3 }, webhook),
    ]);
    await runJobs(ctx);
    expect(await listEventTypes(database.db, orderId)).toEqual([
      "OrderPlaced",
      "PaymentAuthorized",
      "OrderConfirmed",
      "PaymentConfirmed",
    ]);
    expect(await readLevel(database.db, variantId)).toEqual({ on_hand: 4, reserved: 0 });
    expect(ctx.payments.intents.size).toBe(1);
  });

  it("CHK-16 is placed once by a shopper who clicks ten times", async () => {
    const ctx = testContext(database.db);
    const { variantId } = await aProduct(database.db, await aSeller(database.db), { onHand: 50 });
    const checkout = await aCheckout(ctx, [{ variantId }]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => completeCheckout(checkout.ctx, checkout)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await readLevel(database.db, variantId)).toEqual({ on_hand: 50, reserved: 1 });
    expect(ctx.payments.intents.size).toBe(1);
    await runJobs(ctx);
  });

  it("is either cancelled or sent, never both", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const { ctx, orderId, token, parts, products } = await aPaidOrder(testContext(database.db));
      const [part] = parts;
      if (!part) throw new Error("one part");
      const cancel = () => cancelOrder(ctx, { orderId, token, reason: "" });
      const ship = () => shipItems(ctx, parcel(part));
      const attempts = round % 2 ? [cancel, ship, cancel, ship] : [ship, cancel, ship, cancel];
      const codes = codesOf(await Promise.allSettled(attempts.map((attempt) => attempt())));
      expect(codes).not.toContain("bug");
      await runJobs(ctx);
      const order = await readOrder(database.db, orderId);
      outcomes.add(order.status);
      const isCancelled = order.status === "CANCELLED";
      expect(order.refunded_amount).toBe(isCancelled ? part.total : 0);
      expect(ctx.payments.transfers).toHaveLength(isCancelled ? 0 : 1);
      expect((await readLevel(database.db, products[0]?.variantId ?? "")).on_hand).toBe(isCancelled ? 100 : 99);
    }
    for (const outcome of outcomes) expect(["CANCELLED", "SHIPPED"]).toContain(outcome);
  });

  it("is sent by its sellers at the same time, each parcel once", async () => {
    const { ctx, orderId, parts } = await aPaidOrder(testContext(database.db), { sellers: 4 });
    await Promise.all([...parts, ...parts, ...parts].map((part) => shipItems(ctx, parcel(part))));
    await runJobs(ctx);
    expect((await listEventTypes(database.db, orderId)).filter((type) => type === "ItemsShipped")).toHaveLength(4);
    expect(await readOrder(database.db, orderId)).toMatchObject({ status: "SHIPPED" });
    expect(new Set(ctx.payments.transfers.map((transfer) => transfer.sellerOrderId)).size).toBe(4);
    expect(ctx.payments.transfers).toHaveLength(4);
  });
});
