import { STANDIN_SECRET_KEY } from "@emporia/adapters/stripe";
import { type StripeStandin, startStripeStandin } from "@emporia/adapters/stripe-standin";
import { sdkFor } from "@emporia/adapters/stripe-standin/testing";
import { completeCheckout } from "@emporia/core/checkout";
import { cancelOrder, shipItems } from "@emporia/core/orders";
import {
  captureOrder,
  changePlatformTerms,
  getSellerBalance,
  getSellerMoney,
  payRun,
  postToLedger,
  requestPayout,
  transferEarnings,
} from "@emporia/core/payments";
import { inTransaction, MINUTE_MS, newId } from "@emporia/core/platform";
import {
  aCheckout,
  aProduct,
  aSeller,
  listDisagreements,
  readBooks,
  readLevel,
  readOrder,
  testContext,
  useDatabase,
  withCart,
} from "@emporia/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useMortals } from "./mortals/testing";
import { payingAt } from "./stripe/testing";
import { runJobs } from "./testing";

const database = useDatabase();
let standin: StripeStandin;
const { killedAt } = useMortals(database, () => standin);

beforeAll(async () => {
  standin = await startStripeStandin({ port: 0, onboardsAtOnce: true, settlementSeconds: 0 });
});
afterAll(() => standin.close());

const aWorld = () => payingAt(testContext(database.db), standin);
type World = ReturnType<typeof aWorld>;

/** What a fresh worker makes of what is left, by and by. */
async function recover(ctx: World): Promise<void> {
  for (let pass = 0; pass < 3; pass++) {
    await runJobs(ctx, { failures: "keep" });
    ctx.clock.advance(5 * MINUTE_MS);
  }
}

/** Kills at every point there is, two at a time, until one lives to the end. @returns what was begun at each of them */
async function atEachPoint<Begun>(
  most: number,
  attempt: (killAt: number) => Promise<{ isKilled: boolean; begun: Begun }>,
): Promise<Begun[]> {
  const all: Begun[] = [];
  let isOver = false;
  let next = 1;
  const lane = async () => {
    while (next <= most && !isOver) {
      const { isKilled, begun } = await attempt(next++);
      all.push(begun);
      if (!isKilled) isOver = true;
    }
  };
  await Promise.all([lane(), lane()]);
  expect(isOver).toBe(true);
  return all;
}

async function aStandinCheckout(ctx: World, email: string) {
  const seller = await aSeller(database.db);
  const { id } = await ctx.services.payments.createAccount({
    sellerId: seller.id,
    email: "seller@example.com",
    country: "US",
    idempotencyKey: `account:${seller.id}`,
  });
  await database.db.updateTable("sellers").set({ stripe_account_id: id }).where("id", "=", seller.id).execute();
  const product = await aProduct(database.db, seller, { onHand: 5 });
  const checkout = await aCheckout(withCart(ctx, null), [{ variantId: product.variantId, quantity: 2 }], { email });
  return { seller, product, ...checkout };
}

async function intentsOf(orderId: string) {
  const stripe = sdkFor(standin, STANDIN_SECRET_KEY);
  const intents = await stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  return intents.filter((intent) => intent.metadata.order_id === orderId);
}

/** What the books say is at Stripe is what is there: collected, less given back, less sent on. */
async function expectBooksToAgree(): Promise<void> {
  const stripe = sdkFor(standin, STANDIN_SECRET_KEY);
  const charges = await stripe.charges.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  const transfers = await stripe.transfers.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  const collected = charges.reduce((sum, charge) => sum + charge.amount_captured - charge.amount_refunded, 0);
  const sent = transfers.reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0);
  expect(await readBooks(database.db)).toMatchObject({ sum: 0, stripe: collected - sent });
  expect(await listDisagreements(database.db)).toEqual([]);
}

