import Stripe from "stripe";
import { type StripeStandin, type StripeStandinOptions, startStripeStandin } from "./index";

export interface Running {
  standin: StripeStandin;
  stripe: Stripe;
}

/** A stand-in on a free port with the official SDK pointed at it; the SDK does not retry by itself. */
export async function aStandin(options: Partial<StripeStandinOptions> = {}): Promise<Running> {
  const standin = await startStripeStandin({ port: 0, taskSeconds: 3600, ...options });
  return { standin, stripe: sdkFor(standin) };
}

export const sdkFor = ({ host, port }: StripeStandin, key = "sk_test_local"): Stripe =>
  new Stripe(key, { host, port, protocol: "http", maxNetworkRetries: 0, telemetry: false });

/** A confirmed payment intent, 50 dollars unless told. */
export const aPayment = (
  stripe: Stripe,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
  idempotencyKey?: string,
) =>
  stripe.paymentIntents.create(
    {
      amount: 5000,
      currency: "usd",
      payment_method: "pm_card_visa",
      allowed_payment_method_types: ["card"],
      confirm: true,
      ...more,
    },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  );

/** The refusal a call ends in. @throws when it succeeds */
export async function refusal(attempt: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Stripe.errors.StripeError)) throw new Error(`expected a refusal, got ${error}`);
  return error;
}

/** A connected account that may receive transfers. */
export async function aSeller({ standin, stripe }: Running): Promise<string> {
  const account = await stripe.accounts.create({ type: "express", capabilities: { transfers: { requested: true } } });
  await standin.completeOnboarding(account.id);
  return account.id;
}
