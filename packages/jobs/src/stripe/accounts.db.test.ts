import { getOrder, shipItems } from "@emporia/core/orders";
import {
  changePlatformTerms,
  compareAccount,
  compareAccounts,
  decideAdjustment,
  listAccountDifferences,
  listAdjustments,
  payRun,
  resolveAccountDifference,
} from "@emporia/core/payments";
import { HOUR_MS, newId } from "@emporia/core/platform";
import { actor, aUser, listDisagreements, readBooks, useDatabase } from "@emporia/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "../testing";
import { useStandin } from "./testing";

const database = useDatabase();
const { clock, aWorld, anOrder, standin, stripe, listen } = useStandin(database);
const terms = {
  ...{ transferAfter: "shipment" as const, transferDays: 0, newSellerDays: 0 },
  ...{ interval: "daily" as const, minimumAmount: 100 },
};
beforeEach(() => changePlatformTerms(aWorld(), terms));
afterEach(async () => {
  await standin().webhooks.flush();
  await runJobs(aWorld(), { failures: "keep" });
  await forgetJobs(database);
  expect(await listDisagreements(database.db)).toEqual([]);
  expect((await readBooks(database.db)).sum).toBe(0);
});

/** A shop whose earnings of one order lie on its account at Stripe. */
async function paid() {
  const order = await anOrder("pm_card_bypassPending");
  await listen(order.ctx);
  const [part] = (await getOrder(order.ctx, order)).sellerOrders;
  const parcel = { sellerId: order.seller.id, sellerOrderId: part?.id ?? "", carrier: "UPS", trackingNumber: newId() };
  await shipItems(order.ctx, parcel);
  await listen(order.ctx);
  const { stripe_account_id } = await database.db
    .selectFrom("sellers")
    .where("id", "=", order.seller.id)
    .select("stripe_account_id")
    .executeTakeFirstOrThrow();
  const compare = async (isSecond = true) => {
    await compareAccount(order.ctx, { sellerId: order.seller.id, isSecond });
    await runJobs(order.ctx);
  };
  const open = async () => {
    const { items } = await listAccountDifferences(aWorld(), { limit: 50 });
    return items.filter((each) => each.sellerId === order.seller.id);
  };
  return { ...order, account: stripe_account_id ?? "", compare, open };
}
async function finance() {
  const { id } = await aUser(database.db, { staffRole: "finance" });
  return { ...aWorld(), actor: actor({ id, staffRole: "finance" }) };
}

