import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aPayment, aSeller, aStandin, refusal } from "./testing";

let dir: string;
let journalFile: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "standin-"));
  journalFile = join(dir, "stripe.ndjson");
});
afterEach(() => rm(dir, { recursive: true }));

const create = (amount: number) => ({ amount, currency: "usd" }) as const;
const seen = (answer: { lastResponse: { headers: Record<string, string> } }) =>
  answer.lastResponse.headers["idempotent-replayed"];

it("answers a repeated key with the stored answer and does nothing twice", async () => {
  const { standin, stripe } = await aStandin();
  const first = await aPaymentWith(stripe, "k1");
  const second = await aPaymentWith(stripe, "k1");
  expect(second.id).toBe(first.id);
  expect([seen(first), seen(second)]).toEqual([undefined, "true"]);
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  await standin.close();
});

const aPaymentWith = (stripe: Stripe, idempotencyKey: string, more: Stripe.PaymentIntentCreateParams = create(5000)) =>
  stripe.paymentIntents.create(
    { payment_method: "pm_card_visa", allowed_payment_method_types: ["card"], confirm: true, ...more },
    { idempotencyKey },
  );

it("remembers a decline as well", async () => {
  const { standin, stripe } = await aStandin();
  const more = { ...create(5000), payment_method: "pm_card_chargeDeclined" };
  const first = await refusal(aPaymentWith(stripe, "k", more));
  const second = await refusal(aPaymentWith(stripe, "k", more));
  expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
  expect((await stripe.charges.list()).data).toHaveLength(1);
  await standin.close();
});

it("refuses the same key with other parameters or for another operation", async () => {
  const { standin, stripe } = await aStandin();
  await stripe.paymentIntents.create(create(5000), { idempotencyKey: "k" });
  const other = await refusal(stripe.paymentIntents.create(create(6000), { idempotencyKey: "k" }));
  expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(other.statusCode).toBe(400);
  const elsewhere = await refusal(stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k" }));
  expect(elsewhere).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  await standin.close();
});

it("leaves a key free when the parameters were refused", async () => {
  const { standin, stripe } = await aStandin();
  await refusal(
    stripe.paymentIntents.create({ amount: 500 } as Stripe.PaymentIntentCreateParams, { idempotencyKey: "k" }),
  );
  expect((await stripe.paymentIntents.create(create(500), { idempotencyKey: "k" })).amount).toBe(500);
  await standin.close();
});

it("refuses a key that is in use at this moment", async () => {
  const { standin, stripe } = await aStandin();
  standin.faults.delayNext({ method: "POST", path: "/v1/payment_intents", ms: 200 });
  const attempts = await Promise.allSettled([
    stripe.paymentIntents.create(create(5000), { idempotencyKey: "k" }),
    stripe.paymentIntents.create(create(5000), { idempotencyKey: "k" }),
  ]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = attempts.find((one) => one.status === "rejected");
  expect(lost?.reason).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  await standin.close();
});

it("remembers everything over a restart, keys included", async () => {
  const before = await aStandin({ journalFile, settlementSeconds: 0 });
  const first = await aPaymentWith(before.stripe, "k");
  const seller = await aSeller(before);
  await before.stripe.transfers.create({ amount: 1000, currency: "usd", destination: seller });
  const balance = await before.stripe.balance.retrieve();
  await before.standin.close();

  const after = await aStandin({ journalFile, settlementSeconds: 0 });
  const again = await aPaymentWith(after.stripe, "k");
  expect([again.id, seen(again)]).toEqual([first.id, "true"]);
  expect((await after.stripe.balance.retrieve()).available).toEqual(balance.available);
  expect((await after.stripe.transfers.list()).data).toHaveLength(1);
  await after.standin.close();
});

it("recovers from a kill in the middle of a write, and loses nothing it answered", async () => {
  const killed = await aStandin({ journalFile });
  const answered = await aPaymentWith(killed.stripe, "k");
  // What is on file at this moment is what a kill would leave, plus the torn beginning of a line.
  const onFile = await readFile(journalFile, "utf8");
  await killed.standin.close();
  const copy = join(dir, "copy.ndjson");
  await appendFile(copy, `${onFile}{"put":[["payment_intents","acct_x",{"id":"pi_torn"`);

  const after = await aStandin({ journalFile: copy });
  expect((await aPaymentWith(after.stripe, "k")).id).toBe(answered.id);
  expect((await after.stripe.paymentIntents.list()).data).toHaveLength(1);
  await aPayment(after.stripe);
  await after.standin.close();
  const third = await aStandin({ journalFile: copy });
  expect((await third.stripe.paymentIntents.list()).data).toHaveLength(2);
  await third.standin.close();
});

it("refuses to start on a journal damaged in the middle", async () => {
  await appendFile(journalFile, '{"put":[\n{"platform":"acct_1"}\n');
  await expect(aStandin({ journalFile })).rejects.toThrow("damaged at line 1");
});
