import { STANDIN_SECRET_KEY } from "@emporia/adapters/stripe";
import { type StripeStandin, startStripeStandin } from "@emporia/adapters/stripe-standin";
import { sdkFor } from "@emporia/adapters/stripe-standin/testing";
import { completeCheckout, setPaymentMethod } from "@emporia/core/checkout";
import { DomainError, groupBy, MINUTE_MS } from "@emporia/core/platform";
import {
  aCheckout,
  aProduct,
  aSeller,
  listDisagreements,
  readBooks,
  readLevel,
  type TestProduct,
  testContext,
  useDatabase,
  withCart,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useMortals } from "./mortals/testing";
import { payingAt } from "./stripe/testing";
import { runJobs } from "./testing";

const SKUS = 20;
const EARLY = 500;
const LATE = 80;

const database = useDatabase({ poolSize: 20 });
let standin: StripeStandin;
const { killedAt } = useMortals(database, () => standin);
beforeAll(async () => {
  standin = await startStripeStandin({ port: 0, onboardsAtOnce: true, settlementSeconds: 0 });
});
afterAll(() => standin.close());

type World = ReturnType<typeof payingAt<ReturnType<typeof testContext>>>;

/** How a buyer pays: at once, clicking twice, with a card that is declined for good or at first, or never to the end. */
const manners = ["pays", "pays", "pays", "clicks twice", "is declined", "pays after a decline", "walks away"] as const;
type Manner = (typeof manners)[number];
const cardOf: Record<Manner, string> = {
  pays: "pm_card_visa",
  "clicks twice": "pm_card_visa",
  "is declined": "pm_card_chargeDeclined",
  "pays after a decline": "pm_card_chargeDeclined",
  "walks away": "pm_card_authenticationRequired",
};
const REFUSALS = ["OUT_OF_STOCK", "CART_CHANGED", "PAYMENT_DECLINED", "CHECKOUT_EXPIRED"];