describe("P-147 what lies on a seller's account", () => {
  it("agrees with the books before and after it is paid out, and each account is looked at every night", async () => {
    const shop = await paid();
    await shop.compare();
    await shop.compare();
    clock.advance(25 * HOUR_MS);
    await payRun(shop.ctx);
    await listen(shop.ctx);
    await forgetJobs(database);
    await compareAccounts(shop.ctx);
    expect((await runJobs(shop.ctx)).done).toContain("payments.compareAccount");
    expect(await shop.open()).toEqual([]);
    const { accounts, compared, oldestAt } = await listAccountDifferences(aWorld(), { limit: 1 });
    expect(compared).toBe(accounts);
    expect(oldestAt).toBe(clock.now().toISOString());
  });

  it("that differs is for staff once it was seen twice, and agrees once somebody else has approved to book it", async () => {
    const shop = await paid();
    await stripe().transfers.create({ amount: 150, currency: "usd", destination: shop.account });
    await shop.compare(false);
    expect(await shop.open()).toEqual([]);
    await shop.compare();
    const [difference] = await shop.open();
    expect((difference?.stripe.amount ?? 0) - (difference?.ledger.amount ?? 0)).toBe(150);
    expect(difference).toMatchObject({ said: null, stripeAccountId: shop.account });

    const asks = await finance();
    const given = { differenceId: difference?.id ?? "", kind: "booked" as const, note: "Sent by hand at Stripe." };
    await resolveAccountDifference(asks, given);
    expect(await shop.open()).toMatchObject([{ said: { note: given.note, isWaiting: true } }]);
    await expect(resolveAccountDifference(asks, given)).rejects.toMatchObject({ code: "ADJUSTMENT_REFUSED" });
    const [adjustment] = (await listAdjustments(asks, { limit: 1 })).items;
    await decideAdjustment(await finance(), { adjustmentId: adjustment?.id ?? "", isApproved: true, note: "Seen." });
    await shop.compare();
    expect(await shop.open()).toEqual([]);
    await expect(resolveAccountDifference(asks, given)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is booked once, however much moves on both sides meanwhile", async () => {
    const shop = await paid();
    await stripe().transfers.create({ amount: 150, currency: "usd", destination: shop.account });
    for (const _ of "ab") await shop.compare();
    const [difference] = await shop.open();
    const asks = await finance();
    const given = { differenceId: difference?.id ?? "", kind: "booked" as const, note: "Sent by hand at Stripe." };
    await resolveAccountDifference(asks, given);

    await stripe().payouts.create({ amount: 200, currency: "usd" }, { stripeAccount: shop.account });
    await listen(shop.ctx);
    await shop.compare();
    const [moved] = await shop.open();
    expect(moved?.stripe.amount).not.toBe(difference?.stripe.amount);
    expect(moved).toMatchObject({ id: given.differenceId, said: { note: given.note, isWaiting: true } });
    await expect(resolveAccountDifference(asks, given)).rejects.toMatchObject({ code: "ADJUSTMENT_REFUSED" });

    // Another sum on top of it: what waits still stands for its own part.
    await stripe().transfers.create({ amount: 10, currency: "usd", destination: shop.account });
    await shop.compare();
    expect(await shop.open()).toMatchObject([{ said: { isWaiting: true } }]);
    await expect(resolveAccountDifference(asks, given)).rejects.toMatchObject({ code: "ADJUSTMENT_REFUSED" });

    const [adjustment] = (await listAdjustments(asks, { limit: 1 })).items;
    await decideAdjustment(await finance(), { adjustmentId: adjustment?.id ?? "", isApproved: true, note: "Seen." });
    await expect(resolveAccountDifference(asks, given)).rejects.toMatchObject({ code: "ADJUSTMENT_REFUSED" });
    await shop.compare();
    const [rest] = await shop.open();
    expect((rest?.stripe.amount ?? 0) - (rest?.ledger.amount ?? 0)).toBe(10);
    expect(rest).toMatchObject({ said: null });
    await resolveAccountDifference(asks, given);
  });

  it("that was explained stays so until it is another amount", async () => {
    const shop = await paid();
    await stripe().transfers.create({ amount: 60, currency: "usd", destination: shop.account });
    for (const _ of "ab") await shop.compare();
    const [difference] = await shop.open();
    const staff = await finance();
    const explained = { differenceId: difference?.id ?? "", kind: "explained" as const, note: "A present of ours." };
    await resolveAccountDifference(staff, explained);
    await shop.compare();
    expect(await shop.open()).toMatchObject([{ said: { note: "A present of ours.", isWaiting: false } }]);
    await stripe().transfers.create({ amount: 1, currency: "usd", destination: shop.account });
    await shop.compare();
    expect(await shop.open()).toMatchObject([{ said: null }]);
  });

  it("is compared after what happened on it was asked for, where its message was lost", async () => {
    const shop = await paid();
    standin().webhooks.pause();
    await stripe().payouts.create({ amount: 200, currency: "usd" }, { stripeAccount: shop.account });
    await shop.compare(false);
    await shop.compare();
    expect(await shop.open()).toEqual([]);
    const payouts = database.db.selectFrom("payouts").where("seller_id", "=", shop.seller.id).select("amount");
    expect(await payouts.execute()).toEqual([{ amount: 200 }]);
    standin().webhooks.resume();
    await listen(shop.ctx);
    await shop.compare();
    expect(await shop.open()).toEqual([]);
  });
});
