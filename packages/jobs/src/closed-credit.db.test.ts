import { closeAccount, closeAccountAs, endLeftCredit, getClosing } from "@emporia/core/accounts";
import { completeCheckout } from "@emporia/core/checkout";
import { hashPassword } from "@emporia/core/identity";
import { cancelOrder, getOrder, orderTokenOf, refundSellerOrder } from "@emporia/core/orders";
import {
  creditFailedRefund,
  decideAdjustment,
  getStaffOrder,
  ProviderRefusal,
  reconcileDay,
  recordDispute,
  requestAdjustment,
  resumeMoney,
  reverseFailedRefund,
} from "@emporia/core/payments";
import { HOUR_MS, newId } from "@emporia/core/platform";
import {
  aCheckout,
  actor,
  aProduct,
  aSeller,
  aShopperWithCredit,
  aUser,
  listDisagreements,
  readBooks,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase({ poolSize: 12 });
const password = "correct horse battery";
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(password);
});
afterEach(async () => {
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});
const reason = "They asked for it by letter.";

/** Somebody with $20 of given credit who bought something of $40 and $5 of shipping, and paid `used` of it with credit. */
async function bought(used: 0 | 2000) {
  const world = testContext(database.db);
  const seller = await aSeller(database.db);
  const { variantId } = await aProduct(database.db, seller, { priceAmount: 4000, onHand: 9 });
  const shopper = await aShopperWithCredit(world, 2000);
  await database.db
    .updateTable("users")
    .set({ password_hash: passwordHash })
    .where("id", "=", shopper.userId)
    .execute();
  const checkout = await aCheckout(shopper.ctx, [{ variantId }], { usesCredit: used > 0 });
  const answer = await completeCheckout(checkout.ctx, checkout);
  if (answer.status !== "confirmed") throw new Error(answer.status);
  const { ctx } = checkout;
  await runJobs(ctx);
  const { orderId } = answer;
  const read = () => getOrder(ctx, { orderId, token: orderTokenOf(ctx, orderId) });
  const part = (await read()).sellerOrders[0];
  const own = { sellerId: seller.id, sellerOrderId: part?.id ?? "" };
  const refund = (amount: number, to: "card" | "credit", key = `${amount}`) =>
    refundSellerOrder(ctx, { ...own, items: [], withShipping: false, amount, reason: "Sorry", to, key });
  const intent = () => [...ctx.payments.intents.values()].find((each) => each.orderId === orderId);
  const staff = ctx.as(actor({ id: newId(), staffRole: "operations" }), null);
  const close = () => closeAccountAs(staff, { userId: shopper.userId, reason });
  const refunds = async () => (await getStaffOrder(staff, { orderId })).refunds;
  return { ...shopper, ctx, orderId, read, own, refund, intent, staff, close, refunds };
}

it("EVT-01 sends credit that came from an order back to its card, once, and ends what was given for none when that is agreed to", async () => {
  const { ctx, userId, credit, refund, intent, refunds } = await bought(0);
  await refund(1500, "credit");
  await runJobs(ctx);
  expect(await credit()).toEqual({ balance: 3500, held: 0 });
  expect(await getClosing(ctx)).toMatchObject({
    obstacle: null,
    creditReturns: [{ amount: 1500, currency: "USD" }],
    creditEnds: [{ amount: 2000, currency: "USD" }],
    creditToAgreeTo: "$20.00",
  });
  for (const endsCredit of [undefined, "$10.00"])
    await expect(closeAccount(ctx, { password, endsCredit })).rejects.toMatchObject({
      details: { fieldErrors: { endsCredit: expect.stringContaining("$20.00") } },
    });
  expect(await credit()).toEqual({ balance: 3500, held: 0 });
  await closeAccount(ctx, { password, endsCredit: "$20.00" });
  expect(await credit()).toEqual({ balance: 0, held: 0 });
  await runJobs(ctx);
  await runJobs(ctx);
  expect(intent()?.refunded).toBe(1500);
  expect((await refunds()).map(({ status, amount }) => [status, amount.amount])).toEqual([
    ["CREDITED", 1500],
    ["SUCCEEDED", 1500],
  ]);
  const { rows } = await sql<{ kind: string; amount: number }>`
    select posting.kind, entry.amount from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
    where entry.user_id = ${userId} and entry.account = 'store_credit' order by entry.occurred_at, entry.amount
  `.execute(database.db);
  expect(rows.slice(-2).sort((one, other) => one.amount - other.amount)).toEqual([
    { kind: "refund", amount: 1500 },
    { kind: "credit_end", amount: 2000 },
  ]);
  // What Stripe says of that day's refund is found in the books.
  const sourceId = (await refunds()).at(-1)?.stripeRefundId ?? "";
  const at = ctx.clock.now();
  ctx.payments.listBalanceTransactions = async function* () {
    yield [{ id: "txn_back", type: "refund", sourceId, amount: -1500, fee: 0, currency: "USD", createdAt: at }];
  };
  await reconcileDay(ctx, { day: at.toISOString().slice(0, 10) });
  const differences = await sql`select key from reconciliation_differences where source_id = ${sourceId}`.execute(
    database.db,
  );
  expect(differences.rows).toEqual([]);
});

