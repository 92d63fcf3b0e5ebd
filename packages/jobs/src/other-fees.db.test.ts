import { createFeeRuleInput } from "@emporia/contracts/fees";
import { getStaffDashboard } from "@emporia/core/analytics";
import { completeCheckout, getPriceTrace } from "@emporia/core/checkout";
import { listFees } from "@emporia/core/commission";
import { chargeMonthlyFees, createFeeRule, listShopFees, removeFeeRule, updateFeeRule } from "@emporia/core/fees";
import { cancelOrder, getSellerOrder, listSellerOrders, refundSellerOrder, replayAgrees } from "@emporia/core/orders";
import { captureOrder, getSellerBalance, getSellerMoney, getStatement } from "@emporia/core/payments";
import { approveSeller, reinstateSeller, suspendSeller } from "@emporia/core/sellers";
import { aCheckout, aProduct, aSeller, FakeClock, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import type { z } from "zod";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
const input = (given: z.input<typeof createFeeRuleInput>) => createFeeRuleInput.parse(given);
afterEach(async () => {
  await database.db.deleteFrom("fee_rules").execute();
  await forgetJobs(database);
});

/** Two units at $20.00 with $5.00 shipping, paid for, of a shop that keeps 8 % commission. */
async function aSale(seller: Awaited<ReturnType<typeof aSeller>>, clock = new FakeClock()) {
  const world = testContext(database.db, { clock });
  const product = await aProduct(database.db, seller, { priceAmount: 2000 });
  const { ctx, checkoutId } = await aCheckout(world, [{ variantId: product.variantId, quantity: 2 }]);
  const answer = await completeCheckout(ctx, { checkoutId });
  if (answer.status !== "confirmed") throw new Error(answer.status);
  const { orderId, orderToken: token } = answer;
  await captureOrder(ctx, { orderId });
  const { items } = await listSellerOrders(ctx, { sellerId: seller.id, tab: "all", limit: 10 });
  const part = { sellerId: seller.id, sellerOrderId: items[0]?.id ?? "" };
  return { ctx, orderId, token, part, order: () => getSellerOrder(ctx, part) };
}

async function balances(orderId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ account: string; sum: number }>`
    select account, sum(amount)::bigint as sum from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id where posting.order_id = ${orderId} group by account
  `.execute(database.db);
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
}

it("P-140 are frozen with the order, each in its account, and the seller reads them before and after", async () => {
  const seller = await aSeller(database.db);
  const staff = testContext(database.db);
  const processing = { name: "Payment processing", kind: "processing" as const, basisPoints: 290, fixedAmount: 30 };
  const { rules } = await createFeeRule(staff, input(processing));
  await createFeeRule(staff, input({ name: "Listing", kind: "item", fixedAmount: 20, isReturned: true }));
  await createFeeRule(staff, input({ name: "Order", kind: "order", fixedAmount: 25, isReturned: true }));
  expect((await listShopFees(staff, { sellerId: seller.id })).rules.map(({ name }) => name)).toEqual([
    "Payment processing",
    "Listing",
    "Order",
  ]);
  const { ctx, orderId, part, order } = await aSale(seller);
  await updateFeeRule(staff, { ...input({ ...processing, basisPoints: 9000 }), ruleId: rules[0]?.id ?? "" });
  const { earnings, total } = await order();
  const paid = total.amount;
  const processed = Math.round((paid * 290) / 10_000) + 30;
  expect(earnings.fees.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
    ["processing", processed],
    ["item", 40],
    ["order", 25],
  ]);
  const net = 4000 + 500 - 320 - processed - 65;
  expect(earnings.net.amount).toBe(net);
  expect(await balances(orderId)).toMatchObject({
    ...{ seller_payable: -net, platform_commission: -320, processing_fees: -processed, fixed_fees: -65 },
  });
  const { items } = await listFees(ctx, { sellerId: seller.id, limit: 10 });
  expect(items.map(({ fees }) => fees.map(({ amount }) => amount.amount))).toEqual([[processed, 40, 25]]);
  const trace = await getPriceTrace(ctx, { orderId });
  expect(trace).toMatchObject({ agrees: true, orderAgrees: true });
  expect(trace?.steps.flatMap(({ step, rule }) => (step === "fee" ? [rule] : []))).toEqual([
    "2.9 % of what is paid, and $0.30",
    "$0.20 a unit, for 2",
    "$0.25",
  ]);
  expect(await replayAgrees(database.db, orderId)).toBe(true);
  const period = ctx.clock.now().toISOString().slice(0, 7);
  const statement = await getStatement(ctx, { sellerId: seller.id, period });
  expect(statement.sums).toContainEqual({ category: "fees", amount: { amount: -processed - 65, currency: "USD" } });
  expect(statement.closing.amount).toBe(net);
  expect((await getSellerMoney(ctx, { sellerId: seller.id })).pending.amount).toBe(net);
  expect((await getSellerBalance(ctx, { sellerId: seller.id, limit: 5 })).payable.amount).toBe(net);

  // A unit is given back: its fee and half of the order's come back, that for processing stays.
  const unit = { orderItemId: (await order()).items[0]?.id ?? "", quantity: 1 };
  await refundSellerOrder(ctx, { ...part, reason: "It broke", withShipping: false, items: [unit], key: "unit" });
  await runJobs(ctx);
  const after = (await order()).earnings;
  expect(after.fees.map(({ kind, givenBack }) => [kind, givenBack.amount])).toEqual([
    ["processing", 0],
    ["item", 20],
    ["order", Math.round((25 * 2000) / 4500)],
  ]);
  expect(await balances(orderId)).toMatchObject({ seller_payable: -after.net.amount, processing_fees: -processed });
});

