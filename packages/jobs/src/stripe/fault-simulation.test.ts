import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createStripePayments, STANDIN_SECRET_KEY, STANDIN_WEBHOOK_SECRET } from "@emporia/adapters/stripe";
import { FaultPlan, type StripeStandin, startStripeStandin } from "@emporia/adapters/stripe-standin";
import { sdkFor } from "@emporia/adapters/stripe-standin/testing";
import {
  amendOrder,
  declineAmendment,
  lookAfterAmendments,
  openAmendmentCheckout,
  withdrawAmendment,
} from "@emporia/core/amendments";
import { completeCheckout, setPaymentMethod } from "@emporia/core/checkout";
import { cancelOrder, cancelSellerOrder, deliverShipment, getOrder, refundSellerOrder } from "@emporia/core/orders";
import {
  answerDispute,
  catchUpEvents,
  changePlatformTerms,
  dispatchItems,
  payRun,
  receiveWebhook,
  requestPayout,
  resumeMoney,
} from "@emporia/core/payments";
import { DAY_MS, DomainError, MINUTE_MS, newId } from "@emporia/core/platform";
import { approveReturn, inspectReturn, receiveReturn, requestReturn } from "@emporia/core/returns";
import {
  aCheckout,
  aMarket,
  aProduct,
  aSeller,
  aYenMarket,
  createTestDatabase,
  FakeClock,
  listDisagreements,
  readLevel,
  someTaxRates,
  type TestContext,
  type TestSeller,
  testContext,
  withCart,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runJobs } from "../testing";

const SEEDS = 300;
const STEPS = 18;
const CURRENCIES = ["USD", "EUR", "JPY"] as const;

/** `EMPORIA_SEED=17 npx vitest run …` runs a seed that failed again, just as it was; `17-40` runs several. */
// biome-ignore lint/style/noProcessEnv: no setting of a process of ours, but of a run of this test.
const only = process.env.EMPORIA_SEED;

/** The process is gone in the middle of what it did. */
class Killed extends Error {}

/** Stripe said no, such as to a refund of what the bank took back: the job tries again later. */
const isRefusal = (error: unknown) => error instanceof Error && "rawType" in error;

/** Whoever hears of Stripe's events at the moment. */
let receiver: TestContext | undefined;
let listener: Server;
beforeAll(async () => {
  listener = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const signature = String(request.headers["stripe-signature"]);
    const status = await (receiver ? receiveWebhook(receiver, { body, signature }) : Promise.reject()).then(
      () => 200,
      () => 500,
    );
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
});
afterAll(() => listener.close());

/** Numbers from 0 up to 1, the same for the same seed (mulberry32 by Tommy Ettinger, public domain). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What happened, in order: told twice of the same seed it is the same. No ids, which are others each time. */
type Story = string[];

/** How often each thing happened in all seeds, so that a simulation that meets no fault any more is noticed. */
const tally = new Map<string, number>();
const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);

/** A plan of faults that tells which of them it chose. */
class ToldPlan extends FaultPlan {
  override failureOf(method: string, path: string) {
    const failure = super.failureOf(method, path);
    if (failure) count(`fault: ${failure.status}${failure.after ? " after the effect" : ""}`);
    return failure;
  }

  override messageFate() {
    const fate = super.messageFate();
    if (fate) count(`fault: message ${fate}`);
    return fate;
  }
}

interface Buyer {
  ctx: TestContext;
  checkoutId: string;
  reader?: { orderId: string; token: string };
}

async function simulate(seed: number): Promise<Story> {
  const database = await createTestDatabase({ poolSize: 3 });
  const clock = new FakeClock(new Date("2026-03-02T09:00:00Z"));
  const { port } = listener.address() as AddressInfo;
  const standin = await startStripeStandin({
    port: 0,
    clock,
    onboardsAtOnce: true,
    taskSeconds: 1e9,
    webhook: { url: `http://127.0.0.1:${port}/`, secret: STANDIN_WEBHOOK_SECRET },
    webhooksAtOnce: 1,
  });
  try {
    return await live(seed, database.db, clock, standin);
  } finally {
    receiver = undefined;
    await standin.close();
    await database.drop();
  }
}

