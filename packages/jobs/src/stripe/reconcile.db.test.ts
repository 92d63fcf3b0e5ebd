import { cancelOrder, getOrder, refundSellerOrder, shipItems } from "@emporia/core/orders";
import {
  captureOrder,
  creditFailedRefund,
  decideAdjustment,
  getReconciliation,
  listAdjustments,
  postToLedger,
  reconcileDay,
  reconcileOpenDays,
  resolveDifference,
} from "@emporia/core/payments";
import { DAY_MS, inTransaction, newId } from "@emporia/core/platform";
import { actor, aShopperWithCredit, aUser, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "../testing";
import { useStandin } from "./testing";

const database = useDatabase();
const { clock, aWorld, anOrder, standin, stripe, listen, seenByFinance } = useStandin(database);

// A day of its own for each test, a while after the computer's, so that nothing else falls into it.
let nextDay = Date.parse("2031-03-10T12:00:00Z");
beforeEach(async () => {
  // What another test left open would be looked at again.
  await sql`delete from reconciliations`.execute(database.db);
  clock.set(new Date(nextDay));
  nextDay += 30 * DAY_MS;
});
afterEach(async () => {
  await standin().webhooks.flush();
  await forgetJobs(database);
});

const today = () => clock.now().toISOString().slice(0, 10);
const resultOf = async (day: string) => (await getReconciliation(aWorld())).days.find((each) => each.day === day);

const balances = async (): Promise<Record<"stripe_balance" | "stripe_fees" | "bank", number>> => {
  const { rows } = await sql<{ account: string; amount: number }>`
    select account, sum(amount)::bigint as amount from ledger_entries group by account
  `.execute(database.db);
  const sums = Object.fromEntries(rows.map((row) => [row.account, row.amount]));
  return { stripe_balance: sums.stripe_balance ?? 0, stripe_fees: sums.stripe_fees ?? 0, bank: sums.bank ?? 0 };
};
async function atStripe(): Promise<number> {
  const { available, pending } = await stripe().balance.retrieve();
  return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
}

/** What stands in the row of a day once it is compared. */
async function reconciled(day = today()) {
  await reconcileDay(aWorld(), { day });
  return resultOf(day);
}

it("P-147 finds a posting for all that moved at Stripe on a day: sales, refunds there and back, transfers, disputes", async () => {
  const [sold, cancelled, bounced, disputed] = [
    await anOrder(),
    await anOrder(),
    await anOrder("pm_card_refundFail"),
    await anOrder("pm_card_createDispute"),
  ];
  const { ctx } = sold;
  await listen(ctx);
  const [part] = (await getOrder(ctx, sold)).sellerOrders;
  await shipItems(ctx, {
    sellerId: sold.seller.id,
    sellerOrderId: part?.id ?? "",
    carrier: "UPS",
    trackingNumber: "1Z",
  });
  for (const { orderId, token } of [cancelled, bounced]) await cancelOrder(ctx, { orderId, token, reason: "" });
  await listen(ctx);
  await standin().settle();
  await listen(ctx);
  expect((await seenByFinance(ctx, disputed)).disputes).toHaveLength(1);
  // Four sales, two refunds, one of them back, a transfer and a dispute.
  expect(await reconciled()).toMatchObject({ transactionCount: 9, matchedCount: 9, differences: [] });
  expect(await reconciled()).toMatchObject({ transactionCount: 9, matchedCount: 9, differences: [] });
});

it("P-147 agrees where store credit pays a part, is given for a refund, and takes the place of one that bounced", async () => {
  const { ctx: shopper, credit } = await aShopperWithCredit(testContext(database.db, { clock }), 1000);
  const { actor: who } = shopper;
  const [paid, bounced] = [
    await anOrder("pm_card_visa", { actor: who, usesCredit: true }),
    await anOrder("pm_card_refundFail", { actor: who }),
  ];
  const { ctx } = paid;
  await listen(ctx);
  const partOf = async ({ orderId }: { orderId: string }) => (await getOrder(ctx, { orderId })).sellerOrders[0];
  const own = { sellerId: paid.seller.id, sellerOrderId: (await partOf(paid))?.id ?? "" };
  const asked = { items: [], withShipping: false, reason: "Sorry", key: "as-credit" };
  await refundSellerOrder(ctx, { ...own, ...asked, amount: 1500, to: "credit" });
  await cancelOrder(ctx, { orderId: bounced.orderId, reason: "" });
  await listen(ctx);
  await standin().settle();
  await listen(ctx);
  const refundId = (await partOf(bounced))?.refunds[0]?.id ?? "";
  const support = await aUser(database.db, { staffRole: "support" });
  const staff = { ...ctx, actor: actor({ ...support, staffRole: "support" }) };
  await creditFailedRefund(staff, { orderId: bounced.orderId, refundId });
  await listen(ctx);
  const { total } = await getOrder(ctx, { orderId: bounced.orderId });
  expect(await credit()).toEqual({ balance: 1500 + total.amount, held: 0 });
  // Two sales, a refund and the same back: what is store credit moved nothing at Stripe.
  expect(await reconciled()).toMatchObject({ transactionCount: 4, matchedCount: 4, differences: [] });
});

it("P-147 shows what moved at Stripe that the books do not know", async () => {
  const { ctx, orderId } = await anOrder("pm_card_bypassPending");
  await captureOrder(ctx, { orderId });
  const stray = await stripe().paymentIntents.create({
    amount: 4200,
    currency: "usd",
    payment_method: "pm_card_bypassPending",
    confirm: true,
    allowed_payment_method_types: ["card"],
  });
  expect(await reconciled()).toMatchObject({
    transactionCount: 2,
    matchedCount: 1,
    differences: [
      {
        kind: "not_in_books",
        type: "charge",
        sourceId: stray.latest_charge,
        stripe: { amount: 4200, currency: "USD" },
        ledger: null,
        orderId: null,
      },
    ],
  });
});

it("P-147 shows what the books say and Stripe does not, until it does", async () => {
  const { ctx, orderId, token } = await anOrder();
  await captureOrder(ctx, { orderId });
  await cancelOrder(ctx, { orderId, token, reason: "" });
  standin().faults.failNext({ method: "POST", path: "/v1/refunds", times: 2 });
  await runJobs(ctx, { failures: "keep" });
  const { total } = await getOrder(ctx, { orderId, token });
  const day = today();
  clock.advance(DAY_MS / 2 + 1000);
  await reconcileOpenDays(ctx);
  await runJobs(ctx, { only: (name) => name === "payments.reconcileDay" });
  expect(await resultOf(day)).toMatchObject({
    matchedCount: 1,
    differences: [{ kind: "not_at_stripe", type: "refund", orderId, ledger: { amount: -total.amount }, stripe: null }],
  });
  // Given back after midnight: the next look at the open day finds it, and then leaves that day alone.
  await runJobs(ctx);
  await reconcileOpenDays(ctx);
  const { done } = await runJobs(ctx);
  expect(done).toContain("payments.reconcileDay");
  expect(await resultOf(day)).toMatchObject({ matchedCount: 1, differences: [] });
  await reconcileOpenDays(ctx);
  expect((await runJobs(ctx)).done).toEqual([]);
});

it("P-147 shows an amount that differs", async () => {
  const { ctx, orderId, intentId } = await anOrder();
  await stripe().paymentIntents.capture(await intentId(), { amount_to_capture: 1000 });
  await captureOrder(ctx, { orderId });
  expect(await reconciled()).toMatchObject({
    differences: [{ kind: "amounts_differ", type: "charge", orderId, stripe: { amount: 1000 } }],
  });
});

it("P-143 posts Stripe's fees and the platform's own payouts from Stripe's movements, once, and compares them with nothing", async () => {
  const ctx = aWorld();
  const before = await balances();
  const transaction = { amount: -1000, fee: 0, currency: "USD", sourceId: null };
  ctx.services.payments.listBalanceTransactions = async function* () {
    yield [{ ...transaction, id: `txn_p${nextDay}`, type: "payout" }];
    yield [{ ...transaction, id: `txn_f${nextDay}`, type: "stripe_fee" }];
    yield [{ ...transaction, id: `txn_r${nextDay}`, type: "reserve_transaction" }];
  };
  await reconcileDay(ctx, { day: today() });
  await reconcileDay(ctx, { day: today() });
  expect(await resultOf(today())).toMatchObject({ transactionCount: 0, matchedCount: 0, differences: [] });
  const after = await balances();
  expect(after.bank - before.bank).toBe(1000);
  expect(after.stripe_fees - before.stripe_fees).toBe(1000);
  expect(after.stripe_balance - before.stripe_balance).toBe(-2000);
});

it("P-143 knows what lies at Stripe to the cent, fees taken, once a day is reconciled", async () => {
  const before = { ours: (await balances()).stripe_balance, theirs: await atStripe() };
  const { ctx, orderId, token, seller } = await anOrder();
  await listen(ctx);
  const [part] = (await getOrder(ctx, { orderId, token })).sellerOrders;
  const parcel = { sellerId: seller.id, sellerOrderId: part?.id ?? "", carrier: "UPS", trackingNumber: "1Z" };
  await shipItems(ctx, parcel);
  const disputed = await anOrder("pm_card_createDispute");
  await listen(ctx);
  await standin().settle();
  await listen(ctx);
  expect((await seenByFinance(ctx, disputed)).disputes).toHaveLength(1);
  await reconciled();
  await reconciled();
  expect((await balances()).stripe_balance - before.ours).toBe((await atStripe()) - before.theirs);
});

it("keeps one result for a day, however many compare it at once", async () => {
  const { ctx } = await anOrder();
  await inTransaction(ctx, (tx) =>
    postToLedger(tx, ctx, {
      key: `adjustment:${newId()}`,
      kind: "adjustment",
      orderId: null,
      currency: "USD",
      description: "Money nobody at Stripe has seen",
      entries: [
        { account: "stripe_balance", amount: 700, note: "In" },
        { account: "platform_commission", amount: -700, note: "Ours" },
      ],
    }),
  );
  await Promise.all(Array.from({ length: 6 }, () => reconcileDay(ctx, { day: today() })));
  expect(await resultOf(today())).toMatchObject({
    differenceCount: 1,
    differences: [{ kind: "not_at_stripe", type: "adjustment", ledger: { amount: 700 }, sourceId: null }],
  });
});

it("looks at the seven days before today, and at each of them once it agrees", async () => {
  const ctx = aWorld();
  clock.advance(15 * DAY_MS);
  const due = async () => {
    await reconcileOpenDays(ctx);
    // What earlier orders still want done is not asked here.
    const only = (name: string) => name === "payments.reconcileDay";
    return (await runJobs(ctx, { only, looksAfterOrders: false })).done.length;
  };
  expect(await due()).toBe(7);
  expect(await due()).toBe(0);
  clock.advance(DAY_MS);
  expect(await due()).toBe(1);
});

it("keeps a day in sight while it does not agree, however long ago it was", async () => {
  const ctx = aWorld();
  const stray = { id: "txn_stray", type: "charge", amount: 900, fee: 0, currency: "USD", sourceId: "ch_stray" };
  const none = ctx.services.payments.listBalanceTransactions;
  const disputed = today();
  ctx.services.payments.listBalanceTransactions = async function* () {
    yield [stray];
  };
  await reconcileDay(ctx, { day: disputed });
  ctx.services.payments.listBalanceTransactions = none;
  for (let day = 0; day < 20; day++) {
    clock.advance(DAY_MS);
    await reconcileDay(ctx, { day: today() });
  }
  const { days } = await getReconciliation(ctx);
  expect(days.find((each) => each.day === disputed)).toMatchObject({ differenceCount: 1 });
  expect(days.map((each) => each.day)).toEqual([...new Set(days.map((each) => each.day))].sort().reverse());
  expect(days.filter((each) => each.differenceCount === 0).length).toBeLessThanOrEqual(14);
});

describe("a difference", () => {
  async function stray() {
    const moved = { id: `txn_${newId()}`, type: "charge", amount: 900, fee: 0, currency: "USD", sourceId: null };
    const ctx = aWorld();
    const none = ctx.services.payments.listBalanceTransactions;
    ctx.services.payments.listBalanceTransactions = async function* (of) {
      if ("from" in of) yield [moved];
      else yield* none(of);
    };
    const day = today();
    await reconcileDay(ctx, { day });
    const found = (await resultOf(day))?.differences.find((each) => each.type === "charge");
    return { ctx, day, differenceId: found?.id ?? "" };
  }
  async function staff(ctx: ReturnType<typeof aWorld>) {
    const { id } = await aUser(database.db, { staffRole: "finance" });
    return { ...ctx, actor: actor({ id, staffRole: "finance" }) };
  }
  const again = async (ctx: ReturnType<typeof aWorld>, day: string) => {
    await reconcileDay(ctx, { day });
    return resultOf(day);
  };

  it("P-147 is closed by a reason, and stays closed however often its day is compared", async () => {
    const { ctx, day, differenceId } = await stray();
    await resolveDifference(await staff(ctx), { differenceId, kind: "ignored", note: "A test of Stripe's own." });
    expect(await again(ctx, day)).toMatchObject({
      differenceCount: 0,
      differences: [{ resolution: { kind: "ignored", isDone: true } }],
    });
  });

  it("P-147 P-148 is written off once a second person approves, and the books then say what Stripe says", async () => {
    const { ctx, day, differenceId } = await stray();
    const before = await balances();
    const [asker, approver] = [await staff(ctx), await staff(ctx)];
    await resolveDifference(asker, { differenceId, kind: "written_off", note: "Nobody knows whose it is." });
    expect(await again(ctx, day)).toMatchObject({
      differenceCount: 1,
      differences: [{ resolution: { isDone: false } }],
    });
    const [asked] = (await listAdjustments(asker, { limit: 1 })).items;
    await decideAdjustment(approver, { adjustmentId: asked?.id ?? "", isApproved: true, note: "" });
    expect(await again(ctx, day)).toMatchObject({ differenceCount: 0 });
    expect((await balances()).stripe_balance - before.stripe_balance).toBe(900);
  });

  it("P-147 is explained by a posting, and is none when the amounts agree", async () => {
    const { ctx, day, differenceId } = await stray();
    const key = `adjustment:${newId()}`;
    await inTransaction(ctx, (tx) =>
      postToLedger(tx, ctx, {
        key,
        kind: "adjustment",
        orderId: null,
        currency: "USD",
        description: "The charge, by hand",
        entries: [
          { account: "stripe_balance", amount: 900, note: "In" },
          { account: "platform_commission", amount: -900, note: "Ours" },
        ],
      }),
    );
    const finance = await staff(ctx);
    const link = (postingKey: string) =>
      resolveDifference(finance, { differenceId, kind: "linked", note: "Posted by hand.", postingKey });
    await expect(link("sale:none")).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await link(key);
    expect(await again(ctx, day)).toMatchObject({ matchedCount: 1, differenceCount: 0, differences: [] });
  });

  it("P-147 is not written off across currencies, and what to do instead is said", async () => {
    const { ctx, day, differenceId } = await stray();
    const key = `adjustment:${newId()}`;
    const { postingId } = await inTransaction(ctx, async (tx) => {
      await postToLedger(tx, ctx, {
        key,
        kind: "adjustment",
        orderId: null,
        currency: "EUR",
        description: "The charge, in the wrong currency",
        entries: [
          { account: "stripe_balance", amount: 900, note: "In" },
          { account: "platform_commission", amount: -900, note: "Ours" },
        ],
      });
      const posting = await tx
        .selectFrom("ledger_postings")
        .where("key", "=", key)
        .select("id")
        .executeTakeFirstOrThrow();
      return { postingId: posting.id };
    });
    const finance = await staff(ctx);
    await resolveDifference(finance, { differenceId, kind: "linked", note: "Posted by hand.", postingKey: key });
    const differ = (await again(ctx, day))?.differences.find((each) => each.type === "charge");
    expect(differ).toMatchObject({ kind: "amounts_differ" });
    expect(postingId).toBeDefined();
    const before = (await listAdjustments(finance, { limit: 50 })).items.length;
    await expect(
      resolveDifference(finance, { differenceId: differ?.id ?? "", kind: "written_off", note: "Never mind." }),
    ).rejects.toMatchObject({ details: { fieldErrors: { kind: expect.stringContaining("Adjust each currency") } } });
    expect((await listAdjustments(finance, { limit: 50 })).items).toHaveLength(before);
  });

  it("P-147 is looked at again while it is open, however old", async () => {
    const { ctx, day } = await stray();
    clock.advance(40 * DAY_MS);
    await forgetJobs(database);
    await reconcileOpenDays(ctx);
    await runJobs(ctx, { only: (name) => name === "payments.reconcileDay" });
    expect(await resultOf(day)).toMatchObject({ differenceCount: 1, differences: [{ stripe: { amount: 900 } }] });
  });
});