it("P-140 are by the shop's own rule first, also one of nothing, and only in their currency and their days", async () => {
  const seller = await aSeller(database.db);
  const staff = testContext(database.db);
  await createFeeRule(staff, input({ name: "All", kind: "order", fixedAmount: 100 }));
  await createFeeRule(staff, input({ name: "Euro", kind: "order", fixedAmount: 300, currency: "EUR" }));
  await createFeeRule(
    staff,
    input({ name: "Once", kind: "order", shop: seller.shopSlug, fixedAmount: 5, endsAt: "2020-01-01T00:00:00Z" }),
  );
  const names = async () => (await (await aSale(seller)).order()).earnings.fees.map(({ name }) => name);
  expect(await names()).toEqual(["All"]);
  const { rules } = await createFeeRule(staff, input({ name: "Free", kind: "order", shop: seller.shopSlug }));
  expect(await names()).toEqual([]);
  await removeFeeRule(staff, { ruleId: rules.find(({ name }) => name === "Free")?.id ?? "" });
  await expect(createFeeRule(staff, input({ name: "None", kind: "item" }))).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
  });
  await expect(createFeeRule(staff, input({ name: "Share", kind: "item", basisPoints: 5 }))).rejects.toMatchObject({
    details: { fieldErrors: { basisPoints: expect.any(String) } },
  });
});

it("P-140 stay with what was paid for and cancelled, unless they go back", async () => {
  const seller = await aSeller(database.db);
  const staff = testContext(database.db);
  await createFeeRule(staff, input({ name: "Processing", kind: "processing", fixedAmount: 30 }));
  await createFeeRule(staff, input({ name: "Order", kind: "order", fixedAmount: 25, isReturned: true }));
  const { ctx, orderId, token, order } = await aSale(seller);
  await cancelOrder(ctx, { orderId, token, reason: "Changed my mind" });
  await runJobs(ctx);
  expect((await order()).earnings.net.amount).toBe(-30);
  expect(await balances(orderId)).toMatchObject({ seller_payable: 30, processing_fees: -30, fixed_fees: 0 });
});

const openAndClose = (seller: { id: string }, now: string, decide: typeof approveSeller | typeof suspendSeller) =>
  decide(testContext(database.db, { clock: new FakeClock(new Date(now)) }), {
    sellerId: seller.id,
    reason: "Asked for",
  });

