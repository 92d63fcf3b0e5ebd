import { afterEach, beforeEach, expect, it } from "vitest";
import { FaultPlan } from "./fault-plan";
import { aPayment, aSeller, aStandin, type Running, refusal } from "./testing";

let running: Running;
beforeEach(async () => {
  running = await aStandin({ settlementSeconds: 0 });
});
afterEach(() => running.standin.close());
const DAY = 86_400;

it("loses a dispute that nobody answered when its deadline passes, and none that was answered", async () => {
  const { stripe, standin } = running;
  const [silent, answered] = [
    await aPayment(stripe, { payment_method: "pm_card_createDispute" }),
    await aPayment(stripe, { payment_method: "pm_card_createDispute" }),
  ];
  await standin.settle();
  const disputeOf = async ({ latest_charge }: typeof silent) =>
    (await stripe.disputes.list({ charge: String(latest_charge) })).data[0];
  await stripe.disputes.update((await disputeOf(answered))?.id ?? "", {
    evidence: { uncategorized_text: "It was delivered." },
    submit: true,
  });
  await standin.advanceClock(8 * DAY);
  await standin.settle();
  expect((await disputeOf(silent))?.status).toBe("needs_response");
  await standin.advanceClock(2 * DAY);
  expect(await disputeOf(silent)).toMatchObject({ status: "lost", evidence_details: { past_due: true } });
  expect((await disputeOf(answered))?.status).toBe("under_review");
});

it("wants to know more of a seller, stops payouts after the deadline, and pays again once it knows", async () => {
  const { stripe, standin } = running;
  const account = await aSeller(running);
  const own = { stripeAccount: account };
  const paid = await aPayment(stripe, { amount: 10_000 });
  const source_transaction = String(paid.latest_charge);
  await stripe.transfers.create({ amount: 4000, currency: "usd", destination: account, source_transaction });
  await standin.requireOf(account, ["individual.verification.document"], 5 * DAY);
  expect(await stripe.accounts.retrieve(account)).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: ["individual.verification.document"], past_due: [] },
  });
  await stripe.payouts.create({ amount: 1000, currency: "usd" }, own);
  await standin.advanceClock(6 * DAY);
  expect(await stripe.accounts.retrieve(account)).toMatchObject({
    payouts_enabled: false,
    requirements: { past_due: ["individual.verification.document"] },
  });
  expect(await refusal(stripe.payouts.create({ amount: 1000, currency: "usd" }, own))).toMatchObject({
    code: "payouts_not_allowed",
  });
  await standin.completeOnboarding(account);
  expect(await stripe.accounts.retrieve(account)).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: [] },
  });
  await stripe.payouts.create({ amount: 1000, currency: "usd" }, own);
});

it("plays the same faults for the same seed, and others for another", () => {
  const fates = (seed: number) => {
    const plan = new FaultPlan(seed);
    const calls = Array.from({ length: 400 }, () => JSON.stringify(plan.failureOf("POST", "/v1/payouts") ?? null));
    return [...calls, ...Array.from({ length: 400 }, () => plan.messageFate() ?? "in time")];
  };
  expect(fates(7)).toEqual(fates(7));
  expect(fates(7)).not.toEqual(fates(8));
  const kinds = new Set(fates(7));
  expect(kinds.size).toBe(6 + 4);
  expect(new FaultPlan(7).failureOf("GET", "/v1/payouts")).toBeUndefined();
});

it("lets go of what was authorised and not captured within seven days", async () => {
  const { stripe, standin } = running;
  const held = { capture_method: "manual" as const };
  const [forgotten, taken] = [await aPayment(stripe, held), await aPayment(stripe, held)];
  await stripe.paymentIntents.capture(taken.id, { amount_to_capture: 300 });
  await standin.advanceClock(7 * DAY - 60);
  await standin.settle();
  expect((await stripe.paymentIntents.retrieve(forgotten.id)).status).toBe("requires_capture");
  await standin.advanceClock(60);
  expect(await stripe.paymentIntents.retrieve(forgotten.id)).toMatchObject({
    status: "canceled",
    cancellation_reason: "automatic",
  });
  expect(await stripe.paymentIntents.retrieve(taken.id)).toMatchObject({ status: "succeeded", amount_received: 300 });
});
