import { STANDIN_SECRET_KEY } from "@emporia/adapters/stripe";
import { type StripeStandin, startStripeStandin } from "@emporia/adapters/stripe-standin";
import { sdkFor } from "@emporia/adapters/stripe-standin/testing";
import { completeCheckout } from "@emporia/core/checkout";
import { cancelOrder } from "@emporia/core/orders";
import { captureOrder } from "@emporia/core/payments";
import { MINUTE_MS } from "@emporia/core/platform";
import {
  aCheckout,
  aProduct,
  aSeller,
  aShopperWithCredit,
  listDisagreements,
  readBooks,
  readLevel,
  readOrder,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
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

const GIVEN = 2000;
/** More points to die at than any of these has. */
const MOST = 60;

/** A checkout of $55 of somebody who pays $20 of it with store credit. */
async function aCreditCheckout(world: ReturnType<typeof aWorld>) {
  const { ctx: shopper, credit } = await aShopperWithCredit(world, GIVEN);
  const product = await aProduct(database.db, await aSeller(database.db), { priceAmount: 2500, onHand: 5 });
  const ctx = { ...world, actor: shopper.actor, cartId: null };
  const checkout = await aCheckout(ctx, [{ variantId: product.variantId, quantity: 2 }], { usesCredit: true });
  return { ...checkout, credit, product };
}
const aWorld = () => payingAt(testContext(database.db), standin);

it.each(["complete", "capture", "refund"] as const)(
  "X-04 a process killed in the middle of a %s takes or gives store credit once all the same",
  async (kind) => {
    const world = aWorld();
    const begun = [];
    for (let killAt = 1, isKilled = true; isKilled && killAt <= MOST; killAt++) {
      const { ctx, checkoutId, cartId, credit, product } = await aCreditCheckout(world);
      const { actor } = ctx;
      const orderOf = async () => {
        const row = database.db.selectFrom("checkouts").where("id", "=", checkoutId).select("order_id");
        return (await row.executeTakeFirstOrThrow()).order_id;
      };
      if (kind === "complete") isKilled = await killedAt(world, killAt, { kind, checkoutId, cartId, actor });
      else {
        const answer = await completeCheckout(ctx, { checkoutId });
        if (answer.status !== "confirmed") throw new Error(answer.status);
        const { orderId } = answer;
        if (kind === "refund") {
          await captureOrder(ctx, { orderId });
          await cancelOrder(ctx, { orderId, reason: "" });
          const part = database.db.selectFrom("seller_orders").where("order_id", "=", orderId).select("id");
          const { id: sellerOrderId } = await part.executeTakeFirstOrThrow();
          isKilled = await killedAt(world, killAt, { kind, sellerOrderId });
        } else isKilled = await killedAt(world, killAt, { kind, orderId });
      }
      begun.push({ ctx, checkoutId, credit, product, orderOf, wasPlaced: (await orderOf()) !== null });
    }
    // Each statement, and Stripe before and after: fewer than that and something is not killed at all.
    expect(begun.length).toBeGreaterThan(6);
    expect(begun.length).toBeLessThan(MOST);
    for (let pass = 0; pass < 3; pass++) {
      await runJobs(world, { failures: "keep" });
      world.clock.advance(5 * MINUTE_MS);
    }
    const stripe = sdkFor(standin, STANDIN_SECRET_KEY);
    const charges = await stripe.charges.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
    for (const { ctx, checkoutId, credit, product, orderOf, wasPlaced } of begun) {
      if (!wasPlaced) {
        // Killed before anything was written down: nothing is held or charged, and the shopper tries again.
        expect(await credit()).toEqual({ balance: GIVEN, held: 0 });
        expect(await completeCheckout(ctx, { checkoutId })).toMatchObject({ status: "confirmed" });
        expect(await credit()).toEqual({ balance: GIVEN, held: GIVEN });
        continue;
      }
      const isRefund = kind === "refund";
      expect(await credit()).toEqual({ balance: isRefund ? GIVEN : 0, held: 0 });
      const order = await readOrder(database.db, (await orderOf()) ?? "");
      expect(order.payment_status).toBe(isRefund ? "REFUNDED" : "CONFIRMED");
      const paid = charges.filter((charge) => charge.metadata.order_id === order.id);
      const card = order.total_amount - GIVEN;
      expect(paid.map((each) => [each.amount_captured, each.amount_refunded])).toEqual([[card, isRefund ? card : 0]]);
      expect(await readLevel(database.db, product.variantId)).toEqual({ on_hand: isRefund ? 5 : 3, reserved: 0 });
    }
    await runJobs(world, { failures: "keep" });
    expect((await readBooks(database.db)).sum).toBe(0);
    expect(await listDisagreements(database.db)).toEqual([]);
  },
  600_000,
);
