import { cardByNumber, type Decline, type TestCard } from "../cards";
import { type Ctx, emit, get, schedule } from "../context";
import { refused, StripeProblem } from "../errors";
import type { FormValue } from "../form";
import { flag, free, hash, type Input, type Rule, text } from "../params";
import type { Stored } from "../store";
import { authoriseCharge, type Charge, captureCharge } from "./charges";
import type { PaymentIntent } from "./payment-intents";
import {
  attach,
  createMethod,
  methodFields,
  type PaymentMethod,
  testCardOf,
  usedUp,
  useMethod,
} from "./payment-methods";

const offSession: Rule<boolean> = { read: (value: FormValue) => value !== "false" };
/** The parameters of confirming, alone or together with creating. */
export const confirmFields = {
  payment_method: text,
  payment_method_data: hash(methodFields),
  payment_method_options: free,
  confirmation_token: text,
  error_on_requires_action: flag,
  mandate: text,
  mandate_data: free,
  off_session: offSession,
  radar_options: free,
  return_url: text,
  use_stripe_sdk: flag,
};
type ConfirmInput = Pick<
  Input<typeof confirmFields>,
  "payment_method" | "payment_method_data" | "off_session" | "return_url" | "error_on_requires_action"
>;

/**
 * Tries to take the payment: authorised, declined (402), or waiting for the shopper's authentication.
 * @throws StripeProblem payment_intent_unexpected_state when it was already taken or canceled
 */