async function live(seed: number, db: TestContext["db"], clock: FakeClock, standin: StripeStandin): Promise<Story> {
  const random = seededRandom(seed);
  const story: Story = [];
  const tell = (what: string, outcome: string) => story.push(`${what}: ${outcome}`);
  const chance = (percent: number) => random() * 100 < percent;
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const below = (end: number) => Math.floor(random() * end);

  standin.webhooks.pause();
  let mayDie = false;
  const payments = createStripePayments({
    secretKey: STANDIN_SECRET_KEY,
    publishableKey: null,
    webhookSecret: STANDIN_WEBHOOK_SECRET,
    standinUrl: standin.url,
    retries: 0,
  });
  const mortal = new Proxy(payments, {
    get(target, name: keyof typeof payments) {
      const member = target[name];
      if (typeof member !== "function" || name === "parseWebhook" || name.startsWith("list")) return member;
      return async (...given: never[]) => {
        const die = (when: string) => {
          if (!mayDie || !chance(3)) return;
          tell(name, `killed ${when}`);
          count(`killed ${when} ${name}`);
          throw new Killed(`${when} ${name}`);
        };
        die("before");
        const answer = await (member as (...all: never[]) => Promise<unknown>)(...given).catch((error: unknown) => {
          tell(name, error instanceof Error ? error.constructor.name : "failed");
          throw error;
        });
        tell(name, "done");
        die("after");
        return answer;
      };
    },
  });
  // Every other seed charges cards when something is sent.
  const base = testContext(db, { clock, settings: { capturesAtDispatch: seed % 2 === 0 } });
  const world: TestContext = { ...base, services: { ...base.services, payments: mortal } };
  receiver = world;

  /** Refusals are answers; what breaks otherwise is a process that died or a Stripe that did not answer. */
  const attempt = async (work: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await work();
    } catch (error) {
      tell("deed", error instanceof DomainError ? error.code : "broken off");
      if (error instanceof Killed || error instanceof DomainError) return error;
      throw error;
    }
  };
  const jobs = async (most?: number) => {
    const { done, failed } = await runJobs(world, {
      failures: "keep",
      only: (name) => /^(checkout|orders|payments|amendments)\./.test(name),
      ...(most === undefined ? {} : { most }),
    });
    for (const name of done) tell(name, "done");
    for (const { name, error } of failed)
      if (!(error instanceof Killed || error instanceof DomainError || isRefusal(error)))
        throw new Error(`${name} broke`, { cause: error });
  };

  await someTaxRates(db);
  const [europe, japan] = [await aMarket(db), await aYenMarket(db)];
  /** Where a buyer may be at home; their card is charged in the currency of it. */
  const places = [
    { in: world, address: {} },
    { in: { ...world, market: europe }, address: { country: "DE", city: "Berlin", state: "", postalCode: "10115" } },
    { in: { ...world, market: japan }, address: { country: "JP", city: "Kyoto", state: "", postalCode: "600-8001" } },
  ];
  const sellers: TestSeller[] = [];
  const products: { variantId: string; onHand: number; sellerId: string }[] = [];
  for (let index = 0; index < 2; index++) {
    const seller = await aSeller(db, { shipsTo: [europe, japan] });
    const { id } = await payments.createAccount({
      sellerId: seller.id,
      email: "seller@example.com",
      country: "US",
      idempotencyKey: `account:${seller.id}`,
    });
    await db.updateTable("sellers").set({ stripe_account_id: id }).where("id", "=", seller.id).execute();
    sellers.push(seller);
    for (const priceAmount of [1999 + index, 50_000]) {
      const onHand = 2 + below(4);
      const prices = { EUR: priceAmount - 90, JPY: priceAmount + 55 };
      products.push({ ...(await aProduct(db, seller, { onHand, priceAmount, prices })), onHand, sellerId: seller.id });
    }
  }
  await changePlatformTerms(world, {
    transferAfter: pick(["shipment", "delivery"] as const),
    transferDays: below(2),
    newSellerDays: 0,
    interval: "daily",
    minimumAmount: 100,
  });
  standin.faults.follow(new ToldPlan(seed));
  mayDie = true;

  const restocked = new Map<string, number>();
  const buyers: Buyer[] = [];
  const complete = async (buyer: Buyer) => {
    const answer = await attempt(() => completeCheckout(buyer.ctx, buyer));
    const { status, redirectUrl } = answer as { status?: string; redirectUrl?: string | null };
    if (status === "confirmed") {
      const { orderId, orderToken } = answer as { orderId: string; orderToken: string };
      buyer.reader = { orderId, token: orderToken };
    }
    if (status === "requires_action" && redirectUrl && chance(70))
      await fetch(redirectUrl, {
        method: "POST",
        body: new URLSearchParams({ outcome: pick(["complete", "complete", "fail"]) }),
        redirect: "manual",
      });
  };
  const cards = ["pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_chargeDeclined"];
  const special = ["pm_card_authenticationRequired", "pm_card_pendingRefund", "pm_card_refundFail"];
  const buy = async () => {
    const chosen = products.filter(() => chance(40));
    const wanted = (chosen.length > 0 ? chosen : [pick(products)]).map(({ variantId }) => ({
      variantId,
      quantity: 1 + below(2),
    }));
    await attempt(async () => {
      const paymentMethodId = pick(chance(30) ? special : cards);
      const { in: place, address } = pick(places);
      const buyer: Buyer = await aCheckout(withCart(place, null), wanted, { paymentMethodId, address });
      buyers.push(buyer);
      await complete(buyer);
    });
  };
  const withPart = async (
    work: (
      buyer: Buyer & { reader: { orderId: string; token: string } },
      part: Awaited<ReturnType<typeof getOrder>>["sellerOrders"][number],
    ) => Promise<unknown>,
  ) => {
    const bought = buyers.filter((each) => each.reader !== undefined);
    if (bought.length === 0) return;
    const buyer = pick(bought) as Buyer & { reader: { orderId: string; token: string } };
    const { sellerOrders } = await getOrder(world, buyer.reader);
    await attempt(() => work(buyer, pick(sellerOrders)));
  };

  /** Stripe's disputes that we may not have heard of. */
  const disputed: string[] = [];
  const dispute = async () => {
    const charges = await db
      .selectFrom("payments")
      .where("stripe_charge_id", "is not", null)
      .where("status", "in", ["CONFIRMED", "PARTIALLY_REFUNDED", "REFUNDED"])
      .select(["stripe_charge_id", "amount"])
      .orderBy("created_at")
      .orderBy("id")
      .execute();
    if (charges.length === 0) return;
    const { stripe_charge_id: charge, amount } = pick(charges);
    const reason = pick(["fraudulent", "product_not_received", "inquiry"]);
    const id = await standin.disputeCharge(charge ?? "", {
      reason,
      ...(chance(40) ? { amount: 1 + below(amount) } : {}),
    });
    if (id) disputed.push(id);
  };
  const withDispute = async (work: (dispute: { id: string; stripe_dispute_id: string }) => Promise<unknown>) => {
    const known = await db
      .selectFrom("disputes")
      .where("closed_at", "is", null)
      .select(["id", "stripe_dispute_id"])
      .orderBy("opened_at")
      .orderBy("id")
      .execute();
    if (known.length > 0) await attempt(() => work(pick(known)));
  };
  /** A bank sends a payout back, on its way or days after it arrived. */
  const bounce = async () => {
    const sent = await db
      .selectFrom("payouts")
      .where("status", "in", ["IN_TRANSIT", "PAID"])
      .select("stripe_payout_id")
      .orderBy("created_at")
      .orderBy("id")
      .execute();
    if (sent.length > 0) await standin.bouncePayout(pick(sent).stripe_payout_id ?? "");
  };

  /** All of a part arrives, and its shop is sent what it earned: what comes back afterwards is owed. */
  const earn = async () => {
    await withPart(async (buyer, part) => {
      const own = { sellerId: part.seller.id, sellerOrderId: part.id };
      await dispatchItems(world, { ...own, carrier: "UPS", trackingNumber: newId() });
      const { sellerOrders } = await getOrder(world, buyer.reader);
      for (const shipment of sellerOrders.find((each) => each.id === part.id)?.shipments ?? [])
        await deliverShipment(world, { sellerId: part.seller.id, shipmentId: shipment.id });
    });
    clock.advance(2 * DAY_MS);
    await standin.settle();
    await attempt(() => payRun(world));
    await jobs();
  };

  const deeds: (() => Promise<unknown>)[] = [
    buy,
    buy,
    earn,
    earn,
    async () => {
      const buyer = buyers.length > 0 ? pick(buyers) : undefined;
      if (!buyer) return;
      if (chance(50))
        await attempt(() =>
          setPaymentMethod(buyer.ctx, { checkoutId: buyer.checkoutId, paymentMethodId: "pm_card_visa" }),
        );
      await complete(buyer);
    },
    () =>
      withPart((_, part) => {
        const items = part.items
          .filter(() => chance(70))
          .map((item) => ({ orderItemId: item.id, quantity: 1 + below(item.quantity) }));
        return dispatchItems(world, {
          sellerId: part.seller.id,
          sellerOrderId: part.id,
          carrier: "UPS",
          trackingNumber: newId(),
          ...(items.length > 0 ? { items } : {}),
        });
      }),
    () =>
      withPart((_, part) =>
        dispatchItems(world, {
          sellerId: part.seller.id,
          sellerOrderId: part.id,
          carrier: "UPS",
          trackingNumber: newId(),
        }),
      ),
    () =>
      withPart(async (_, part) => {
        for (const shipment of part.shipments)
          await deliverShipment(world, { sellerId: part.seller.id, shipmentId: shipment.id });
      }),
    () =>
      withPart((buyer, part) =>
        cancelOrder(buyer.ctx, { ...buyer.reader, sellerOrderId: chance(50) ? part.id : undefined, reason: "" }),
      ),
    () =>
      withPart((_, part) => {
        const items = part.items.slice(0, 1).map((item) => ({ orderItemId: item.id, quantity: 1 }));
        return cancelSellerOrder(world, { sellerId: part.seller.id, sellerOrderId: part.id, items, reason: "Broken" });
      }),
    () =>
      withPart((_, part) =>
        refundSellerOrder(world, {
          sellerId: part.seller.id,
          sellerOrderId: part.id,
          amount: 1 + below(part.refundable.amount),
          items: [],
          withShipping: false,
          reason: "Sorry",
          key: newId(),
        }),
      ),
    () =>
      withPart(async (buyer, part) => {
        const item = part.items.find((each) => each.returnableQuantity > 0);
        if (!item) return;
        const asked = [{ orderItemId: item.id, quantity: 1, reason: "other" as const, comment: "" }];
        const { sellerOrders } = await requestReturn(buyer.ctx, {
          ...buyer.reader,
          items: asked,
          comment: "It is not for me.",
          pictureIds: [],
        });
        const returnId = sellerOrders.find((each) => each.id === part.id)?.returns.at(-1)?.id ?? "";
        const keeper = { sellerId: part.seller.id };
        await approveReturn(world, keeper, { returnId, instructions: "Send it to 12 Kiln Lane." });
        await receiveReturn(world, keeper, { returnId });
        const isWhole = chance(60);
        const items = [{ orderItemId: item.id, restocked: isWhole ? 1 : 0, scrapped: isWhole ? 0 : 1, refused: 0 }];
        await inspectReturn(world, keeper, { returnId, items, withShipping: chance(30), note: "" });
        if (isWhole) restocked.set(item.id, (restocked.get(item.id) ?? 0) + 1);
      }),
    () =>
      withPart(async (buyer, part) => {
        const own = { sellerId: part.seller.id };
        const sellerOrderId = part.id;
        const offered = products.filter((each) => each.sellerId === own.sellerId);
        const removed = part.items.filter(() => chance(60)).map((item) => ({ orderItemId: item.id, quantity: 1 }));
        const added = chance(85) ? [{ variantId: pick(offered).variantId, quantity: 1 }] : [];
        const change = { sellerOrderId, removed, added, rateId: null, reason: "As asked", days: 2, key: newId() };
        await amendOrder(world, own, change);
        const seen = (await getOrder(world, buyer.reader)).sellerOrders.find((each) => each.id === part.id);
        const amendment = seen?.amendments.at(-1);
        if (amendment?.status !== "PROPOSED") return;
        const about = { ...buyer.reader, amendmentId: amendment.id };
        if (chance(15)) return declineAmendment(world, about);
        if (chance(15)) return withdrawAmendment(world, own, { sellerOrderId, amendmentId: amendment.id });
        const { checkoutId, cartId } = await openAmendmentCheckout(world, about);
        const payer: Buyer = { ctx: withCart(world, cartId), checkoutId };
        await setPaymentMethod(payer.ctx, { checkoutId, paymentMethodId: pick(chance(30) ? special : cards) });
        buyers.push(payer);
        await complete(payer);
      }),
    () => attempt(() => requestPayout(world, { sellerId: pick(sellers).id, currency: pick(CURRENCIES), key: newId() })),
    () => attempt(() => payRun(world)),
    dispute,
    () => withDispute((each) => standin.decideDispute(each.stripe_dispute_id, pick(["won", "lost"] as const))),
    () =>
      withDispute((each) =>
        answerDispute(world, {
          disputeId: each.id,
          evidence: { uncategorizedText: pick(["It was delivered.", "winning_evidence", "losing_evidence"]) },
        }),
      ),
    bounce,
    () => standin.settle(),
    async () => clock.advance(below(40) * MINUTE_MS),
    async () => {
      clock.advance(DAY_MS);
      await attempt(() => catchUpEvents(world));
    },
  ];
  await buy();
  for (let step = 0; step < STEPS; step++) {
    const deed = below(deeds.length);
    tell("step", String(deed));
    await deeds[deed]?.();
    if (chance(60)) await standin.webhooks.flush();
    if (chance(70)) await jobs(1 + below(15));
  }

  // From here on nothing goes wrong any more: what is left must come to its end by itself.
  standin.faults.clear();
  mayDie = false;
  for (const id of disputed) await standin.decideDispute(id, pick(["won", "lost"] as const));
  for (const [pass, rest] of [5, 31, 6, 24 * 60, 24 * 60, 24 * 60, 9 * 24 * 60, 24 * 60].entries()) {
    clock.advance(rest * MINUTE_MS);
    await standin.settle();
    await standin.webhooks.flush();
    await resumeMoney(world);
    await catchUpEvents(world);
    await lookAfterAmendments(world);
    await attempt(() => payRun(world));
    await jobs();
    if (pass > 5) await standin.webhooks.flush();
  }
  await standin.settle();
  await standin.webhooks.flush();
  await jobs();
  await agree(world, standin, sellers, products, restocked);
  story.push(...(await endOf(db)));
  return story;
}