describe("a process killed in the middle", () => {
  it("J-21 PN-04 PN-05 X-04 of completing a checkout leaves one order, one charge and the right stock", async () => {
    const ctx = aWorld();
    const all = await atEachPoint(60, async (killAt) => {
      const email = `killed-at-${killAt}@example.com`;
      const { product, ctx: shopper, checkoutId, cartId } = await aStandinCheckout(ctx, email);
      const isKilled = await killedAt(ctx, killAt, { kind: "complete", checkoutId, cartId });
      const { order_id: orderId } = await database.db
        .selectFrom("checkouts")
        .where("id", "=", checkoutId)
        .select("order_id")
        .executeTakeFirstOrThrow();
      return { isKilled, begun: { email, product, shopper, checkoutId, orderId } };
    });
    // Each statement, and Stripe before and after: fewer than that and something is not killed at all.
    expect(all.length).toBeGreaterThan(14);
    await recover(ctx);
    for (const { product, shopper, checkoutId, orderId } of all) {
      // Killed before anything was written down: nothing was promised or charged, and the shopper tries again.
      if (!orderId) expect(await readLevel(database.db, product.variantId)).toEqual({ on_hand: 5, reserved: 0 });
      else expect(await readOrder(database.db, orderId)).toMatchObject({ payment_status: "CONFIRMED" });
      const answer = await completeCheckout(shopper, { checkoutId });
      expect(answer).toMatchObject({ status: "confirmed", ...(orderId ? { orderId } : {}) });
    }
    await recover(ctx);
    for (const { email, product, checkoutId } of all) {
      const order = await database.db
        .selectFrom("orders")
        .where("checkout_id", "=", checkoutId)
        .select(["id", "status", "payment_status"])
        .executeTakeFirstOrThrow();
      expect([order.status, order.payment_status]).toEqual(["CONFIRMED", "CONFIRMED"]);
      expect((await intentsOf(order.id)).map((intent) => intent.status)).toEqual(["succeeded"]);
      expect(await readLevel(database.db, product.variantId)).toEqual({ on_hand: 3, reserved: 0 });
      expect(ctx.mailer.sent.filter((mail) => mail.to === email)).toHaveLength(1);
    }
    await expectBooksToAgree();
  }, 600_000);

  it.each(["capture", "refund", "transfer"] as const)(
    "of a %s does it once all the same",
    async (kind) => {
      const ctx = aWorld();
      const all = await atEachPoint(40, async (killAt) => {
        const email = `${kind}-${killAt}@example.com`;
        const { seller, product, ctx: shopper, checkoutId } = await aStandinCheckout(ctx, email);
        const answer = await completeCheckout(shopper, { checkoutId });
        if (answer.status !== "confirmed") throw new Error(answer.status);
        const { orderId, orderToken: token } = answer;
        const { id: sellerOrderId } = await database.db
          .selectFrom("seller_orders")
          .where("order_id", "=", orderId)
          .select("id")
          .executeTakeFirstOrThrow();
        if (kind !== "capture") await captureOrder(ctx, { orderId });
        if (kind === "refund") await cancelOrder(ctx, { orderId, token, reason: "" });
        if (kind === "transfer")
          await shipItems(ctx, { sellerId: seller.id, sellerOrderId, carrier: "UPS", trackingNumber: "1Z" });
        const isKilled = await killedAt(ctx, killAt, kind === "capture" ? { kind, orderId } : { kind, sellerOrderId });
        return { isKilled, begun: { orderId, sellerId: seller.id, product } };
      });
      await recover(ctx);
      for (const { orderId, sellerId, product } of all) {
        const isRefunded = kind === "refund";
        expect(await readOrder(database.db, orderId)).toMatchObject({
          payment_status: isRefunded ? "REFUNDED" : "CONFIRMED",
        });
        expect(await readLevel(database.db, product.variantId)).toEqual({ on_hand: isRefunded ? 5 : 3, reserved: 0 });
        const { payable, transferred } = await getSellerBalance(ctx, { sellerId, limit: 1 });
        expect([payable.amount, transferred.amount]).toEqual(
          { capture: [5100, 0], refund: [0, 0], transfer: [0, 5100] }[kind],
        );
      }
      await expectBooksToAgree();
    },
    600_000,
  );

  it.each(["recover", "payout"] as const)(
    "of a %s moves a seller's money once all the same",
    async (kind) => {
      const ctx = aWorld();
      // Nobody is paid by the schedule meanwhile.
      await changePlatformTerms(ctx, {
        transferAfter: "shipment",
        transferDays: 0,
        newSellerDays: 0,
        interval: "manual",
        minimumAmount: 100,
      });
      const stripe = sdkFor(standin, STANDIN_SECRET_KEY);
      const all = await atEachPoint(40, async (killAt) => {
        const email = `${kind}-${killAt}@example.com`;
        const { seller, ctx: shopper, checkoutId } = await aStandinCheckout(ctx, email);
        const answer = await completeCheckout(shopper, { checkoutId });
        if (answer.status !== "confirmed") throw new Error(answer.status);
        const { orderId } = answer;
        const { id: sellerOrderId } = await database.db
          .selectFrom("seller_orders")
          .where("order_id", "=", orderId)
          .select("id")
          .executeTakeFirstOrThrow();
        await captureOrder(ctx, { orderId });
        await shipItems(ctx, { sellerId: seller.id, sellerOrderId, carrier: "UPS", trackingNumber: "1Z" });
        await transferEarnings(ctx, { sellerOrderId });
        const begun = { sellerId: seller.id };
        if (kind === "payout") {
          const asked = { sellerId: seller.id, currency: "USD", key: newId() };
          return { begun, isKilled: await killedAt(ctx, killAt, { kind, ...(await requestPayout(ctx, asked)) }) };
        }
        await inTransaction(ctx, (tx) =>
          postToLedger(tx, ctx, {
            key: `adjustment:${newId()}`,
            kind: "adjustment",
            orderId,
            currency: "USD",
            description: "A refund after the transfer",
            entries: [
              { account: "seller_payable", sellerId: seller.id, sellerOrderId, amount: 2000, note: "Refunded" },
              { account: "refunds_payable", amount: -2000, note: "Owed to the shopper" },
            ],
          }),
        );
        return { begun, isKilled: await killedAt(ctx, killAt, { kind, sellerOrderId }) };
      });
      expect(all.length).toBeGreaterThan(5);
      ctx.clock.advance(120 * MINUTE_MS);
      await payRun(ctx);
      await recover(ctx);
      const left = kind === "payout" ? 0 : 3100;
      for (const { sellerId } of all) {
        const { available, owed } = await getSellerMoney(ctx, { sellerId });
        expect([available.amount, owed.amount]).toEqual([left, 0]);
        const { stripe_account_id: stripeAccount } = await database.db
          .selectFrom("sellers")
          .where("id", "=", sellerId)
          .select("stripe_account_id")
          .executeTakeFirstOrThrow();
        const there = await stripe.balance.retrieve({}, { stripeAccount: stripeAccount ?? "" });
        expect([...there.available, ...there.pending].reduce((sum, { amount }) => sum + amount, 0)).toBe(left);
      }
      expect(await listDisagreements(database.db)).toEqual([]);
    },
    600_000,
  );
});