export function confirm(ctx: Ctx, stored: Stored<PaymentIntent>, input: ConfirmInput): PaymentIntent {
  const intent = stored.object;
  if (!["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status))
    throw unexpectedState(
      intent,
      intent.status === "succeeded"
        ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
        : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
    );
  const automatic = intent.automatic_payment_methods;
  if (automatic?.enabled && automatic.allow_redirects !== "never" && !input.return_url && !ctx.publishable)
    throw refused(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
      { payment_intent: intent },
    );
  const method = chosenMethod(ctx, intent, input);
  const testCard = testCardOf(method);
  intent.payment_method = method.object.id;
  intent.last_payment_error = null;
  if (input.return_url === undefined) delete stored.hidden.returnUrl;
  else stored.hidden.returnUrl = input.return_url;
  ctx.store.touch("payment_intents", stored);

  if (needsAuthentication(intent, method, testCard, input.off_session ?? false)) {
    if (input.off_session || input.error_on_requires_action)
      throw declineIntent(ctx, stored, method, testCard, {
        code: "authentication_required",
        declineCode: "authentication_required",
        message: "Your card was declined. This transaction requires authentication.",
      });
    return askToAuthenticate(ctx, stored, input.return_url);
  }
  return take(ctx, stored, method, testCard, false);
}

function chosenMethod(ctx: Ctx, intent: PaymentIntent, input: ConfirmInput): Stored<PaymentMethod> {
  const id = input.payment_method ?? intent.payment_method;
  if (!input.payment_method_data && !id)
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    );
  const method = input.payment_method_data ? createMethod(ctx, input.payment_method_data) : useMethod(ctx, id ?? "");
  const { customer } = method.object;
  if (customer !== null && customer !== intent.customer)
    throw refused(
      intent.customer === null
        ? `The PaymentMethod ${method.object.id} belongs to a Customer. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
        : `The customer does not have a payment method with the ID ${method.object.id}. The payment method must be attached to the customer.`,
      { param: "payment_method" },
    );
  if (customer === null && method.hidden.consumed) throw usedUp();
  return method;
}

function needsAuthentication(
  intent: PaymentIntent,
  method: Stored<PaymentMethod>,
  card: TestCard,
  offSession: boolean,
) {
  const options = intent.payment_method_options as { card: { request_three_d_secure: string } };
  const asked = ["any", "challenge"].includes(options.card.request_three_d_secure);
  if (card.threeDSecure === "always") return true;
  if (card.threeDSecure === "unless_set_up") return !(method.hidden.setUp && (offSession || card.setUp));
  return card.threeDSecure === "on_request" && asked;
}

function askToAuthenticate(ctx: Ctx, stored: Stored<PaymentIntent>, returnUrl: string | undefined): PaymentIntent {
  const intent = stored.object;
  const url = `${ctx.settings.publicUrl}/3ds/${intent.id}?client_secret=${intent.client_secret}`;
  intent.status = "requires_action";
  intent.next_action = nextAction(url, returnUrl);
  emit(ctx, "payment_intent.requires_action", intent);
  return intent;
}

export const nextAction = (url: string, returnUrl: string | undefined): object =>
  returnUrl === undefined
    ? { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url } }
    : { type: "redirect_to_url", redirect_to_url: { url, return_url: returnUrl } };

/** For how long card networks keep an authorisation of an online payment. */
const AUTHORISATION_SECONDS = 7 * 86_400;

function take(
  ctx: Ctx,
  stored: Stored<PaymentIntent>,
  method: Stored<PaymentMethod>,
  card: TestCard,
  authenticated: boolean,
) {
  const decline = ctx.faults.takeDecline() ?? card.charge;
  if (decline) throw declineIntent(ctx, stored, method, card, decline, authenticated);
  const intent = stored.object;
  const charge = authoriseCharge(ctx, { intent, method, testCard: card, authenticated });
  intent.latest_charge = charge.object.id;
  intent.next_action = null;
  keepMethod(ctx, intent, method);
  if (intent.capture_method === "manual") {
    intent.status = "requires_capture";
    intent.amount_capturable = intent.amount;
    schedule(ctx, "lapse_authorisation", intent.id, ctx.now + AUTHORISATION_SECONDS);
    emit(ctx, "charge.succeeded", charge.object);
    emit(ctx, "payment_intent.amount_capturable_updated", intent);
  } else {
    captureCharge(ctx, charge, intent.amount, card);
    intent.status = "succeeded";
    intent.amount_received = intent.amount;
    emit(ctx, "charge.succeeded", charge.object);
    emit(ctx, "payment_intent.succeeded", intent);
  }
  return intent;
}

/** A method without a customer may pay once; with `setup_future_usage` it is kept with the customer. */
function keepMethod(ctx: Ctx, intent: PaymentIntent, method: Stored<PaymentMethod>): void {
  if (intent.setup_future_usage && intent.customer && method.object.customer === null)
    attach(ctx, method.object.id, intent.customer);
  if (intent.setup_future_usage === "off_session") method.hidden.setUp = true;
  if (method.object.customer === null) method.hidden.consumed = true;
  ctx.store.touch("payment_methods", method);
}

/** Records the refusal on the intent and returns the 402 to throw. */
function declineIntent(
  ctx: Ctx,
  stored: Stored<PaymentIntent>,
  method: Stored<PaymentMethod>,
  card: TestCard,
  decline: Decline,
  authenticated = false,
): StripeProblem {
  const intent = stored.object;
  const charge = authoriseCharge(ctx, { intent, method, testCard: card, authenticated, decline });
  const error = {
    charge: charge.object.id,
    code: decline.code,
    ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll("_", "-")}`,
    message: decline.message,
    payment_method: method.object,
    type: "card_error" as const,
  };
  failIntent(ctx, stored, error);
  intent.latest_charge = charge.object.id;
  emit(ctx, "charge.failed", charge.object);
  emit(ctx, "payment_intent.payment_failed", intent);
  return new StripeProblem(402, { ...error, payment_intent: intent });
}

function failIntent(ctx: Ctx, stored: Stored<PaymentIntent>, error: object): void {
  Object.assign(stored.object, {
    status: "requires_payment_method",
    payment_method: null,
    next_action: null,
    last_payment_error: error,
  });
  ctx.store.touch("payment_intents", stored);
}

/** What the shopper answered on the authentication page. Answering again changes nothing. */
export function finishAuthentication(ctx: Ctx, stored: Stored<PaymentIntent>, isComplete: boolean): void {
  const intent = stored.object;
  if (intent.status !== "requires_action") return;
  const method = get<PaymentMethod>(ctx, "payment_methods", "PaymentMethod", intent.payment_method ?? "");
  if (isComplete) {
    try {
      take(ctx, stored, method, testCardOf(method), true);
    } catch (problem) {
      if (!(problem instanceof StripeProblem)) throw problem;
    }
    ctx.store.touch("payment_intents", stored);
    return;
  }
  failIntent(ctx, stored, {
    code: "payment_intent_authentication_failure",
    doc_url: "https://stripe.com/docs/error-codes/payment-intent-authentication-failure",
    message:
      "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
    payment_method: method.object,
    type: "invalid_request_error",
  });
  emit(ctx, "payment_intent.payment_failed", intent);
}

export function testCardOfCharge(charge: Stored<Charge>): TestCard {
  const found = cardByNumber(charge.hidden.card ?? "");
  if (!found) throw new Error(`Charge ${charge.object.id} has no test card`);
  return found;
}

export const unexpectedState = (intent: PaymentIntent, message: string) =>
  refused(message, { code: "payment_intent_unexpected_state", payment_intent: intent });