/** How each order, refund, transfer, payout and dispute ended, and what the books say of each account. */
async function endOf(db: TestContext["db"]): Promise<Story> {
  const { rows } = await sql<{ what: string; ended: string; count: number }>`
    select 'order' as what, status || ' ' || payment_status || ' ' || currency as ended, count(*)::integer as count from orders group by 2
    union all select 'refund', status, count(*)::integer from refunds group by 2
    union all select 'transfer', status || case when status = 'WAITING' and due_at is null then ' for delivery' when status = 'WAITING' then coalesce(' ' || failure_code, ' due') else '' end, count(*)::integer from transfers group by 2
    union all select 'payout', status, count(*)::integer from payouts group by 2
    union all select 'dispute', status, count(*)::integer from disputes group by 2
    union all select 'amendment', status, count(*)::integer from amendments group by 2
    union all select account, currency || ' ' || sum(amount), count(*)::integer from ledger_entries group by account, currency
    order by 1, 2
  `.execute(db);
  for (const { what, ended } of rows) if (!/\d/.test(ended)) count(`${what}: ${ended.replace(/ [A-Z]{3}$/, "")}`);
  return rows.map(({ what, ended, count: times }) => `${what} ${ended}: ${times}`);
}

/** Every order came to an end that is one; books, stock and Stripe say the same. */
async function agree(
  world: TestContext,
  standin: StripeStandin,
  sellers: readonly TestSeller[],
  products: readonly { variantId: string; onHand: number }[],
  /** Units by item of an order that came back to the shelf. */
  restocked: ReadonlyMap<string, number>,
): Promise<void> {
  const { db } = world;
  const stripe = sdkFor(standin, STANDIN_SECRET_KEY);
  const everything = { limit: 100 };
  expect(await listDisagreements(db)).toEqual([]);
  expect(await db.selectFrom("stock_reservations").where("status", "=", "held").select("id").execute()).toEqual([]);

  const orders = await db
    .selectFrom("orders")
    .select(["id", "status", "payment_status", "total_amount"])
    .select((eb) =>
      eb
        .selectFrom("refunds")
        .whereRef("refunds.order_id", "=", "orders.id")
        .where("refunds.status", "=", "SUCCEEDED")
        .where("refunds.stripe_refund_id", "is", null)
        .select((sum) => sum.fn.coalesce(sum.fn.sum<number>("refunds.amount"), sql<number>`0`).as("amount"))
        .as("never_collected"),
    )
    // What was taken out of another order pays for some of what was added to it.
    .select(
      sql<number>`coalesce((
        select sum((each ->> 'amount')::bigint) from order_events placed,
          jsonb_array_elements(placed.payload -> 'supplements' -> 'carried') each
        where placed.order_id = orders.id and placed.sequence = 1), 0)::bigint`.as("carried"),
    )
    .execute();
  expect(orders.filter((order) => order.status === "PENDING")).toEqual([]);
  const intents = await stripe.paymentIntents.list(everything).autoPagingToArray({ limit: 1000 });
  const collectedFor = new Map<string, number>();
  for (const intent of intents) {
    const { order_id: orderId = "" } = intent.metadata;
    expect(["succeeded", "canceled", "requires_payment_method"]).toContain(intent.status);
    collectedFor.set(orderId, (collectedFor.get(orderId) ?? 0) + intent.amount_received);
  }
  for (const order of orders) {
    const collected = collectedFor.get(order.id) ?? 0;
    const owed = order.total_amount - Number(order.never_collected) - order.carried;
    // Cancelled before it was captured, or captured once and all but what was cancelled before.
    if (order.status === "CANCELLED") expect([0, owed]).toContain(collected);
    else expect([order.id, collected]).toEqual([order.id, owed]);
  }

  await moneyCameToItsEnd(db);

  const items = await db
    .selectFrom("order_items as item")
    .innerJoin("seller_orders as part", "part.id", "item.seller_order_id")
    .select(["item.id", "item.variant_id", "item.quantity", "item.cancelled_quantity", "part.status"])
    .execute();
  for (const { variantId, onHand } of products) {
    const gone = items
      .filter((item) => item.variant_id === variantId && item.status !== "CANCELLED")
      .reduce((sum, item) => sum + item.quantity - item.cancelled_quantity - (restocked.get(item.id) ?? 0), 0);
    expect(gone).toBeLessThanOrEqual(onHand);
    expect([variantId, await readLevel(db, variantId)]).toEqual([variantId, { on_hand: onHand - gone, reserved: 0 }]);
  }

  const { rows: trial } = await sql`
    select currency, sum(amount)::bigint as amount from ledger_entries group by 1 having sum(amount) <> 0
  `.execute(db);
  expect(trial).toEqual([]);
  const { available, pending } = await stripe.balance.retrieve();
  const transactions = await stripe.balanceTransactions.list(everything).autoPagingToArray({ limit: 2000 });
  const fees = sumByCurrency(transactions.map(({ currency, fee: amount }) => ({ currency, amount })));
  const feesBooked = await bookedByCurrency(db, "stripe_fees");
  const booked = await bookedByCurrency(db, "stripe_balance");
  const theirs = sumByCurrency([...available, ...pending]);
  for (const currency of CURRENCIES) {
    // Fees are booked from Stripe's own list at night; what is not booked yet is the difference.
    const unbooked = (fees.get(currency) ?? 0) - (feesBooked.get(currency) ?? 0);
    expect([currency, (booked.get(currency) ?? 0) - unbooked]).toEqual([currency, theirs.get(currency) ?? 0]);
  }
  for (const { id } of sellers) {
    const { stripe_account_id: stripeAccount } = await db
      .selectFrom("sellers")
      .where("id", "=", id)
      .select("stripe_account_id")
      .executeTakeFirstOrThrow();
    const account = await stripe.balance.retrieve({}, { stripeAccount: stripeAccount ?? "" });
    const there = sumByCurrency([...account.available, ...account.pending]);
    const here = await bookedByCurrency(db, "connected_balance", id);
    for (const currency of CURRENCIES)
      expect([currency, here.get(currency) ?? 0]).toEqual([currency, there.get(currency) ?? 0]);
  }
}

