import { completeCheckout } from "@emporia/core/checkout";
import { cancelOrder, deliverShipment, getOrder, shipItems } from "@emporia/core/orders";
import {
  answerAppeal,
  appealHold,
  changePlatformTerms,
  getSellerMoney,
  listHolds,
  listPayouts,
  payOutScheduled,
  payRun,
  placeHold,
  postToLedger,
  recordPayout,
  recoverDebt,
  releaseHold,
  requestPayout,
  syncSellerAccount,
  transferEarnings,
} from "@emporia/core/payments";
import { DAY_MS, inTransaction, newId } from "@emporia/core/platform";
import { aCheckout, aProduct, listDisagreements, readBooks, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "../testing";
import { useStandin } from "./testing";

const database = useDatabase();
const { clock, aWorld, anOrder, standin, stripe, listen } = useStandin(database);
const terms = {
  transferAfter: "shipment" as const,
  transferDays: 0,
  newSellerDays: 0,
  interval: "daily" as const,
  minimumAmount: 100,
};
beforeEach(() => changePlatformTerms(aWorld(), terms));
afterEach(async () => {
  await standin().webhooks.flush();
  await runJobs(aWorld(), { failures: "keep" });
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

type Order = Awaited<ReturnType<typeof anOrder>>;

async function ship(order: Order): Promise<string> {
  await listen(order.ctx);
  const [part] = (await getOrder(order.ctx, order)).sellerOrders;
  const sellerOrderId = part?.id ?? "";
  const parcel = { sellerId: order.seller.id, sellerOrderId, carrier: "UPS", trackingNumber: newId() };
  await shipItems(order.ctx, parcel);
  await listen(order.ctx);
  return sellerOrderId;
}

/** Another order of the same shop, sent unless told. */
async function another(order: Order, isSent = true): Promise<Order & { sellerOrderId: string }> {
  const product = await aProduct(database.db, order.seller, { onHand: 5 });
  const checkout = await aCheckout(aWorld(), [{ variantId: product.variantId, quantity: 2 }]);
  const answer = await completeCheckout(checkout.ctx, checkout);
  if (answer.status !== "confirmed") throw new Error(answer.status);
  const next = { ...order, ctx: checkout.ctx, orderId: answer.orderId, token: answer.orderToken };
  return { ...next, sellerOrderId: isSent ? await ship(next) : "" };
}

const moneyOf = async ({ seller }: Order) => {
  const { pending, reserved, available, owed, inTransit, ...rest } = await getSellerMoney(aWorld(), {
    sellerId: seller.id,
  });
  const sums = { pending, reserved, available, owed, inTransit };
  const amounts = Object.fromEntries(Object.entries(sums).map(([name, { amount }]) => [name, amount]));
  return { ...rest, ...(amounts as Record<keyof typeof sums, number>) };
};
const transfersOf = (sellerOrderId: string) =>
  database.db
    .selectFrom("transfers")
    .where("seller_order_id", "=", sellerOrderId)
    .select(["status", "try_number", "failure_code", "failure_message", "amount", "netted_amount"])
    .execute();
const payoutsOf = async ({ seller }: Order) => (await listPayouts(aWorld(), { sellerId: seller.id, limit: 50 })).items;
async function accountOf({ seller }: Order): Promise<string> {
  const row = await database.db
    .selectFrom("sellers")
    .where("id", "=", seller.id)
    .select("stripe_account_id")
    .executeTakeFirstOrThrow();
  return row.stripe_account_id ?? "";
}
/** What the books say lies on the seller's account, beside what Stripe says. */
async function onAccount(order: Order): Promise<{ ours: number; theirs: number }> {
  const balance = await stripe().balance.retrieve({}, { stripeAccount: await accountOf(order) });
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount), 0)::bigint as sum from ledger_entries
    where account = 'connected_balance' and seller_id = ${order.seller.id}
  `.execute(database.db);
  const theirs = [...balance.available, ...balance.pending].reduce((sum, { amount }) => sum + amount, 0);
  return { ours: rows[0]?.sum ?? 0, theirs };
}
async function round(order: Order): Promise<void> {
  await payRun(aWorld());
  await listen(order.ctx);
}
/** A refund of a part after its earnings were sent, as far as the books are concerned. */
async function refundInBooks(order: Order, sellerOrderId: string, amount: number): Promise<void> {
  const ctx = aWorld();
  await inTransaction(ctx, (tx) =>
    postToLedger(tx, ctx, {
      key: `adjustment:${newId()}`,
      kind: "adjustment",
      orderId: order.orderId,
      currency: "USD",
      description: "A refund after the transfer",
      entries: [
        { account: "seller_payable", sellerId: order.seller.id, sellerOrderId, amount, note: "Refunded" },
        { account: "refunds_payable", amount: -amount, note: "Owed to the shopper" },
      ],
    }),
  );
}
// Two things at $25.00 and $5.00 of shipping, less 8 % of the things.
const NET = 5100;

describe("a transfer that Stripe refuses", () => {
  const refuse = (code: string) =>
    standin().faults.failNext({
      ...{ method: "POST", path: "/v1/transfers", status: 400 as const, type: "invalid_request_error" as const },
      ...{ code, message: "Not now." },
    });

  it("PN-08 PN-17 waits with the reason, and the next round asks under another key", async () => {
    const order = await anOrder();
    refuse("balance_insufficient");
    const sellerOrderId = await ship(order);
    const { forecast } = await moneyOf(order);
    expect(forecast).toMatchObject([{ problem: expect.stringContaining("We try again every hour") }]);
    expect(await onAccount(order)).toEqual({ ours: 0, theirs: 0 });
    const [waiting] = await transfersOf(sellerOrderId);
    expect(waiting).toMatchObject({ status: "WAITING", try_number: 2, failure_message: "Not now." });
    await round(order);
    expect(await onAccount(order)).toEqual({ ours: NET, theirs: NET });
    expect((await moneyOf(order)).forecast).toEqual([]);
    expect(await transfersOf(sellerOrderId)).toMatchObject([{ status: "PAID", failure_message: null }]);
  });

  it("PN-08 keeps what it netted, once, and sends the rest", async () => {
    const order = await anOrder();
    const owing = await another(order);
    await round(order);
    const before = (await moneyOf(order)).available;
    await refundInBooks(order, owing.sellerOrderId, 600);
    refuse("balance_insufficient");
    const sellerOrderId = await ship(order);
    await round(order);
    const [sent] = await transfersOf(sellerOrderId);
    expect(sent?.status).toBe("PAID");
    expect(sent).toMatchObject({ try_number: 2, amount: NET - 600, netted_amount: 600 });
    const { available, owed } = await moneyOf(order);
    expect(available - owed).toBe(before + NET - 600);
  });

  it("PN-08 is not tried while the account takes none, and is sent as soon as it does", async () => {
    const order = await anOrder();
    const setEnabled = (transfers_enabled: boolean) =>
      database.db
        .insertInto("seller_accounts")
        .values({
          ...{ seller_id: order.seller.id, transfers_enabled, payouts_enabled: false, details_submitted: false },
          checked_at: clock.now(),
        })
        .onConflict((conflict) => conflict.column("seller_id").doUpdateSet({ transfers_enabled }))
        .execute();
    await ship(order);
    await setEnabled(false);
    const { sellerOrderId } = await another(order);
    await round(order);
    expect((await moneyOf(order)).forecast).toMatchObject([
      { problem: expect.stringContaining("Give it what it asks") },
    ]);
    expect(await transfersOf(sellerOrderId)).toMatchObject([{ status: "WAITING", try_number: 1 }]);
    await syncSellerAccount(aWorld(), { sellerId: order.seller.id });
    await listen(order.ctx);
    expect(await transfersOf(sellerOrderId)).toMatchObject([{ status: "PAID", failure_code: null }]);
  });
});

describe("earnings", () => {
  it("P-144 are transferred as soon as all of it was sent, and lie on the seller's account", async () => {
    const order = await anOrder();
    await ship(order);
    expect(await moneyOf(order)).toMatchObject({ pending: 0, available: NET, owed: 0 });
    expect(await onAccount(order)).toEqual({ ours: NET, theirs: NET });
  });

  it("P-144 wait for the days after delivery that the platform says, and are in the forecast", async () => {
    await changePlatformTerms(aWorld(), { ...terms, transferAfter: "delivery", transferDays: 3 });
    const order = await anOrder();
    await ship(order);
    expect(await moneyOf(order)).toMatchObject({ pending: NET, available: 0, forecast: [{ dueAt: null }] });
    const [part] = (await getOrder(order.ctx, order)).sellerOrders;
    await deliverShipment(order.ctx, { sellerId: order.seller.id, shipmentId: part?.shipments[0]?.id ?? "" });
    await listen(order.ctx);
    expect((await moneyOf(order)).forecast).toMatchObject([
      { amount: { amount: NET }, dueAt: new Date(clock.now().getTime() + 3 * DAY_MS).toISOString() },
    ]);
    clock.advance(3 * DAY_MS - 1000);
    await round(order);
    expect(await moneyOf(order)).toMatchObject({ pending: NET, available: 0 });
    clock.advance(2000);
    await round(order);
    expect(await moneyOf(order)).toMatchObject({ pending: 0, available: NET, forecast: [] });
  });

  it("PN-17 of a new shop wait, with the reason and the day", async () => {
    await changePlatformTerms(aWorld(), { ...terms, newSellerDays: 7 });
    const order = await anOrder();
    await database.db
      .updateTable("sellers")
      .set({ verified_at: clock.now() })
      .where("id", "=", order.seller.id)
      .execute();
    await ship(order);
    expect(await moneyOf(order)).toMatchObject({
      pending: 0,
      reserved: NET,
      holds: [
        {
          rule: "new_seller",
          releasesAt: new Date(clock.now().getTime() + 7 * DAY_MS).toISOString(),
          amount: { amount: NET },
        },
      ],
    });
    clock.advance(7 * DAY_MS);
    await round(order);
    expect(await moneyOf(order)).toMatchObject({ available: NET, reserved: 0, holds: [] });
  });

  it("P-144 are held and released by staff, with a reason and an end", async () => {
    const order = await anOrder();
    const ctx = aWorld();
    const releasesOn = new Date(clock.now().getTime() + 30 * DAY_MS).toISOString().slice(0, 10);
    await placeHold(ctx, { sellerId: order.seller.id, reason: "Parcels do not arrive.", releasesOn });
    await ship(order);
    const { holds, reserved } = await moneyOf(order);
    expect({ reserved, holds }).toMatchObject({
      reserved: NET,
      holds: [{ rule: "staff", reason: "Parcels do not arrive." }],
    });
    await releaseHold(ctx, { holdId: holds[0]?.id ?? "", note: "They arrived." });
    await releaseHold(ctx, { holdId: holds[0]?.id ?? "", note: "They arrived." });
    await listen(order.ctx);
    expect(await moneyOf(order)).toMatchObject({ available: NET, reserved: 0 });
  });

  it("PN-17 D-12 are appealed against once by their seller, and answered by staff, who keep them or let go", async () => {
    const order = await anOrder();
    await ship(order);
    const sellerId = order.seller.id;
    const ctx = aWorld();
    const releasesOn = new Date(clock.now().getTime() + 30 * DAY_MS).toISOString().slice(0, 10);
    const mails = () =>
      ctx.mailer.sent.filter(({ subject }) => /kept back|money is free|hold of .* is over/.test(subject));
    const hold = async (reason: string) => {
      await placeHold(ctx, { sellerId, reason, releasesOn });
      const { holds } = await moneyOf(order);
      return holds.find((each) => each.reason === reason)?.id ?? "";
    };
    const told = async (holdId: string) => {
      await listen(ctx);
      return (await moneyOf(order)).holds.find((each) => each.id === holdId);
    };
    const far = new Date(clock.now().getTime() + 400 * DAY_MS).toISOString().slice(0, 10);
    await expect(placeHold(ctx, { sellerId, reason: "For ever.", releasesOn: far })).rejects.toThrow("a year at most");
    const first = await hold("Parcels do not arrive.");
    const appeal = (holdId: string, text: string, by = sellerId) =>
      appealHold(aWorld(), { sellerId: by, holdId, text });
    const refused = { code: "PAYOUT_REFUSED" };
    await expect(answerAppeal(ctx, { holdId: first, answer: "Nobody asked us." })).rejects.toMatchObject(refused);
    await expect(appeal(first, "It is not mine.", newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await Promise.all([appeal(first, "All arrived: see UPS."), appeal(first, "All arrived: see UPS.")]);
    await expect(appeal(first, "And another thing.")).rejects.toMatchObject(refused);
    expect(await told(first)).toMatchObject({
      isAppealable: false,
      appeal: { text: "All arrived: see UPS.", answer: null },
    });
    expect((await listHolds(ctx, { isReleased: false })).items[0]?.id).toBe(first);
    await answerAppeal(ctx, { holdId: first, answer: "Two shoppers say otherwise." });
    await answerAppeal(ctx, { holdId: first, answer: "Two shoppers say otherwise." });
    expect(await told(first)).toMatchObject({ appeal: { answer: { text: "Two shoppers say otherwise." } } });
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text).toContain("Two shoppers say otherwise.");

    const second = await hold("Its reviews are odd.");
    await appeal(second, "They are of real people.");
    await releaseHold(ctx, { holdId: second, note: "So they are." });
    expect(await told(second)).toBeUndefined();
    expect(mails()).toHaveLength(2);
    // Another one keeps it back.
    expect(mails()[1]?.subject).toMatch(/^A hold of .* is over$/);
    await expect(appeal(second, "I said so.")).rejects.toMatchObject(refused);
    await releaseHold(ctx, { holdId: first, note: "They arrived." });
    await listen(ctx);
    expect(mails()).toHaveLength(3);
    expect(mails()[2]?.subject).toContain("Your money is free");

    // What waits for an answer when the day comes is told so too.
    const third = await hold("A parcel is lost.");
    await appeal(third, "It is found.");
    clock.advance(31 * DAY_MS);
    await expect(answerAppeal(ctx, { holdId: third, answer: "It is not." })).rejects.toMatchObject(refused);
    await payRun(ctx);
    await listen(ctx);
    expect(mails()).toHaveLength(4);
    expect(mails()[3]?.text).toContain("before anybody answered you");
    expect(ctx.mailer.sent.filter(({ subject }) => subject.startsWith("We are keeping back money"))).toHaveLength(3);
  });

  it("PN-12 P-145 pay first what the seller owes for an order that was refunded, once among many workers", async () => {
    const order = await anOrder();
    const first = await ship(order);
    await refundInBooks(order, first, NET);
    // Nothing to take back: it is all at the bank.
    clock.advance(5 * DAY_MS);
    await requestPayout(aWorld(), { sellerId: order.seller.id, currency: "USD", key: newId() }).catch(() => undefined);
    await database.db.transaction().execute(async (tx) => {
      const ctx = aWorld();
      await postToLedger(tx, ctx, {
        key: `payout:${newId()}`,
        kind: "payout",
        orderId: null,
        currency: "USD",
        description: "All at the bank",
        entries: [
          { account: "connected_payable", sellerId: order.seller.id, amount: NET, note: "" },
          { account: "connected_balance", sellerId: order.seller.id, amount: -NET, note: "" },
        ],
      });
    });
    expect(await moneyOf(order)).toMatchObject({ available: 0, owed: NET });
    const parts: { sellerOrderId: string }[] = [];
    for (let count = 0; count < 2; count++) {
      const next = await another(order, false);
      await listen(next.ctx);
      const [part] = (await getOrder(next.ctx, next)).sellerOrders;
      const sellerOrderId = part?.id ?? "";
      await shipItems(next.ctx, { sellerId: order.seller.id, sellerOrderId, carrier: "UPS", trackingNumber: newId() });
      parts.push({ sellerOrderId });
    }
    await Promise.all([...parts, ...parts].map(({ sellerOrderId }) => transferEarnings(aWorld(), { sellerOrderId })));
    expect(await moneyOf(order)).toMatchObject({ available: NET, owed: 0, pending: 0 });
    const rows = await database.db
      .selectFrom("transfers")
      .where("seller_id", "=", order.seller.id)
      .select(["status", "amount", "netted_amount"])
      .orderBy("netted_amount", "desc")
      .execute();
    expect(rows.map((row) => row.netted_amount).reduce((sum, each) => sum + each, 0)).toBe(NET);
    expect(rows[0]).toEqual({ status: "NETTED", amount: 0, netted_amount: NET });
  });

  it("P-145 are taken back from the account when an order is refunded after them, as much as lies there, once", async () => {
    const order = await anOrder();
    const sellerOrderId = await ship(order);
    await refundInBooks(order, sellerOrderId, 2000);
    await Promise.all(Array.from({ length: 6 }, () => recoverDebt(aWorld(), { sellerOrderId })));
    expect(await onAccount(order)).toEqual({ ours: NET - 2000, theirs: NET - 2000 });
    expect(await moneyOf(order)).toMatchObject({ available: NET - 2000, owed: 0, pending: 0 });
    await refundInBooks(order, sellerOrderId, NET);
    await round(order);
    expect(await onAccount(order)).toEqual({ ours: 0, theirs: 0 });
    expect(await moneyOf(order)).toMatchObject({ available: 0, owed: 2000 });
  });

  it("PN-31 PN-12 are not taken back twice when Stripe's answer is lost, and not at all when Stripe refuses", async () => {
    const order = await anOrder();
    const sellerOrderId = await ship(order);
    await refundInBooks(order, sellerOrderId, 2000);
    standin().faults.failNext({
      method: "POST",
      path: "/v1/transfers/*/reversals",
      status: "disconnect",
      after: true,
      times: 2,
    });
    await expect(recoverDebt(aWorld(), { sellerOrderId })).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await moneyOf(order)).toMatchObject({ available: NET - 2000, owed: 0 });
    await recoverDebt(aWorld(), { sellerOrderId });
    expect(await onAccount(order)).toEqual({ ours: NET - 2000, theirs: NET - 2000 });
    await refundInBooks(order, sellerOrderId, 1000);
    standin().faults.failNext({
      method: "POST",
      path: "/v1/transfers/*/reversals",
      status: 400,
      type: "invalid_request_error",
      code: "balance_insufficient",
    });
    await recoverDebt(aWorld(), { sellerOrderId });
    expect(await onAccount(order)).toEqual({ ours: NET - 2000, theirs: NET - 2000 });
    expect(await moneyOf(order)).toMatchObject({ available: NET - 3000, owed: 0 });
  });
});

describe("a payout", () => {
  async function earned(): Promise<Order> {
    const order = await anOrder();
    await ship(order);
    clock.advance(5 * DAY_MS);
    return order;
  }

  it("P-16 is made on each day of the schedule, of all that is available, and arrives", async () => {
    const order = await earned();
    await round(order);
    await round(order);
    expect(await payoutsOf(order)).toMatchObject([
      { amount: { amount: NET }, status: "IN_TRANSIT", isScheduled: true },
    ]);
    expect(await moneyOf(order)).toMatchObject({ available: 0, inTransit: NET });
    await standin().settle();
    await listen(order.ctx);
    expect(await payoutsOf(order)).toMatchObject([{ status: "PAID", failureMessage: null }]);
    expect(await onAccount(order)).toEqual({ ours: 0, theirs: 0 });
  });

  it("P-16 waits for the minimum and for the day, and never pays more than is available at Stripe", async () => {
    await changePlatformTerms(aWorld(), { ...terms, minimumAmount: NET + 1 });
    const order = await anOrder();
    await ship(order);
    await round(order);
    expect(await payoutsOf(order)).toEqual([]);
    await changePlatformTerms(aWorld(), terms);
    // Today was looked after; tomorrow the charge's money is not available yet.
    clock.advance(DAY_MS);
    await round(order);
    expect(await payoutsOf(order)).toEqual([]);
    clock.advance(3 * DAY_MS);
    await round(order);
    expect(await payoutsOf(order)).toHaveLength(1);
  });

  it("PN-16 is made once among many workers and many askings", async () => {
    const order = await earned();
    const sellerId = order.seller.id;
    const key = newId();
    const answers = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => payOutScheduled(aWorld(), { sellerId, currency: "USD" })),
      ...Array.from({ length: 6 }, () => requestPayout(aWorld(), { sellerId, currency: "USD", key })),
      ...Array.from({ length: 4 }, () =>
        requestPayout(aWorld(), { sellerId, currency: "USD", amount: NET, key: newId() }),
      ),
    ]);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "PAYOUT_REFUSED" });
    await listen(order.ctx);
    expect((await payoutsOf(order)).map((payout) => payout.amount.amount)).toEqual([NET]);
    expect(await onAccount(order)).toEqual({ ours: 0, theirs: 0 });
  });

  it("is refused above what is available, and for nothing, in words", async () => {
    const order = await earned();
    const ask = (amount?: number) =>
      requestPayout(aWorld(), { sellerId: order.seller.id, currency: "USD", amount, key: newId() });
    await expect(ask(NET + 1)).rejects.toMatchObject({ code: "PAYOUT_REFUSED", details: { available: NET } });
    await ask(100);
    await ask();
    await expect(ask()).rejects.toThrow("There is nothing to pay out.");
    await listen(order.ctx);
    expect((await payoutsOf(order)).map((payout) => payout.amount.amount)).toEqual([NET - 100, 100]);
  });

  it("P-149 comes back to the balance when the bank refuses it, with a mail and a pause", async () => {
    const order = await earned();
    const stripeAccount = await accountOf(order);
    await requestPayout(order.ctx, { sellerId: order.seller.id, currency: "USD", key: newId() });
    await listen(order.ctx);
    const [payout] = await payoutsOf(order);
    const stripePayoutId = payout?.stripePayoutId ?? "";
    await stripe().payouts.cancel(stripePayoutId, {}, { stripeAccount });
    await listen(order.ctx);
    await Promise.all(
      Array.from({ length: 4 }, () => recordPayout(order.ctx, { stripeAccountId: stripeAccount, stripePayoutId })),
    );
    expect(await payoutsOf(order)).toMatchObject([{ status: "FAILED", failureMessage: "The payout was cancelled." }]);
    expect(await moneyOf(order)).toMatchObject({ available: 0, reserved: NET, holds: [{ rule: "payout_failed" }] });
    expect(await onAccount(order)).toEqual({ ours: NET, theirs: NET });
    const mails = order.ctx.mailer.sent.filter((mail) => mail.subject.includes("did not arrive"));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("The payout was cancelled.");
    // The schedule waits; asking again does not.
    clock.advance(DAY_MS);
    await round(order);
    expect(await payoutsOf(order)).toHaveLength(1);
    await requestPayout(order.ctx, { sellerId: order.seller.id, currency: "USD", key: newId() });
    await listen(order.ctx);
    expect(await payoutsOf(order)).toMatchObject([{ status: "IN_TRANSIT" }, { status: "FAILED" }]);
  });

  it("PN-31 is not made twice when Stripe's answer is lost, however late it is asked for again", async () => {
    for (const wait of [0, 2 * DAY_MS]) {
      const order = await earned();
      await requestPayout(order.ctx, { sellerId: order.seller.id, currency: "USD", key: newId() });
      standin().webhooks.pause();
      standin().faults.failNext({ method: "POST", path: "/v1/payouts", status: "disconnect", after: true, times: 2 });
      await runJobs(order.ctx, { failures: "keep" });
      expect(await payoutsOf(order)).toMatchObject([{ status: "PENDING" }]);
      standin().webhooks.resume();
      clock.advance(wait + 60_001);
      await round(order);
      expect(await payoutsOf(order)).toMatchObject([{ status: "IN_TRANSIT" }]);
      expect(await onAccount(order)).toEqual({ ours: 0, theirs: 0 });
    }
  });

  it("P-145 leaves on the account what the seller owes, and what a dispute holds", async () => {
    const order = await earned();
    const { sellerOrderId, orderId } = await another(order);
    clock.advance(5 * DAY_MS);
    await refundInBooks(order, sellerOrderId, 1000);
    const number = (await getOrder(order.ctx, order)).sellerOrders[0]?.number;
    const releasesOn = new Date(clock.now().getTime() + DAY_MS * 9).toISOString().slice(0, 10);
    const hold = { sellerId: order.seller.id, sellerOrderNumber: number, reason: "Looked into by staff.", releasesOn };
    await placeHold(aWorld(), hold);
    expect(orderId).not.toBe(order.orderId);
    expect(await moneyOf(order)).toMatchObject({ available: NET - 1000, reserved: NET, owed: 0 });
    await payOutScheduled(aWorld(), { sellerId: order.seller.id, currency: "USD" });
    expect((await payoutsOf(order)).map((payout) => payout.amount.amount)).toEqual([NET - 1000]);
    await round(order);
    expect(await moneyOf(order)).toMatchObject({ available: 0, reserved: NET, owed: 0 });
  });
});

describe("what happens at Stripe without us", () => {
  it("P-147 a payout made by hand is in the books once, and back when it does not arrive", async () => {
    const order = await anOrder();
    await ship(order);
    clock.advance(5 * DAY_MS);
    const byHand = await stripe().payouts.create(
      { amount: 1200, currency: "usd" },
      { stripeAccount: await accountOf(order) },
    );
    await listen(order.ctx);
    const stripeAccountId = await accountOf(order);
    await Promise.all(
      Array.from({ length: 4 }, () => recordPayout(aWorld(), { stripeAccountId, stripePayoutId: byHand.id })),
    );
    expect(await onAccount(order)).toEqual({ ours: NET - 1200, theirs: NET - 1200 });
    expect(await payoutsOf(order)).toMatchObject([
      { amount: { amount: 1200 }, status: "IN_TRANSIT", stripePayoutId: byHand.id, isScheduled: false },
    ]);
    await standin().bouncePayout(byHand.id);
    await listen(order.ctx);
    expect(await onAccount(order)).toEqual({ ours: NET, theirs: NET });
    expect(await payoutsOf(order)).toMatchObject([{ status: "FAILED" }]);
  });

  it("P-16 Stripe's own schedule of an account that was opened with one is stopped, once", async () => {
    const order = await anOrder();
    const { id } = await stripe().accounts.create({ type: "express", country: "US" });
    await database.db
      .updateTable("sellers")
      .set({ stripe_account_id: id, manual_payouts_since: null })
      .where("id", "=", order.seller.id)
      .execute();
    const interval = async () => (await stripe().accounts.retrieve(id)).settings?.payouts?.schedule.interval;
    expect(await interval()).toBe("daily");
    await round(order);
    expect(await interval()).toBe("manual");
    await payRun(aWorld());
    expect((await runJobs(aWorld())).done).not.toContain("payments.stopOwnPayouts");
  });
});

describe("a dispute", () => {
  async function disputed(reasonCard: string) {
    const order = await anOrder(reasonCard);
    const sellerOrderId = await ship(order);
    await standin().settle();
    await listen(order.ctx);
    const row = await database.db
      .selectFrom("disputes")
      .where("order_id", "=", order.orderId)
      .select(["stripe_dispute_id as id", "evidence_due_at as due"])
      .executeTakeFirstOrThrow();
    return { ...order, sellerOrderId, dispute: row };
  }
  const decide = (id: string, words: string) =>
    stripe().disputes.update(id, { evidence: { uncategorized_text: words }, submit: true });

  it("P-121 holds what the order earned until the bank decides, and lets go of it when it is won", async () => {
    const order = await disputed("pm_card_createDispute");
    expect(order.dispute.due).not.toBeNull();
    expect(await moneyOf(order)).toMatchObject({ reserved: NET, available: 0, holds: [{ rule: "dispute" }] });
    await decide(order.dispute.id, "winning_evidence");
    await listen(order.ctx);
    expect(await moneyOf(order)).toMatchObject({ reserved: 0, available: NET, holds: [] });
  });

  it("P-121 is borne by the platform when it is lost for fraud", async () => {
    const order = await disputed("pm_card_createDispute");
    await decide(order.dispute.id, "losing_evidence");
    await listen(order.ctx);
    expect(await moneyOf(order)).toMatchObject({ reserved: 0, available: NET, owed: 0 });
  });

  it("P-121 is taken back from the seller when it is lost because nothing arrived", async () => {
    const order = await disputed("pm_card_createDisputeProductNotReceived");
    await decide(order.dispute.id, "losing_evidence");
    await listen(order.ctx);
    expect(await moneyOf(order)).toMatchObject({ reserved: 0, available: 0, owed: 0 });
    expect(await onAccount(order)).toEqual({ ours: 0, theirs: 0 });
    const { rows } = await sql<{ sum: number }>`
      select coalesce(sum(entry.amount), 0)::bigint as sum from ledger_entries entry
      join ledger_postings posting on posting.id = entry.posting_id
      where posting.order_id = ${order.orderId} and account <> 'stripe_balance'
    `.execute(database.db);
    // All that was collected went back: nothing of the order is left in any other account.
    expect(rows[0]?.sum).toBe(0);
  });
});

it("PN-12 an order that is cancelled before it is sent has no transfer, and nothing of it is owed", async () => {
  const order = await anOrder();
  await listen(order.ctx);
  await cancelOrder(order.ctx, { orderId: order.orderId, token: order.token, reason: "" });
  await listen(order.ctx);
  await round(order);
  expect(await moneyOf(order)).toMatchObject({ pending: 0, available: 0, owed: 0, reserved: 0 });
});
