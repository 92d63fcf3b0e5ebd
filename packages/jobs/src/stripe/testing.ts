import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createStripePayments, STANDIN_SECRET_KEY, STANDIN_WEBHOOK_SECRET } from "@emporia/adapters/stripe";
import { type StripeStandin, startStripeStandin } from "@emporia/adapters/stripe-standin";
import { sdkFor } from "@emporia/adapters/stripe-standin/testing";
import { completeCheckout } from "@emporia/core/checkout";
import { getStaffOrder, receiveWebhook } from "@emporia/core/payments";
import { type Actor, newId } from "@emporia/core/platform";
import {
  aCheckout,
  actor,
  aProduct,
  aSeller,
  FakeClock,
  readLevel,
  type TestContext,
  type TestDatabase,
  testContext,
} from "@emporia/testing";
import { afterAll, beforeAll } from "vitest";
import { runJobs } from "../testing";

/** The same world, whose cards go to this stand-in. */
export function payingAt<World extends TestContext>(ctx: World, standin: Pick<StripeStandin, "url">) {
  const payments = createStripePayments({
    secretKey: STANDIN_SECRET_KEY,
    publishableKey: null,
    webhookSecret: STANDIN_WEBHOOK_SECRET,
    standinUrl: standin.url,
  });
  return { ...ctx, services: { ...ctx.services, payments } };
}

/** The stand-in for Stripe, asked through Stripe's own SDK and heard through its webhooks; both live by `clock`. */
export function useStandin(database: Pick<TestDatabase, "db">) {
  const clock = new FakeClock(new Date());
  let standin: StripeStandin;
  let listener: Server;

  beforeAll(async () => {
    listener = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const message = {
        body: Buffer.concat(chunks).toString(),
        signature: String(request.headers["stripe-signature"]),
      };
      const status = await receiveWebhook(aWorld(), message).then(
        () => 200,
        () => 500,
      );
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const { port } = listener.address() as AddressInfo;
    const webhook = { url: `http://127.0.0.1:${port}/`, secret: STANDIN_WEBHOOK_SECRET };
    standin = await startStripeStandin({ port: 0, clock, onboardsAtOnce: true, taskSeconds: 1e9, webhook });
  });
  afterAll(async () => {
    await standin.close();
    listener.close();
  });

  /** A guest whose cards go to the stand-in. */
  const aWorld = () => payingAt(testContext(database.db, { clock }), standin);
  type World = ReturnType<typeof aWorld>;

  /** An order of a guest, or of somebody, that is placed and authorised; its seller has an account at the stand-in. */
  async function anOrder(paymentMethodId = "pm_card_visa", given: { actor?: Actor; usesCredit?: boolean } = {}) {
    const world = { ...aWorld(), ...(given.actor ? { actor: given.actor } : {}) };
    const seller = await aSeller(database.db);
    const account = await world.services.payments.createAccount({
      sellerId: seller.id,
      email: "seller@example.com",
      country: "US",
      idempotencyKey: `account:${seller.id}`,
    });
    await database.db
      .updateTable("sellers")
      .set({ stripe_account_id: account.id })
      .where("id", "=", seller.id)
      .execute();
    const product = await aProduct(database.db, seller, { onHand: 5 });
    const wanted = [{ variantId: product.variantId, quantity: 2 }];
    const { ctx, checkoutId } = await aCheckout(world, wanted, {
      paymentMethodId,
      usesCredit: given.usesCredit ?? false,
    });
    const answer = await completeCheckout(ctx, { checkoutId });
    if (answer.status !== "confirmed") throw new Error(answer.status);
    const { orderId, orderToken: token } = answer;
    return {
      ctx,
      checkoutId,
      orderId,
      token,
      seller,
      level: () => readLevel(database.db, product.variantId),
      intentId: async () => (await getStaffOrder(ctx, { orderId })).payments.at(-1)?.stripePaymentIntentId ?? "",
    };
  }

  return {
    clock,
    aWorld,
    anOrder,
    standin: () => standin,
    stripe: () => sdkFor(standin, STANDIN_SECRET_KEY),
    /** What Stripe announced has arrived, and all that follows from it is done. */
    async listen(ctx: World) {
      await standin.webhooks.flush();
      return runJobs(ctx);
    },
    /** The order as somebody of the finance department sees it. */
    async seenByFinance(ctx: World, input: { orderId: string }) {
      const finance = { ...ctx, actor: actor({ id: newId(), staffRole: "finance" }) };
      const order = await getStaffOrder(finance, { orderId: input.orderId });
      return { ...order, postings: order.postings ?? [] };
    },
  };
}
