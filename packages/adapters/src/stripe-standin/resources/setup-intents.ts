import { type Ctx, emit, get, type Route, reading, route } from "../context";
import { refused, StripeProblem } from "../errors";
import { newId } from "../ids";
import { flag, free, hash, type Input, list, mergeMetadata, metadata, oneOf, orNull, text } from "../params";
import type { Stored, StripeObject } from "../store";
import { nextAction } from "./confirm";
import { attach, createMethod, methodFields, type PaymentMethod, testCardOf, useMethod } from "./payment-methods";

export interface SetupIntent extends StripeObject {
  client_secret: string;
  customer: string | null;
  payment_method: string | null;
  status: "requires_payment_method" | "requires_confirmation" | "requires_action" | "succeeded" | "canceled";
}

const confirmFields = {
  payment_method: text,
  payment_method_data: hash(methodFields),
  payment_method_options: free,
  mandate_data: free,
  return_url: text,
  use_stripe_sdk: flag,
  client_secret: text,
};
const createFields = {
  ...confirmFields,
  automatic_payment_methods: hash({ enabled: flag, allow_redirects: oneOf("always", "never") }),
  confirm: flag,
  customer: text,
  description: text,
  metadata,
  allowed_payment_method_types: list(text),
  usage: oneOf("off_session", "on_session"),
};