function sumByCurrency(amounts: readonly { currency: string; amount: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { currency, amount } of amounts) {
    const code = currency.toUpperCase();
    sums.set(code, (sums.get(code) ?? 0) + amount);
  }
  return sums;
}

async function bookedByCurrency(db: TestContext["db"], account: string, sellerId?: string) {
  const { rows } = await sql<{ currency: string; amount: number }>`
    select currency, sum(amount)::bigint as amount from ledger_entries
    where account = ${account} and (${sellerId ?? null}::uuid is null or seller_id = ${sellerId ?? null})
    group by 1
  `.execute(db);
  return sumByCurrency(rows);
}

/** No refund waits, no dispute is open, and what is owed to shoppers is what did not reach them. */
async function moneyCameToItsEnd(db: TestContext["db"]): Promise<void> {
  const { rows: waiting } = await sql`select id from seller_orders where waiting_refund_count > 0`.execute(db);
  expect(waiting).toEqual([]);
  const { rows: open } = await sql`select stripe_dispute_id from disputes where closed_at is null`.execute(db);
  expect(open).toEqual([]);
  const { rows: accounts } = await sql`
    select posting.order_id, entry.account, sum(entry.amount)::bigint as amount from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id
    where entry.account in ('disputes', 'refunds_payable')
    group by 1, 2 having sum(entry.amount) <> 0 order by 1, 2
  `.execute(db);
  const { rows: owed } = await sql`
    select order_id, 'refunds_payable' as account, -sum(amount)::bigint as amount from refunds where status = 'FAILED'
    group by 1 order by 1
  `.execute(db);
  expect(accounts).toEqual(owed);
}

