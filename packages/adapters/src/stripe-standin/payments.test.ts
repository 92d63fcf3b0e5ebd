import Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aPayment, aStandin, type Running, refusal } from "./testing";

let running: Running;
let stripe: Stripe;
beforeAll(async () => {
  running = await aStandin();
  stripe = running.stripe;
});
afterAll(() => running.standin.close());

it("authorises and captures in two steps", async () => {
  const created = await stripe.paymentIntents.create({
    amount: 4999,
    currency: "usd",
    capture_method: "manual",
    allowed_payment_method_types: ["card"],
    transfer_group: "ORD-1",
    metadata: { order: "ORD-1" },
  });
  expect(created).toMatchObject({
    status: "requires_payment_method",
    client_secret: expect.stringContaining("_secret_"),
  });
  const held = await stripe.paymentIntents.confirm(created.id, { payment_method: "pm_card_visa" });
  expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 4999, amount_received: 0 });
  const taken = await stripe.paymentIntents.capture(created.id, {}, { idempotencyKey: "capture" });
  expect(taken).toMatchObject({ status: "succeeded", amount_capturable: 0, amount_received: 4999 });
  const seen = await stripe.paymentIntents.retrieve(created.id, { expand: ["latest_charge.balance_transaction"] });
  expect(seen.latest_charge).toMatchObject({
    captured: true,
    transfer_group: "ORD-1",
    balance_transaction: { amount: 4999, fee: 175, net: 4824 },
  });
});

it("captures a part once and releases the rest", async () => {
  const held = await aPayment(stripe, { capture_method: "manual" });
  const tooMuch = await refusal(stripe.paymentIntents.capture(held.id, { amount_to_capture: 5001 }));
  expect(tooMuch).toMatchObject({ code: "amount_too_large", statusCode: 400 });
  const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3000 });
  expect(taken).toMatchObject({ status: "succeeded", amount: 5000, amount_received: 3000 });
  const again = await refusal(stripe.paymentIntents.capture(held.id));
  expect(again).toMatchObject({ code: "payment_intent_unexpected_state", statusCode: 400 });
});

it("releases a canceled authorisation", async () => {
  const held = await aPayment(stripe, { capture_method: "manual" });
  const canceled = await stripe.paymentIntents.cancel(held.id, { cancellation_reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned", amount_capturable: 0 });
  expect(await refusal(stripe.paymentIntents.cancel(held.id))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
  expect(await refusal(stripe.paymentIntents.confirm(held.id))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
});

it.each([
  ["4000000000000002", "pm_card_chargeDeclined", "card_declined", "generic_decline"],
  ["4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
  ["4000000000009987", "pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
  ["4000000000000069", "pm_card_chargeDeclinedExpiredCard", "expired_card", undefined],
  ["4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", undefined],
  ["4000000000000119", "pm_card_chargeDeclinedProcessingError", "processing_error", undefined],
])("declines %s by number and as %s with %s", async (number, name, code, declineCode) => {
  const card = { number, exp_month: 12, exp_year: 2040, cvc: "123" };
  const method = await stripe.paymentMethods.create({ type: "card", card });
  for (const payment_method of [method.id, name]) {
    const error = await refusal(aPayment(stripe, { payment_method }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({ statusCode: 402, code, decline_code: declineCode ?? "" });
    const intent = await stripe.paymentIntents.retrieve(error.payment_intent?.id ?? "");
    expect(intent).toMatchObject({ status: "requires_payment_method", last_payment_error: { code } });
    const retried = await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_mastercard" });
    expect(retried.status).toBe("succeeded");
  }
});

it.each([
  [{ number: "4242424242424241" }, "incorrect_number"],
  [{ exp_year: 2019 }, "invalid_expiry_year"],
  [{ exp_month: 13 }, "invalid_expiry_month"],
  [{ cvc: "9" }, "invalid_cvc"],
  [{ number: "4111111111111111" }, "card_declined"],
])("refuses the card %j with %s", async (wrong, code) => {
  const card = { number: "4242424242424242", exp_month: 12, exp_year: 2040, cvc: "123", ...wrong };
  expect(await refusal(stripe.paymentMethods.create({ type: "card", card }))).toMatchObject({ code, statusCode: 402 });
});

const answerBank = async (intent: Stripe.PaymentIntent, outcome: "complete" | "fail") => {
  const url = intent.next_action?.redirect_to_url?.url ?? "";
  expect(await (await fetch(url)).text()).toContain("Complete authentication");
  const sent = await fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
  return new URL(sent.headers.get("location") ?? "");
};

it.each(["pm_card_threeDSecure2Required", "pm_card_authenticationRequiredOnSetup"])(
  "sends the shopper with %s to the bank and back",
  async (payment_method) => {
    const return_url = "http://shop.test/return?order=1";
    const waiting = await aPayment(stripe, { payment_method, return_url, capture_method: "manual" });
    expect(waiting.status).toBe("requires_action");
    const back = await answerBank(waiting, "complete");
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: "1",
      payment_intent: waiting.id,
      payment_intent_client_secret: waiting.client_secret,
      redirect_status: "succeeded",
    });
    const held = await stripe.paymentIntents.retrieve(waiting.id);
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 5000 });
  },
);

it("lets a failed authentication be tried again", async () => {
  const payment_method = "pm_card_threeDSecure2Required";
  const waiting = await aPayment(stripe, { payment_method, return_url: "http://shop.test/return" });
  expect((await answerBank(waiting, "fail")).searchParams.get("redirect_status")).toBe("failed");
  const failed = await stripe.paymentIntents.retrieve(waiting.id);
  expect(failed).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { code: "payment_intent_authentication_failure" },
  });
});

it("declines after authentication where the card says so", async () => {
  const payment_method = "pm_card_threeDSecureRequiredChargeDeclined";
  const waiting = await aPayment(stripe, { payment_method, return_url: "http://shop.test/return" });
  expect((await answerBank(waiting, "complete")).searchParams.get("redirect_status")).toBe("failed");
  const failed = await stripe.paymentIntents.retrieve(waiting.id);
  expect(failed.last_payment_error).toMatchObject({ code: "card_declined" });
});

it("needs the shopper for an off-session payment that was not set up", async () => {
  const customer = await stripe.customers.create({ email: "ada@example.test" });
  const setup = await stripe.setupIntents.create({
    customer: customer.id,
    payment_method: "pm_card_authenticationRequiredOnSetup",
    allowed_payment_method_types: ["card"],
    confirm: true,
    return_url: "http://shop.test/saved",
  });
  expect(setup.status).toBe("requires_action");
  const method = String(setup.payment_method);
  const off = { off_session: true, customer: customer.id };
  expect(await refusal(aPayment(stripe, { ...off, payment_method: "pm_card_authenticationRequired" }))).toMatchObject({
    code: "authentication_required",
  });
  const url = setup.next_action?.redirect_to_url?.url ?? "";
  await fetch(url, { method: "POST", body: new URLSearchParams({ outcome: "complete" }), redirect: "manual" });
  expect((await stripe.setupIntents.retrieve(setup.id)).status).toBe("succeeded");
  expect((await aPayment(stripe, { ...off, payment_method: method })).status).toBe("succeeded");
});

it("uses a payment method without a customer once only", async () => {
  const method = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } });
  await aPayment(stripe, { payment_method: method.id });
  expect((await refusal(aPayment(stripe, { payment_method: method.id }))).message).toContain("may not be used again");
});

