import type Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aPayment, aSeller, aStandin, type Running, refusal } from "./testing";

let running: Running;
let stripe: Stripe;
beforeAll(async () => {
  running = await aStandin({ settlementSeconds: 0 });
  stripe = running.stripe;
});
afterAll(() => running.standin.close());

const balanceOf = async (stripeAccount?: string) => {
  const balance = await stripe.balance.retrieve({}, stripeAccount === undefined ? {} : { stripeAccount });
  return { available: balance.available[0]?.amount, pending: balance.pending[0]?.amount };
};

it("splits a captured payment between sellers, never more than was captured", async () => {
  const [ann, ben] = [await aSeller(running), await aSeller(running)];
  const paid = await aPayment(stripe, { amount: 10_000, transfer_group: "ORD-2" });
  const source_transaction = String(paid.latest_charge);
  const before = (await balanceOf()).available ?? 0;
  const transfer = await stripe.transfers.create({
    amount: 6000,
    currency: "usd",
    destination: ann,
    source_transaction,
  });
  expect(transfer).toMatchObject({ transfer_group: "ORD-2", reversed: false, amount_reversed: 0 });
  await stripe.transfers.create({ amount: 3000, currency: "usd", destination: ben, source_transaction });
  const more = { amount: 1001, currency: "usd", destination: ben, source_transaction };
  expect(await refusal(stripe.transfers.create(more))).toMatchObject({ code: "balance_insufficient", statusCode: 400 });
  expect(await balanceOf(ann)).toEqual({ available: 6000, pending: 0 });
  expect((await balanceOf()).available).toBe(before - 9000);
  expect((await stripe.transfers.list({ transfer_group: "ORD-2" })).data).toHaveLength(2);

  const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 2500 });
  expect(reversal).toMatchObject({ amount: 2500, transfer: transfer.id });
  expect(await refusal(stripe.transfers.createReversal(transfer.id, { amount: 3501 }))).toMatchObject({
    param: "amount",
  });
  await stripe.transfers.createReversal(transfer.id);
  expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 6000, reversed: true });
  expect(await balanceOf(ann)).toEqual({ available: 0, pending: 0 });
  expect((await balanceOf()).available).toBe(before - 3000);
});

it("books what sums up to the balance", async () => {
  let sum = 0;
  for await (const { net } of stripe.balanceTransactions.list({ limit: 100 })) sum += net;
  expect(sum).toBe((await balanceOf()).available);
});

it("refuses a transfer beyond the available balance or to a seller who is not onboarded", async () => {
  const destination = await aSeller(running);
  const far = { amount: 90_000_000, currency: "usd", destination };
  expect(await refusal(stripe.transfers.create(far))).toMatchObject({ code: "balance_insufficient", statusCode: 400 });
  const fresh = await stripe.accounts.create({ type: "express" });
  expect(await refusal(stripe.transfers.create({ amount: 1, currency: "usd", destination: fresh.id }))).toMatchObject({
    code: "insufficient_capabilities_for_transfer",
  });
});

it("holds charged money as pending until it settles", async () => {
  let now = new Date("2030-01-01T10:00:00Z");
  const slow = await aStandin({ clock: { now: () => now } });
  await aPayment(slow.stripe, { amount: 10_000 });
  const before = await slow.stripe.balance.retrieve();
  expect(before).toMatchObject({ available: [{ amount: 0 }], pending: [{ amount: 9680 }] });
  now = new Date("2030-01-04T10:00:00Z");
  const after = await slow.stripe.balance.retrieve();
  expect(after).toMatchObject({ available: [{ amount: 9680 }], pending: [{ amount: 0 }] });
  await slow.standin.close();
});

it("refunds in parts up to what was captured", async () => {
  const paid = await aPayment(stripe);
  const payment_intent = paid.id;
  expect(await stripe.refunds.create({ payment_intent, amount: 2000, reason: "requested_by_customer" })).toMatchObject({
    status: "succeeded",
    charge: paid.latest_charge,
  });
  expect(await refusal(stripe.refunds.create({ payment_intent, amount: 3001 }))).toMatchObject({ param: "amount" });
  await stripe.refunds.create({ payment_intent });
  expect(await refusal(stripe.refunds.create({ payment_intent }))).toMatchObject({ code: "charge_already_refunded" });
  const charge = await stripe.charges.retrieve(String(paid.latest_charge), { expand: ["refunds"] });
  expect(charge).toMatchObject({ refunded: true, amount_refunded: 5000 });
  expect(charge.refunds?.data).toHaveLength(2);
});