const feesOf = async (ctx: ReturnType<typeof testContext>, sellerId: string, period: string) =>
  (await getStatement(ctx, { sellerId, period })).lines.map(({ note, amount }) => [note, amount.amount]);

it("P-140 of a month are charged once, when it is over, and taken from the balance", async () => {
  const seller = await aSeller(database.db);
  const clock = new FakeClock(new Date("2030-03-02T05:00:00Z"));
  const ctx = testContext(database.db, { clock });
  const plan = { kind: "monthly" as const, shop: seller.shopSlug };
  await expect(
    createFeeRule(ctx, input({ ...plan, name: "Euro", fixedAmount: 3900, currency: "EUR" })),
  ).rejects.toThrow("A month is charged once, in USD.");
  const { rules } = await createFeeRule(ctx, input({ ...plan, name: "Late", fixedAmount: 9900 }));
  clock.set(new Date("2030-04-01T05:14:00Z"));
  // What is kept from a day of the month on is of the next one.
  expect(await chargeMonthlyFees(ctx)).toBe(0);
  await removeFeeRule(ctx, { ruleId: rules.find(({ name }) => name === "Late")?.id ?? "" });
  await createFeeRule(ctx, input({ ...plan, name: "Plan", fixedAmount: 3900, startsAt: "2030-01-01T00:00:00Z" }));
  expect(await Promise.all([chargeMonthlyFees(ctx), chargeMonthlyFees(ctx)])).toContain(1);
  expect(await chargeMonthlyFees(ctx)).toBe(0);
  clock.set(new Date("2030-05-31T23:00:00Z"));
  expect([await chargeMonthlyFees(ctx), await chargeMonthlyFees(ctx)]).toEqual([1, 0]);
  const april = await getStatement(ctx, { sellerId: seller.id, period: "2030-04" });
  expect(april.lines).toMatchObject([{ category: "fees", note: "Plan, 2030-03", amount: { amount: -3900 } }]);
  const may = await getStatement(ctx, { sellerId: seller.id, period: "2030-05" });
  expect([may.opening.amount, may.closing.amount]).toEqual([-3900, -7800]);
  expect((await getSellerMoney(ctx, { sellerId: seller.id })).owed.amount).toBe(7800);
});

it("P-140 of a month begin with the day of the approval and end with that of the closing", async () => {
  const [early, late, closed, back, waiting] = await Promise.all(
    ["APPROVED", "PENDING", "APPROVED", "APPROVED", "PENDING"].map((status) => aSeller(database.db, { status })),
  );
  if (!early || !late || !closed || !back || !waiting) throw new Error("Five shops.");
  const clock = new FakeClock(new Date("2030-07-01T05:14:00Z"));
  const ctx = testContext(database.db, { clock });
  const plan = { kind: "monthly" as const, fixedAmount: 3000, name: "Plan" };
  await createFeeRule(ctx, input({ ...plan, startsAt: "2030-06-10T00:00:00Z" }));
  await openAndClose(late, "2030-06-21T17:00:00Z", approveSeller);
  await openAndClose(closed, "2030-06-25T08:00:00Z", suspendSeller);
  await openAndClose(back, "2030-06-11T08:00:00Z", suspendSeller);
  await openAndClose(back, "2030-06-29T08:00:00Z", reinstateSeller);
  // It began to be kept when these shops were open already, and before the other one was.
  await chargeMonthlyFees(ctx);
  const june = (seller: { id: string }) => feesOf(ctx, seller.id, "2030-07");
  expect(await Promise.all([early, closed, back, waiting].map(june))).toEqual([[], [], [], []]);
  expect(await june(late)).toEqual([["Plan, 2030-06, 10 of 30 days", -1000]]);
  await openAndClose(closed, "2030-07-31T23:59:00Z", reinstateSeller);
  await openAndClose(early, "2030-07-01T00:00:00Z", suspendSeller);
  await openAndClose(back, "2030-07-16T00:30:00Z", suspendSeller);
  clock.set(new Date("2030-08-01T05:14:00Z"));
  await chargeMonthlyFees(ctx);
  const july = (seller: { id: string }) => feesOf(ctx, seller.id, "2030-08");
  expect(await Promise.all([early, late, closed, back, waiting].map(july))).toEqual([
    [],
    [["Plan, 2030-07", -3000]],
    [["Plan, 2030-07, 1 of 31 days", -96]],
    [["Plan, 2030-07, 16 of 31 days", -1548]],
    [],
  ]);
});