it("keeps, lists and lets go of a customer's cards", async () => {
  const customer = await stripe.customers.create({ name: "Ada" });
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  expect((await stripe.paymentMethods.list({ customer: customer.id, type: "card" })).data).toHaveLength(1);
  expect(
    await refusal(stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer: customer.id })),
  ).toMatchObject({
    code: "card_declined",
  });
  await stripe.paymentMethods.detach(method.id);
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(0);
});

it("refuses unknown, missing and malformed parameters by name", async () => {
  const unknown = await refusal(aPayment(stripe, { colour: "red" } as object));
  expect(unknown).toMatchObject({ code: "parameter_unknown", param: "colour", statusCode: 400 });
  const missing = await refusal(stripe.paymentIntents.create({ amount: 500 } as Stripe.PaymentIntentCreateParams));
  expect(missing).toMatchObject({ code: "parameter_missing", param: "currency" });
  expect(await refusal(aPayment(stripe, { amount: 12.5 }))).toMatchObject({ code: "parameter_invalid_integer" });
  expect(await refusal(stripe.paymentIntents.retrieve("pi_gone"))).toMatchObject({
    code: "resource_missing",
    statusCode: 404,
  });
  expect(await refusal(aPayment(stripe, { payment_method: "pm_gone" }))).toMatchObject({
    code: "resource_missing",
    statusCode: 400,
    param: "payment_method",
  });
});

it("lets only test keys in", async () => {
  const { host, port, url } = running.standin;
  const live = new Stripe("sk_live_x", { host, port, protocol: "http" });
  expect(await refusal(live.balance.retrieve())).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  expect((await fetch(`${url}/v1/balance`)).status).toBe(401);
  const browser = new Stripe("pk_test_x", { host, port, protocol: "http" });
  expect(await refusal(browser.balance.retrieve())).toMatchObject({ statusCode: 403 });
  expect((await browser.paymentMethods.create({ type: "card", card: { token: "tok_visa" } })).id).toMatch(/^pm_/);
});

it("pages through a list newest first", async () => {
  const made: string[] = [];
  const customer = (await stripe.customers.create()).id;
  for (let count = 0; count < 5; count += 1) made.unshift((await aPayment(stripe, { customer })).id);
  const seen: string[] = [];
  for await (const intent of stripe.paymentIntents.list({ customer, limit: 2 })) seen.push(intent.id);
  expect(seen).toEqual(made);
});
