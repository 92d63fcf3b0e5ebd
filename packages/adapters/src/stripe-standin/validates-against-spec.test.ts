import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Exchange } from "./index";
import { aPayment, aSeller, aStandin, refusal } from "./testing";

const packageDir = join(dirname(fileURLToPath(import.meta.url)), "../..");
// biome-ignore lint/style/noProcessEnv: where the specification lies is a matter of the machine, not of the program
const shared = process.env.EMPORIA_SHARED_DIR ?? join(packageDir, "../../../shared");
const validator = join(shared, "tools/validate-stripe.mjs");
const spec = join(shared, "specs/stripe-2023-08-16.json");

/** Newer than the specification at hand; the SDK's types know them. */
const NEWER = ["allowed_payment_method_types"];

it.skipIf(!existsSync(validator) || !existsSync(spec))("answers as Stripe's own specification says", async () => {
  const exchanges: Exchange[] = [];
  const running = await aStandin({ settlementSeconds: 0, record: (one) => exchanges.push(one) });
  await useEverything(running);
  await running.standin.close();

  const dir = await mkdtemp(join(tmpdir(), "standin-"));
  const file = join(dir, "exchanges.ndjson");
  await writeFile(file, exchanges.map((one) => JSON.stringify(one)).join("\n"));
  const { stdout, stderr } = spawnSync(process.execPath, [validator, "--spec", spec, "--json", file], {
    cwd: packageDir,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  await rm(dir, { recursive: true });
  if (stdout === "") throw new Error(stderr);
  const { records, report } = JSON.parse(stdout) as { records: number; report: { path: string; findings: string[] }[] };
  const serious = report.flatMap(({ path, findings }) =>
    findings
      .filter((finding) => !NEWER.some((name) => finding.startsWith(`request /${name}: unknown parameter`)))
      .map((finding) => `${path}: ${finding}`),
  );
  expect(serious).toEqual([]);
  expect(records).toBeGreaterThan(70);
});

async function useEverything(running: Awaited<ReturnType<typeof aStandin>>): Promise<void> {
  const { stripe, standin } = running;
  const address = { line1: "1 Main St", city: "Springfield", state: "IL", postal_code: "62701", country: "US" };
  const shipping = { name: "Ada", phone: "555", address };
  const customer = (
    await stripe.customers.create({ email: "a@b.test", name: "Ada", address, shipping, metadata: { a: "1" } })
  ).id;
  await stripe.customers.update(customer, { phone: "555", metadata: { a: "" } });
  await stripe.customers.retrieve(customer);
  await stripe.customers.list({ limit: 3, email: "a@b.test" });

  const card = { number: "4242424242424242", exp_month: 12, exp_year: 2040, cvc: "123" };
  const billing_details = { name: "Ada", email: "a@b.test", address };
  const method = (await stripe.paymentMethods.create({ type: "card", card, billing_details, metadata: { m: "1" } })).id;
  await stripe.paymentMethods.attach(method, { customer });
  await stripe.paymentMethods.update(method, { billing_details: { phone: "555" } });
  await stripe.paymentMethods.list({ customer, type: "card" });
  await stripe.customers.listPaymentMethods(customer, { limit: 5 });
  await refusal(stripe.paymentMethods.create({ type: "card", card: { ...card, number: "4242424242424241" } }));

  const setup = await stripe.setupIntents.create({
    customer,
    usage: "off_session",
    automatic_payment_methods: { enabled: true },
  });
  await stripe.setupIntents.confirm(setup.id, { payment_method: "pm_card_visa", return_url: "http://shop.test" });
  const asks = await stripe.setupIntents.create({
    customer,
    payment_method: "pm_card_authenticationRequiredOnSetup",
    confirm: true,
    return_url: "http://shop.test",
    automatic_payment_methods: { enabled: true },
  });
  await stripe.setupIntents.cancel(asks.id);
  await refusal(
    stripe.setupIntents.create({
      payment_method: "pm_card_chargeDeclined",
      confirm: true,
      return_url: "http://shop.test",
    }),
  );
  await stripe.setupIntents.retrieve(setup.id);
  await stripe.setupIntents.list({ customer });

  const manual = { capture_method: "manual", transfer_group: "ORD-1", metadata: { order: "1" }, shipping } as const;
  const held = await aPayment(stripe, {
    ...manual,
    customer,
    payment_method: method,
    off_session: true,
    receipt_email: "a@b.test",
  });
  await stripe.paymentIntents.update(held.id, { description: "An order", metadata: { more: "2" } });
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 4000 });
  await stripe.paymentIntents.retrieve(held.id, {
    expand: ["latest_charge.balance_transaction", "customer", "payment_method"],
  });
  const automatic = { enabled: true, allow_redirects: "never" } as const;
  const plain = await stripe.paymentIntents.create({
    amount: 900,
    currency: "usd",
    automatic_payment_methods: automatic,
  });
  await refusal(stripe.paymentIntents.confirm(plain.id));
  await refusal(stripe.paymentIntents.confirm(plain.id, { payment_method: "pm_card_chargeDeclined" }));
  await stripe.paymentIntents.confirm(plain.id, { payment_method: "pm_card_visa" });
  await refusal(stripe.paymentIntents.cancel(plain.id));
  for (const outcome of ["complete", "fail"]) {
    const asked = await aPayment(stripe, {
      payment_method: "pm_card_threeDSecure2Required",
      return_url: "http://shop.test",
    });
    const url = asked.next_action?.redirect_to_url?.url ?? "";
    await fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
    await stripe.paymentIntents.retrieve(asked.id, { expand: ["latest_charge"] });
  }
  await aPayment(stripe, { payment_method: "pm_card_threeDSecure2Required" });
  const canceled = await aPayment(stripe, manual);
  await stripe.paymentIntents.cancel(canceled.id, { cancellation_reason: "requested_by_customer" });
  await stripe.paymentIntents.list({ customer, limit: 2, created: { gte: 1 }, expand: ["data.latest_charge"] });
  await refusal(stripe.paymentIntents.retrieve("pi_none"));
  const sought = await stripe.paymentIntents.search({ query: "metadata['order']:'1'" });
  expect(sought.data.length).toBeGreaterThan(0);
  await refusal(stripe.paymentIntents.search({ query: "anything" }));

  const paid = await aPayment(stripe, { amount: 20_000, transfer_group: "ORD-2" });
  const charge = String(paid.latest_charge);
  await stripe.charges.retrieve(charge);
  await stripe.charges.update(charge, { metadata: { seen: "1" } });
  await stripe.charges.list({ payment_intent: paid.id });
  const refund = await stripe.refunds.create({
    payment_intent: paid.id,
    amount: 500,
    reason: "requested_by_customer",
    metadata: { r: "1" },
  });
  await stripe.refunds.update(refund.id, { metadata: { r: "2" } });
  await stripe.refunds.retrieve(refund.id, { expand: ["balance_transaction", "charge"] });
  await stripe.refunds.list({ charge });
  await refusal(stripe.refunds.create({ charge, amount: 99_999 }));
  const slow = await aPayment(stripe, { payment_method: "pm_card_pendingRefund" });
  await stripe.refunds.cancel((await stripe.refunds.create({ payment_intent: slow.id })).id);
  const failing = await aPayment(stripe, { payment_method: "pm_card_refundFail" });
  const failed = await stripe.refunds.create({ payment_intent: failing.id });
  await aPayment(stripe, { payment_method: "pm_card_createDispute" });
  await standin.settle();
  await stripe.refunds.retrieve(failed.id);
  const dispute = (await stripe.disputes.list({ limit: 1 })).data[0]?.id ?? "";
  await stripe.disputes.retrieve(dispute, { expand: ["charge"] });
  await stripe.disputes.update(dispute, { evidence: { uncategorized_text: "losing_evidence" } });

  const pending = await stripe.accounts.create({
    type: "express",
    country: "US",
    email: "s@b.test",
    business_type: "company",
    business_profile: { name: "Shop", url: "http://shop.test" },
    capabilities: { transfers: { requested: true }, card_payments: { requested: true } },
    settings: { payouts: { schedule: { interval: "manual" } } },
    metadata: { seller: "1" },
  });
  const link = {
    refresh_url: "http://shop.test/a",
    return_url: "http://shop.test/b",
    type: "account_onboarding",
  } as const;
  await stripe.accountLinks.create({ account: pending.id, ...link });
  await stripe.accounts.update(pending.id, { metadata: { seller: "2" } });
  await refusal(stripe.transfers.create({ amount: 1, currency: "usd", destination: pending.id }));
  const destination = await aSeller(running);
  await stripe.accounts.retrieve(destination);
  await stripe.accounts.list({ limit: 2 });
  await stripe.accounts.createLoginLink(destination);
  await stripe.accounts.listExternalAccounts(destination, { limit: 5 });
  await stripe.accounts.createExternalAccount(destination, { external_account: "btok_us_verified" });
  await stripe.accounts.del(pending.id);

  const transfer = await stripe.transfers.create({
    amount: 9000,
    currency: "usd",
    destination,
    source_transaction: charge,
    description: "Share",
    metadata: { t: "1" },
  });
  await stripe.transfers.createReversal(transfer.id, { amount: 1000, metadata: { why: "return" } });
  await stripe.transfers.listReversals(transfer.id);
  await stripe.transfers.retrieve(transfer.id, { expand: ["balance_transaction", "destination_payment"] });
  await stripe.transfers.update(transfer.id, { metadata: { t: "2" } });
  await stripe.transfers.list({ transfer_group: "ORD-2", destination });
  await refusal(stripe.transfers.create({ amount: 99_000_000, currency: "usd", destination }));

  const own = { stripeAccount: destination };
  await stripe.balance.retrieve();
  await stripe.balance.retrieve({}, own);
  const payout = await stripe.payouts.create(
    { amount: 3000, currency: "usd", description: "Weekly", metadata: { p: "1" } },
    own,
  );
  await standin.settle();
  await stripe.payouts.retrieve(payout.id, { expand: ["balance_transaction", "destination"] }, own);
  const taken = await stripe.payouts.create({ amount: 100, currency: "usd" }, own);
  await stripe.payouts.cancel(taken.id, {}, own);
  await stripe.payouts.list({ status: "paid" }, own);
  await refusal(stripe.payouts.create({ amount: 90_000, currency: "usd" }, own));
  const transactions = await stripe.balanceTransactions.list({ limit: 100, expand: ["data.source"] });
  await stripe.balanceTransactions.retrieve(transactions.data[0]?.id ?? "");
  await stripe.balanceTransactions.list({ type: "payout" }, own);
  await stripe.balanceTransactions.list({ created: { gte: 1_700_000_000, lt: 4_000_000_000 }, limit: 2 });
  const source = transactions.data[0]?.source;
  await stripe.balanceTransactions.list({ source: (typeof source === "string" ? source : source?.id) ?? "" });

  const events = await stripe.events.list({ limit: 100 });
  await stripe.events.list({ type: "transfer.created" });
  await stripe.events.retrieve(events.data[0]?.id ?? "");
  await stripe.paymentMethods.detach(method);
  await stripe.customers.del(customer);
}