/** What a buyer was told in the end: the status of the answer, or the code of the refusal. */
async function told(work: () => Promise<{ status: string }>): Promise<string> {
  try {
    return (await work()).status;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

interface Buyer {
  email: string;
  manner: Manner;
  checkout?: Awaited<ReturnType<typeof aCheckout<World>>>;
  answer?: string;
}

async function fill(world: World, products: readonly TestProduct[], index: number, manner: Manner): Promise<Buyer> {
  const email = `buyer-${index}@example.com`;
  const wanted = [0, ...(index % 3 === 0 ? [7] : [])].map((step) => ({
    variantId: products[(index + step) % products.length]?.variantId ?? "",
    quantity: 1 + (index % 2),
  }));
  const buyer: Buyer = { email, manner };
  buyer.answer = await told(async () => {
    buyer.checkout = await aCheckout(withCart(world, null), wanted, { email, paymentMethodId: cardOf[manner] });
    return { status: "ready" };
  });
  return buyer;
}

async function buy(buyer: Buyer): Promise<void> {
  const { checkout, manner } = buyer;
  if (!checkout) return;
  const complete = () => told(() => completeCheckout(checkout.ctx, checkout));
  const [first, second] = await Promise.all([complete(), ...(manner === "clicks twice" ? [complete()] : [])]);
  buyer.answer = first;
  if (second !== undefined && first === "confirmed") expect(second).toBe("confirmed");
  if (manner !== "pays after a decline" || first !== "PAYMENT_DECLINED") return;
  await setPaymentMethod(checkout.ctx, { checkoutId: checkout.checkoutId, paymentMethodId: "pm_card_visa" });
  buyer.answer = await complete();
}

/** Workers that die again and again while something goes on, and leave their jobs locked until others notice. */
async function workUnderFire(world: World, going: Promise<unknown>, seed: number): Promise<number> {
  let isOver = false;
  void going.finally(() => {
    isOver = true;
  });
  let deaths = 0;
  const lane = async (number: number) => {
    for (let turn = 0; !isOver && turn < 15; turn++) {
      if (await killedAt(world, 10 + ((seed + 37 * turn + 71 * number) % 250), { kind: "orders" })) deaths++;
      await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null`.execute(database.db);
    }
  };
  await Promise.all([lane(0), lane(1)]);
  await going;
  return deaths;
}

it("J-22 PN-01 PN-04 500 buyers at once of twenty scarce things, and 80 after them, end with one order or one refusal each, workers killed and promises expiring", async () => {
  const world = payingAt(testContext(database.db), standin);
  const sellers = await Promise.all(Array.from({ length: 4 }, () => aSeller(database.db)));
  const products: (TestProduct & { onHand: number })[] = [];
  for (let index = 0; index < SKUS; index++) {
    const onHand = 1 + (index % 5);
    const seller = sellers[index % 4];
    if (seller) products.push({ ...(await aProduct(database.db, seller, { onHand })), onHand });
  }
  const held = database.db.selectFrom("stock_reservations").where("status", "=", "held").select("id");
  const early: Buyer[] = [];
  for (let from = 0; from < EARLY; from += 20) {
    const some = Array.from({ length: 20 }, (_, each) => from + each);
    early.push(
      ...(await Promise.all(
        some.map((index) => fill(world, products, index, manners[(index * 5) % manners.length] ?? "pays")),
      )),
    );
  }
  const rush = Promise.all(early.map(buy));
  let deaths = await workUnderFire(world, rush, 3);

  // Half an hour later what was promised to those who never paid is free for others, who come while it is given back.
  world.clock.advance(31 * MINUTE_MS);
  const late = new Map<number, Buyer>();
  const isStillPromised = async () => (await held.execute()).length > 0;
  const comeAgain = async () => {
    for (let index = EARLY; index < EARLY + LATE; index++) {
      if (late.get(index)?.answer === "confirmed") continue;
      const buyer = await fill(world, products, index, "pays");
      await buy(buyer);
      late.set(index, buyer);
    }
  };
  const second = (async () => {
    for (let round = 0; round < 20 && (await isStillPromised()); round++) await comeAgain();
  })();
  deaths += await workUnderFire(world, second, 11);
  await runJobs(world, { failures: "keep" });
  await comeAgain();
  for (let pass = 0; pass < 4; pass++) {
    await runJobs(world, { failures: "keep" });
    world.clock.advance(6 * MINUTE_MS);
  }
  expect(deaths).toBeGreaterThan(3);

  const orders = await database.db
    .selectFrom("orders")
    .select(["id", "email", "status", "payment_status", "total_amount"])
    .execute();
  expect(new Set(orders.map((order) => order.status))).toEqual(new Set(["CONFIRMED", "CANCELLED"]));
  const bought = orders.filter((order) => order.status === "CONFIRMED");
  const ordersOf = groupBy(bought, (order) => order.email);
  for (const { email, answer, manner } of [...early, ...late.values()]) {
    const own = ordersOf.get(email) ?? [];
    if (answer === "confirmed") expect([email, own.length]).toEqual([email, 1]);
    else {
      expect([email, own.length]).toEqual([email, 0]);
      expect([...REFUSALS, ...(manner === "walks away" ? ["requires_action"] : [])]).toContain(answer);
    }
  }
  expect([...late.values()].some((buyer) => buyer.answer === "confirmed")).toBe(true);

  const sold = await database.db
    .selectFrom("order_items")
    .innerJoin("orders", "orders.id", "order_items.order_id")
    .where("orders.status", "=", "CONFIRMED")
    .groupBy("variant_id")
    .select(["variant_id", ({ fn }) => fn.sum<number>("quantity").as("quantity")])
    .execute();
  const soldOf = new Map(sold.map((row) => [row.variant_id, Number(row.quantity)]));
  for (const { variantId, onHand } of products) {
    const left = onHand - (soldOf.get(variantId) ?? 0);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(await readLevel(database.db, variantId)).toEqual({ on_hand: left, reserved: 0 });
  }
  expect(await held.execute()).toEqual([]);

  const stripe = sdkFor(standin, STANDIN_SECRET_KEY);
  const intents = await stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 5000 });
  const charged = intents.filter((intent) => intent.status === "succeeded");
  expect(charged.map((intent) => [intent.metadata.order_id, intent.amount_received]).sort()).toEqual(
    bought.map((order) => [order.id, order.total_amount]).sort(),
  );
  expect(intents.filter((intent) => intent.status === "requires_capture")).toEqual([]);
  expect(new Set(bought.map((order) => order.payment_status))).toEqual(new Set(["CONFIRMED"]));
  const collected = charged.reduce((sum, intent) => sum + intent.amount_received, 0);
  expect(await readBooks(database.db)).toMatchObject({ sum: 0, stripe: collected });
  expect(await listDisagreements(database.db)).toEqual([]);
  for (const { email } of bought)
    expect(world.mailer.sent.filter((mail) => mail.to === email && /order/i.test(mail.subject))).toHaveLength(1);
}, 240_000);