const [first = 1, last = first] = (only ?? `1-${SEEDS}`).split("-").map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
describe("X-04 PN-04 PN-05 a marketplace whose Stripe fails in every way, with processes that die", () => {
  for (let from = 0; from < seeds.length; from += 50)
    it(`comes to a legal end with books and stock that agree, seeds ${seeds[from]} and on`, async () => {
      for (const seed of seeds.slice(from, from + 50))
        try {
          await simulate(seed);
        } catch (error) {
          throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
    }, 1_800_000);

  it.each(seeds.slice(0, 4))(
    "is the same in all that happens when seed %i is played again",
    async (seed) => {
      const story = await simulate(seed);
      expect(story.length).toBeGreaterThan(20);
      expect(await simulate(seed)).toEqual(story);
    },
    120_000,
  );

  // Of a few seeds nothing is expected; of all, that they went through what they are for.
  it.skipIf(only)("met every kind of fault and of end", () => {
    const seen = (what: RegExp) => [...tally].reduce((sum, [name, times]) => sum + (what.test(name) ? times : 0), 0);
    const kinds = [
      ...[/^fault: 400/, /^fault: 429/, /^fault: 500/, /^fault: disconnect$/, /^fault: disconnect after the effect/],
      ...[/^fault: message lost/, /^fault: message twice/, /^fault: message late/],
      ...[/^killed before/, /^killed after/, /^killed \w+ authorise/, /^killed \w+ capture/, /^killed \w+ refund/],
      ...[/^killed \w+ transfer/, /^killed \w+ payOut/],
      ...[/^order: CANCELLED CANCELLED/, /^order: CANCELLED REFUNDED/, /^order: DELIVERED CONFIRMED/],
      ...[/^order: \w+ PARTIALLY_REFUNDED/, /^order: REFUNDED/, /^order: PARTIALLY_SHIPPED/],
      ...[/^refund: SUCCEEDED/, /^refund: FAILED/, /^dispute: won/, /^dispute: lost/],
      ...[/^transfer: PAID/, /^transfer: REVERSED/, /^payout: PAID/, /^payout: FAILED/],
      ...[/^amendment: APPLIED/, /^amendment: ENDED/],
    ];
    expect(kinds.filter((kind) => seen(kind) < 3).map((kind) => [kind.source, seen(kind)])).toEqual([]);
  });
});