it("EVT-01 owes what Stripe does not give of it, or what the bank sends back", async () => {
  const refused = await bought(0);
  await refused.refund(1500, "credit");
  await runJobs(refused.ctx);
  await refused.close();
  const message = "This charge is too old.";
  refused.ctx.payments.before = (call: string) => {
    if (call === "refund") throw new ProviderRefusal("not_refundable", message);
  };
  await runJobs(refused.ctx);
  expect((await refused.refunds()).at(-1)).toMatchObject({
    status: "FAILED",
    failureMessage: expect.stringContaining(message),
  });
  const sentBack = await bought(0);
  await sentBack.refund(1500, "credit");
  await runJobs(sentBack.ctx);
  await sentBack.close();
  await runJobs(sentBack.ctx);
  const given = (await sentBack.refunds()).at(-1);
  const atStripe = [...sentBack.ctx.payments.refunds.values()].find((each) => each.refundId === given?.id);
  Object.assign(atStripe ?? {}, { status: "failed", failureReason: "lost_or_stolen_card" });
  for (let times = 0; times < 2; times++)
    await reverseFailedRefund(sentBack.ctx, { stripeRefundId: atStripe?.id ?? "" });
  expect((await sentBack.refunds()).at(-1)).toMatchObject({ status: "FAILED" });
  const { rows } = await sql<{ owed: number }>`
    select -sum(entry.amount)::bigint as owed from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id
    where entry.account = 'refunds_payable' and posting.order_id in (${refused.orderId}, ${sentBack.orderId})
  `.execute(database.db);
  expect(rows[0]?.owed).toBe(3000);
});

it("EVT-01 asks again for what was on its way when the process died", async () => {
  const { ctx, refund, close, intent } = await bought(0);
  await refund(1500, "credit");
  await runJobs(ctx);
  await close();
  await forgetJobs(database);
  ctx.clock.advance(2 * HOUR_MS);
  await resumeMoney(ctx);
  await runJobs(ctx);
  expect(intent()?.refunded).toBe(1500);
});

it("EVT-01 gives what was paid by card back to the card and owes what was paid with credit", async () => {
  const { ctx, orderId, credit, close, intent, read, refunds, refund } = await bought(2000);
  await close();
  await refund(1000, "credit");
  await runJobs(ctx);
  expect([intent()?.refunded, await credit()]).toEqual([1000, { balance: 0, held: 0 }]);
  await cancelOrder(ctx, { orderId, token: orderTokenOf(ctx, orderId), reason: "" });
  await runJobs(ctx);
  expect([intent()?.refunded, await credit()]).toEqual([2500, { balance: 0, held: 0 }]);
  const owed = (await refunds()).filter(({ status }) => status === "FAILED");
  expect(owed.map(({ amount }) => amount.amount)).toEqual([2000]);
  expect(owed[0]?.failureMessage).toContain("the account is closed");
  expect(ctx.mailer.sent.filter(({ subject }) => /20\.00.*did not arrive/.test(subject))).toHaveLength(1);
  const told = (await read()).timeline.map(({ text }) => text);
  expect(told).toContain("A refund goes to the card: the account that would have had it as store credit is closed.");
  expect(told.some((text) => text.startsWith("A refund waits: it was paid with store credit"))).toBe(true);
  expect(told).not.toContain("Store credit was given.");
  expect((await read()).sellerOrders[0]?.isCreditable).toBe(false);
});