it("refunds no more than the captured part, and nothing uncaptured", async () => {
  const held = await aPayment(stripe, { capture_method: "manual" });
  expect(await refusal(stripe.refunds.create({ payment_intent: held.id }))).toMatchObject({ statusCode: 400 });
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3000 });
  expect(await refusal(stripe.refunds.create({ payment_intent: held.id, amount: 3001 }))).toMatchObject({
    param: "amount",
  });
  expect((await stripe.refunds.create({ payment_intent: held.id })).amount).toBe(3000);
});

it("settles a pending refund and gives a failed one back", async () => {
  const pending = await aPayment(stripe, { payment_method: "pm_card_pendingRefund" });
  const waits = await stripe.refunds.create({ payment_intent: pending.id });
  expect(waits.status).toBe("pending");
  const failing = await aPayment(stripe, { payment_method: "pm_card_refundFail" });
  const fails = await stripe.refunds.create({ payment_intent: failing.id });
  await running.standin.settle();
  expect((await stripe.refunds.retrieve(waits.id)).status).toBe("succeeded");
  expect(await stripe.refunds.retrieve(fails.id)).toMatchObject({ status: "failed" });
  expect((await stripe.charges.retrieve(String(failing.latest_charge))).refunded).toBe(false);
});

it("takes disputed money away and returns it when the dispute is won", async () => {
  const paid = await aPayment(stripe, { payment_method: "pm_card_createDispute" });
  const before = (await balanceOf()).available ?? 0;
  await running.standin.settle();
  expect((await balanceOf()).available).toBe(before - 5000 - 1500);
  const dispute = (await stripe.disputes.list({ charge: String(paid.latest_charge) })).data[0];
  expect(dispute).toMatchObject({ status: "needs_response", amount: 5000 });
  const evidence = { uncategorized_text: "winning_evidence" };
  expect((await stripe.disputes.update(dispute?.id ?? "", { evidence })).status).toBe("won");
  expect((await balanceOf()).available).toBe(before);
});

it("onboards a seller through the page, in one go or in two", async () => {
  const account = await stripe.accounts.create({
    type: "express",
    email: "shop@example.test",
    capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
    metadata: { seller: "7" },
  });
  expect(account).toMatchObject({ charges_enabled: false, payouts_enabled: false, details_submitted: false });
  const visit = async (outcome: string) => {
    const link = await stripe.accountLinks.create({
      account: account.id,
      type: "account_onboarding",
      refresh_url: "http://shop.test/again",
      return_url: "http://shop.test/back",
    });
    expect(await (await fetch(link.url)).text()).toContain("shop@example.test");
    const post = () =>
      fetch(link.url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" }).then((sent) =>
        sent.headers.get("location"),
      );
    expect([await post(), await post()]).toEqual(["http://shop.test/back", "http://shop.test/again"]);
    return stripe.accounts.retrieve(account.id);
  };
  expect(await visit("leave")).toMatchObject({ details_submitted: false });
  expect(await visit("more_needed")).toMatchObject({
    details_submitted: true,
    charges_enabled: false,
    requirements: { currently_due: ["individual.verification.document"] },
  });
  expect(await visit("complete")).toMatchObject({
    charges_enabled: true,
    payouts_enabled: true,
    capabilities: { transfers: "active", card_payments: "active" },
    external_accounts: { data: [{ last4: "6789" }] },
  });
});

it("pays a seller out, or gives the money back when the bank refuses", async () => {
  const paid = await aPayment(stripe, { amount: 10_000 });
  const good = await aSeller(running);
  const bad = await stripe.accounts.create({
    type: "custom",
    country: "US",
    business_type: "individual",
    capabilities: { transfers: { requested: true } },
    external_account: {
      object: "bank_account",
      country: "US",
      currency: "usd",
      account_number: "000111111116",
      routing_number: "110000000",
    },
    tos_acceptance: { date: 1_700_000_000, ip: "127.0.0.1" },
  });
  for (const [destination, status, left] of [
    [good, "paid", 1000],
    [bad.id, "failed", 4000],
  ] as const) {
    await stripe.transfers.create({
      amount: 4000,
      currency: "usd",
      destination,
      source_transaction: String(paid.latest_charge),
    });
    const own = { stripeAccount: destination };
    expect(await refusal(stripe.payouts.create({ amount: 4001, currency: "usd" }, own))).toMatchObject({
      code: "balance_insufficient",
    });
    const payout = await stripe.payouts.create({ amount: 3000, currency: "usd" }, own);
    expect(payout.status).toBe("pending");
    await running.standin.settle();
    expect((await stripe.payouts.retrieve(payout.id, {}, own)).status).toBe(status);
    expect((await balanceOf(destination)).available).toBe(left);
    expect(await refusal(stripe.payouts.retrieve(payout.id))).toMatchObject({ code: "resource_missing" });
  }
});