it("P-140 of the month under way stay as they were said when it began, whatever is changed within it", async () => {
  const seller = await aSeller(database.db);
  const clock = new FakeClock(new Date("2031-01-10T09:00:00Z"));
  const ctx = testContext(database.db, { clock });
  const plan = { kind: "monthly" as const, name: "Plan", shop: seller.shopSlug, fixedAmount: 1000 };
  const { rules } = await createFeeRule(ctx, input({ ...plan, startsAt: "2031-01-01T00:00:00Z" }));
  const mine = (all: typeof rules) => all.filter((rule) => rule.seller?.id === seller.id);
  const ruleId = mine(rules)[0]?.id ?? "";
  clock.set(new Date("2031-01-28T09:00:00Z"));
  const changed = mine((await updateFeeRule(ctx, { ...input({ ...plan, fixedAmount: 3000 }), ruleId })).rules);
  expect(changed.map(({ fixed, startsAt, endsAt }) => [fixed?.amount, startsAt, endsAt])).toEqual([
    [3000, "2031-02-01T00:00:00.000Z", null],
    [1000, "2031-01-01T00:00:00.000Z", "2031-02-01T00:00:00.000Z"],
  ]);
  const charged = async (day: string) => {
    clock.set(new Date(`${day}T05:14:00Z`));
    await chargeMonthlyFees(ctx);
    return feesOf(ctx, seller.id, day.slice(0, 7));
  };
  expect(await charged("2031-02-01")).toEqual([["Plan, 2031-01", -1000]]);
  clock.set(new Date("2031-02-27T09:00:00Z"));
  const next = changed[0]?.id ?? "";
  for (let times = 0; times < 2; times++)
    expect(mine((await removeFeeRule(ctx, { ruleId: next })).rules)[0]).toMatchObject({
      endsAt: "2031-03-01T00:00:00.000Z",
    });
  expect(await charged("2031-03-01")).toEqual([["Plan, 2031-02", -3000]]);
  expect(mine((await removeFeeRule(ctx, { ruleId: next })).rules).map(({ id }) => id)).toEqual([next, ruleId]);
  expect(await charged("2031-04-01")).toEqual([]);
  await removeFeeRule(ctx, { ruleId: next });
  expect(mine((await removeFeeRule(ctx, { ruleId })).rules)).toEqual([]);
});

it("P-140 say the most that they can be in their currency", async () => {
  const ctx = testContext(database.db);
  const rule = { name: "Much", kind: "order" as const, fixedAmount: 100_000_000_01 };
  await expect(createFeeRule(ctx, input(rule))).rejects.toThrow("Enter $100,000,000.00 at most.");
  await expect(createFeeRule(ctx, input({ ...rule, currency: "JPY" }))).rejects.toMatchObject({
    details: { fieldErrors: { fixedAmount: "Enter ¥10,000,000,000 at most." } },
  });
});

it("AD-13 are beside commission in what staff see first", async () => {
  const seller = await aSeller(database.db);
  const staff = testContext(database.db);
  const before = await getStaffDashboard(staff);
  await createFeeRule(staff, input({ name: "Listing", kind: "item", shop: seller.shopSlug, fixedAmount: 20 }));
  await createFeeRule(staff, input({ name: "Processing", kind: "processing", shop: seller.shopSlug, fixedAmount: 30 }));
  await aSale(seller);
  const after = await getStaffDashboard(staff);
  expect(after.fees.amount - before.fees.amount).toBe(40 + 30);
  expect(after.commission.amount - before.commission.amount).toBe(320);
});