it("EVT-01 waits with closing only while an order that is not paid for holds credit", async () => {
  const world = testContext(database.db, { settings: { capturesAtDispatch: true } });
  const { variantId } = await aProduct(database.db, await aSeller(database.db), { priceAmount: 4000 });
  const { ctx: shopper, userId } = await aShopperWithCredit(world, 2000);
  const { ctx, checkoutId } = await aCheckout(shopper, [{ variantId }], { usesCredit: true });
  const answer = await completeCheckout(ctx, { checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  await runJobs(ctx);
  expect(await getClosing(ctx)).toMatchObject({ obstacle: "credit" });
  const staff = world.as(actor({ id: newId(), staffRole: "operations" }), null);
  const close = () => closeAccountAs(staff, { userId, reason });
  await expect(close()).rejects.toMatchObject({ code: "ACCOUNT_NOT_CLOSABLE", details: { obstacle: "credit" } });
  await cancelOrder(ctx, { orderId: answer.orderId, reason: "" });
  await runJobs(ctx);
  expect(await getClosing(ctx)).toMatchObject({ obstacle: null });
  await close();
});

it("EVT-01 ends the credit of accounts that were closed when it was kept, once, and says so in their record", async () => {
  /** Closed as accounts were before: with its store credit. */
  const closedBefore = async () => {
    const order = await bought(0);
    await order.refund(1500, "credit");
    await runJobs(order.ctx);
    await database.db
      .updateTable("users")
      .set({
        ...{ closed_at: order.ctx.clock.now(), password_hash: null, phone: null },
        email: `closed-${order.userId}@accounts.invalid`,
      })
      .where("id", "=", order.userId)
      .execute();
    const recorded = async () =>
      (
        await database.db
          .selectFrom("audit_log")
          .where("subject_id", "=", order.userId)
          .where("action", "=", "user.credit_ended")
          .select("detail")
          .execute()
      ).map(({ detail }) => detail);
    return { ...order, recorded };
  };
  const [nightly, byStaff, open] = [await closedBefore(), await closedBefore(), await bought(0)];
  const ending = (orderId: string) => [
    { credit: [{ currency: "USD", returned: [{ orderId, amount: 1500 }], ended: 2000 }] },
  ];
  await byStaff.close();
  await runJobs(byStaff.ctx);
  for (let times = 0; times < 2; times++) await endLeftCredit(nightly.ctx);
  await byStaff.close();
  await runJobs(nightly.ctx);
  for (const each of [nightly, byStaff]) {
    expect(await each.credit()).toEqual({ balance: 0, held: 0 });
    expect(await each.recorded()).toMatchObject(ending(each.orderId));
    expect(each.intent()?.refunded).toBe(1500);
  }
  expect(await open.credit()).toEqual({ balance: 2000, held: 0 });
});

it("EVT-01 is given nothing by staff either: no refund that did not arrive, no adjustment, and the tables refuse it too", async () => {
  const { ctx, userId, refund, read, close, orderId, staff } = await bought(0);
  await refund(1000, "card");
  await runJobs(ctx);
  const { id: refundId = "" } = (await read()).sellerOrders[0]?.refunds[0] ?? {};
  const [given] = [...ctx.payments.refunds.values()].filter((each) => each.refundId === refundId);
  Object.assign(given ?? {}, { status: "failed", failureReason: "lost_or_stolen_card" });
  await reverseFailedRefund(ctx, { stripeRefundId: given?.id ?? "" });
  const [asker, approver] = await Promise.all(
    [0, 1].map(async () =>
      ctx.as(actor({ ...(await aUser(database.db, { staffRole: "finance" })), staffRole: "finance" }), null),
    ),
  );
  if (!asker || !approver) throw new Error("Two of the staff.");
  const email = (
    await database.db.selectFrom("users").where("id", "=", userId).select("email").executeTakeFirstOrThrow()
  ).email;
  const wanted = {
    ...{ debitAccount: "promotions" as const, creditAccount: "store_credit" as const, amount: 500, currency: "USD" },
    ...{ reason: "For the trouble.", shopSlug: undefined },
  };
  const { adjustmentId } = await requestAdjustment(asker, { ...wanted, shopperEmail: email });
  await close();
  await expect(creditFailedRefund(staff, { orderId, refundId })).rejects.toMatchObject({
    code: "CREDIT_NEEDS_ACCOUNT",
  });
  await expect(decideAdjustment(approver, { adjustmentId, isApproved: true, note: "" })).rejects.toMatchObject({
    code: "ADJUSTMENT_REFUSED",
  });
  const shopperEmail = `closed-${userId}@accounts.invalid`;
  await expect(requestAdjustment(asker, { ...wanted, shopperEmail })).rejects.toMatchObject({
    details: { fieldErrors: { shopperEmail: expect.any(String) } },
  });
  const posted = database.db.transaction().execute(async (tx) => {
    const id = newId();
    await sql`insert into ledger_postings (id, key, kind, description, occurred_at) values (${id}, ${id}, 'adjustment', 'By hand', now())`.execute(
      tx,
    );
    await sql`
      insert into ledger_entries (id, posting_id, account, user_id, currency, amount, note, occurred_at)
      values (${newId()}, ${id}, 'store_credit', ${userId}, 'USD', -5, 'By hand', now()),
        (${newId()}, ${id}, 'promotions', null, 'USD', 5, 'By hand', now())
    `.execute(tx);
  });
  await expect(posted).rejects.toThrow(/is closed: it is given no store credit/);
});

it("EVT-01 comes to the same whether an account is closed before, after or while money is promised and given back", async () => {
  for (let round = 0; round < 6; round++) {
    const { ctx, credit, close, refund, intent, refunds, orderId } = await bought(2000);
    await Promise.all([
      refund(700, "credit", "one"),
      close(),
      refund(900, "card", "two"),
      runJobs(ctx).catch(() => undefined),
      close(),
    ]);
    await cancelOrder(ctx, { orderId, token: orderTokenOf(ctx, orderId), reason: "" });
    await runJobs(ctx);
    await runJobs(ctx);
    expect(await credit()).toEqual({ balance: 0, held: 0 });
    const all = await refunds();
    const owed = all.reduce((sum, { status, amount }) => sum + (status === "FAILED" ? amount.amount : 0), 0);
    // What was given as credit before it was closed had been spent as credit: it ended, and is owed no more.
    const ended = await sql<{ amount: number }>`
      select coalesce(sum(amount) filter (where posting.kind = 'credit_end'), 0)::bigint as amount
      from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
      where entry.account = 'store_credit' and entry.user_id = (select user_id from orders where id = ${orderId})
    `.execute(database.db);
    expect((intent()?.refunded ?? 0) + owed + (ended.rows[0]?.amount ?? 0)).toBe(4500);
    expect(intent()?.refunded).toBeLessThanOrEqual(2500);
  }
});

describe("EVT-01 store credit of a closed account whose order was lost to the bank", () => {
  /** $45 by card, $15 of it given as store credit; then the bank takes `disputed`. What the parts have left is $30. */
  async function disputed(amount: number) {
    const order = await bought(0);
    const { ctx, orderId, intent, refund } = order;
    await refund(1500, "credit");
    await runJobs(ctx);
    const id = `dp_${orderId}`;
    const open = async () => {
      ctx.payments.disputes.set(id, {
        ...{ id, chargeId: intent()?.chargeId ?? "", amount, currency: "USD", reason: "product_not_received" },
        ...{ status: "needs_response", isClosed: false, openedAt: ctx.clock.now(), evidenceDueAt: null },
        ...{ hasEvidence: false, movements: [{ id: `${id}_out`, amount: -amount }] },
      });
      await recordDispute(ctx, { stripeDisputeId: id });
    };
    const lose = async () => {
      Object.assign(ctx.payments.disputes.get(id) ?? {}, { isClosed: true, status: "lost" });
      for (let times = 0; times < 2; times++) await recordDispute(ctx, { stripeDisputeId: id });
    };
    const refuse = (code: string | null) => {
      ctx.payments.before = (call: string) => {
        if (call === "refund" && code) throw new ProviderRefusal(code, "No.");
      };
    };
    /** The hourly look, twice. */
    const goOn = async () => {
      for (let times = 0; times < 2; times++) {
        await runJobs(ctx);
        ctx.clock.advance(2 * HOUR_MS);
        await resumeMoney(ctx);
      }
      await runJobs(ctx);
    };
    const accounts = async () => {
      const { rows } = await sql<{ account: string; sum: number }>`
        select entry.account, sum(entry.amount)::bigint as sum from ledger_entries entry
        join ledger_postings posting on posting.id = entry.posting_id
        where posting.order_id = ${orderId} and entry.account in ('disputes', 'refunds_payable', 'dispute_losses', 'stripe_balance')
        group by 1 having sum(entry.amount) <> 0
      `.execute(database.db);
      return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
    };
    const returned = async () =>
      (await order.refunds())
        .filter(({ status }) => status !== "CREDITED")
        .map(({ status, amount: { amount } }) => [status, amount]);
    /** What of the day's refunds and losses Stripe does not know, when it says what it gave. */
    const unknownAtStripe = async () => {
      const createdAt = ctx.clock.now();
      const given = (await order.refunds())
        .filter(({ status }) => status === "SUCCEEDED")
        .map(({ id, stripeRefundId, amount: { amount } }) => ({
          ...{ id: `txn_${id}`, type: "refund", sourceId: stripeRefundId, amount: -amount, fee: 0, currency: "USD" },
          createdAt,
        }));
      ctx.payments.listBalanceTransactions = async function* () {
        yield given;
      };
      await reconcileDay(ctx, { day: createdAt.toISOString().slice(0, 10) });
      const { rows } = await sql`
        select type from reconciliation_differences where order_id = ${orderId} and type <> 'sale'
      `.execute(database.db);
      return rows;
    };
    return { ...order, open, lose, refuse, goOn, accounts, returned, unknownAtStripe };
  }

  const wholes = [
    ["closed before it is disputed, and never given", ["refuse", "close", "open", "goOn", "lose"]],
    ["closed while it is disputed", ["open", "close", "goOn", "lose"]],
    ["closed once it is lost", ["open", "lose", "close"]],
  ] as const;
  for (const [when, steps] of wholes)
    it(`is what the bank gave: ${when}`, async () => {
      const order = await disputed(4500);
      const { close, refuse, goOn } = order;
      for (const step of steps) await { ...order, close, refuse: () => refuse("charge_disputed") }[step]();
      refuse("charge_disputed");
      await goOn();
      expect(await order.returned()).toEqual([["SETTLED", 1500]]);
      expect(order.intent()?.refunded).toBe(0);
      // The seller bears what was left of the order, and nobody is owed.
      expect(await order.accounts()).toEqual({});
      expect(await order.unknownAtStripe()).toEqual([]);
    });

  it("is what the bank gave also where Stripe had refused it and it was owed", async () => {
    const order = await disputed(4500);
    order.refuse("not_refundable");
    await order.close();
    await runJobs(order.ctx);
    expect(await order.returned()).toEqual([["FAILED", 1500]]);
    await order.open();
    await order.lose();
    await order.goOn();
    expect(await order.returned()).toEqual([["SETTLED", 1500]]);
    expect((await order.accounts()).refunds_payable).toBeUndefined();
    expect(await order.unknownAtStripe()).toEqual([]);
  });

  for (const [when, steps] of wholes)
    it(`goes to the card as far as the bank did not give it: ${when}`, async () => {
      const order = await disputed(3600);
      const { close, refuse } = order;
      for (const step of steps) await { ...order, close, refuse: () => refuse("charge_disputed") }[step]();
      refuse(null);
      await order.goOn();
      expect(await order.returned()).toEqual([
        ["SETTLED", 600],
        ["SUCCEEDED", 900],
      ]);
      expect(order.intent()?.refunded).toBe(900);
      expect(await order.accounts()).toEqual({});
      expect(await order.unknownAtStripe()).toEqual([]);
    });

  it("is owed as far as the bank did not give it where Stripe had refused it", async () => {
    const order = await disputed(3600);
    order.refuse("not_refundable");
    await order.close();
    await runJobs(order.ctx);
    await order.open();
    await order.lose();
    await order.goOn();
    expect(await order.returned()).toEqual([
      ["SETTLED", 600],
      ["FAILED", 900],
    ]);
    expect((await order.accounts()).refunds_payable).toBe(-900);
    expect(await order.unknownAtStripe()).toEqual([]);
  });

  it("goes to the card whole where the bank gave no more than was left of the order", async () => {
    const order = await disputed(3000);
    await order.open();
    await order.lose();
    await order.close();
    await order.goOn();
    expect(await order.returned()).toEqual([["SUCCEEDED", 1500]]);
    expect(order.intent()?.refunded).toBe(1500);
  });
});