function create(ctx: Ctx, input: Input<typeof createFields>): SetupIntent {
  if (input.customer) get(ctx, "customers", "customer", input.customer, "customer");
  const id = newId("seti_");
  const automatic =
    input.automatic_payment_methods ?? (input.allowed_payment_method_types ? undefined : { enabled: true });
  const intent: SetupIntent = {
    id,
    object: "setup_intent",
    allowed_payment_method_types: input.allowed_payment_method_types ?? null,
    application: null,
    automatic_payment_methods: automatic ? { allow_redirects: "always", ...automatic } : null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${newId("", 25)}`,
    created: ctx.now,
    customer: orNull(input.customer),
    description: orNull(input.description),
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: mergeMetadata({}, input.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: "automatic" } },
    payment_method_types: input.allowed_payment_method_types ?? ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: input.usage ?? "off_session",
  };
  const stored = ctx.store.add("setup_intents", ctx.account, intent);
  emit(ctx, "setup_intent.created", intent);
  if (input.confirm) return confirm(ctx, stored, input);
  if (input.payment_method) {
    intent.payment_method = useMethod(ctx, input.payment_method).object.id;
    intent.status = "requires_confirmation";
  }
  return intent;
}

function confirm(ctx: Ctx, stored: Stored<SetupIntent>, input: Input<typeof confirmFields>): SetupIntent {
  const intent = stored.object;
  if (intent.status === "succeeded" || intent.status === "canceled") throw unexpectedState(intent, "confirm");
  const id = input.payment_method ?? intent.payment_method;
  if (!input.payment_method_data && !id)
    throw refused("You cannot confirm this SetupIntent because it's missing a payment method.", {
      code: "setup_intent_unexpected_state",
      setup_intent: intent,
    });
  const method = input.payment_method_data ? createMethod(ctx, input.payment_method_data) : useMethod(ctx, id ?? "");
  intent.payment_method = method.object.id;
  intent.last_setup_error = null;
  ctx.store.touch("setup_intents", stored);
  const card = testCardOf(method);
  if (card.threeDSecure && card.threeDSecure !== "on_request" && !method.hidden.setUp) {
    intent.status = "requires_action";
    intent.next_action = nextAction(
      `${ctx.settings.publicUrl}/3ds/${intent.id}?client_secret=${intent.client_secret}`,
      input.return_url,
    );
    if (input.return_url !== undefined) stored.hidden.returnUrl = input.return_url;
    emit(ctx, "setup_intent.requires_action", intent);
    return intent;
  }
  return succeed(ctx, stored, method);
}

function succeed(ctx: Ctx, stored: Stored<SetupIntent>, method: Stored<PaymentMethod>): SetupIntent {
  const intent = stored.object;
  const card = testCardOf(method);
  if (card.charge && !card.attachable && !card.threeDSecure) {
    const { code, declineCode, message } = card.charge;
    const error = {
      type: "card_error" as const,
      code,
      ...(declineCode === undefined ? {} : { decline_code: declineCode }),
      message,
      payment_method: method.object,
    };
    fail(ctx, stored, error);
    throw new StripeProblem(402, { ...error, setup_intent: intent });
  }
  if (intent.customer !== null && method.object.customer === null) attach(ctx, method.object.id, intent.customer);
  method.hidden.setUp = true;
  ctx.store.touch("payment_methods", method);
  intent.status = "succeeded";
  intent.next_action = null;
  ctx.store.touch("setup_intents", stored);
  emit(ctx, "setup_intent.succeeded", intent);
  return intent;
}

function fail(ctx: Ctx, stored: Stored<SetupIntent>, error: object): void {
  Object.assign(stored.object, {
    status: "requires_payment_method",
    payment_method: null,
    next_action: null,
    last_setup_error: error,
  });
  ctx.store.touch("setup_intents", stored);
  emit(ctx, "setup_intent.setup_failed", stored.object);
}

/** What the shopper answered on the authentication page. Answering again changes nothing. */
export function finishSetupAuthentication(ctx: Ctx, stored: Stored<SetupIntent>, isComplete: boolean): void {
  const intent = stored.object;
  if (intent.status !== "requires_action") return;
  const method = get<PaymentMethod>(ctx, "payment_methods", "PaymentMethod", intent.payment_method ?? "");
  if (isComplete) succeed(ctx, stored, method);
  else
    fail(ctx, stored, {
      code: "setup_intent_authentication_failure",
      message:
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
      payment_method: method.object,
      type: "invalid_request_error",
    });
}

const unexpectedState = (intent: SetupIntent, verb: string) =>
  refused(`You cannot ${verb} this SetupIntent because it has a status of ${intent.status}.`, {
    code: "setup_intent_unexpected_state",
    setup_intent: intent,
  });

function forBrowser(ctx: Ctx, intent: SetupIntent, secret: string | undefined): void {
  if (ctx.publishable && secret !== intent.client_secret)
    throw refused("The client_secret provided does not match the client_secret of the SetupIntent.", {
      code: "setup_intent_invalid_parameter",
      param: "client_secret",
    });
}

export const setupIntentRoutes: Route[] = [
  route("POST", "/v1/setup_intents", createFields, create),
  route(
    "POST",
    "/v1/setup_intents/:/confirm",
    confirmFields,
    (ctx, input, [id]) => {
      const stored = get<SetupIntent>(ctx, "setup_intents", "setupintent", id);
      forBrowser(ctx, stored.object, input.client_secret);
      return confirm(ctx, stored, input);
    },
    { browser: true },
  ),
  route("POST", "/v1/setup_intents/:/cancel", { cancellation_reason: text }, (ctx, input, [id]) => {
    const stored = get<SetupIntent>(ctx, "setup_intents", "setupintent", id);
    if (stored.object.status === "succeeded" || stored.object.status === "canceled")
      throw unexpectedState(stored.object, "cancel");
    stored.object.status = "canceled";
    stored.object.cancellation_reason = orNull(input.cancellation_reason);
    stored.object.next_action = null;
    ctx.store.touch("setup_intents", stored);
    emit(ctx, "setup_intent.canceled", stored.object);
    return stored.object;
  }),
  route("POST", "/v1/setup_intents/:", { metadata, description: text, customer: text }, (ctx, input, [id]) => {
    const stored = get<SetupIntent>(ctx, "setup_intents", "setupintent", id);
    stored.object.metadata = mergeMetadata(stored.object.metadata ?? {}, input.metadata);
    if (input.description !== undefined) stored.object.description = orNull(input.description);
    if (input.customer !== undefined) stored.object.customer = orNull(input.customer);
    ctx.store.touch("setup_intents", stored);
    return stored.object;
  }),
  route(
    "GET",
    "/v1/setup_intents/:",
    { client_secret: text },
    (ctx, input, [id]) => {
      const stored = get<SetupIntent>(ctx, "setup_intents", "setupintent", id);
      forBrowser(ctx, stored.object, input.client_secret);
      return stored.object;
    },
    { browser: true },
  ),
  ...reading("setup_intents", "setupintent", { customer: text, payment_method: text }).slice(1),
];
