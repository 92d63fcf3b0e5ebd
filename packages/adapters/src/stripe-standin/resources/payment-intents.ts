import { type Ctx, emit, get, type Route, reading, route } from "../context";
import { invalidParameter, refused, StripeProblem } from "../errors";
import { newId } from "../ids";
import {
  amount,
  currency,
  flag,
  free,
  hash,
  type Input,
  list,
  mergeMetadata,
  metadata,
  oneOf,
  orNull,
  paging,
  required,
  shipping,
  text,
} from "../params";
import type { Stored, StripeObject } from "../store";
import { type Charge, captureCharge, releaseCharge } from "./charges";
import { confirm, confirmFields, testCardOfCharge, unexpectedState } from "./confirm";

export interface PaymentIntent extends StripeObject {
  amount: number;
  amount_capturable: number;
  amount_received: number;
  automatic_payment_methods: { enabled: boolean; allow_redirects?: string } | null;
  capture_method: "automatic" | "automatic_async" | "manual";
  client_secret: string;
  currency: string;
  customer: string | null;
  last_payment_error: unknown;
  latest_charge: string | null;
  metadata: Record<string, string>;
  next_action: unknown;
  payment_method: string | null;
  setup_future_usage: string | null;
  status:
    | "requires_payment_method"
    | "requires_confirmation"
    | "requires_action"
    | "requires_capture"
    | "succeeded"
    | "canceled";
}

const captureMethod = oneOf("automatic", "automatic_async", "manual");
const changeable = {
  customer: text,
  description: text,
  metadata,
  payment_method: text,
  payment_method_options: free,
  receipt_email: text,
  setup_future_usage: oneOf("off_session", "on_session", ""),
  shipping,
  statement_descriptor: text,
  statement_descriptor_suffix: text,
  transfer_group: text,
};
const createFields = {
  ...confirmFields,
  ...changeable,
  amount: required(amount),
  currency: required(currency),
  automatic_payment_methods: hash({ enabled: required(flag), allow_redirects: oneOf("always", "never") }),
  capture_method: captureMethod,
  confirm: flag,
  confirmation_method: oneOf("automatic", "manual"),
  allowed_payment_method_types: list(text),
  excluded_payment_method_types: list(text),
  on_behalf_of: text,
};

function create(ctx: Ctx, input: Input<typeof createFields>): object {
  if (input.amount < 50 && input.currency === "usd")
    throw refused("Amount must be at least $0.50 usd", { code: "amount_too_small", param: "amount" });
  if (input.customer) get(ctx, "customers", "customer", input.customer, "customer");
  if (!input.confirm)
    for (const field of ["off_session", "return_url", "error_on_requires_action", "mandate_data"] as const)
      if (input[field] !== undefined)
        throw invalidParameter(
          "parameter_invalid_string",
          `You cannot pass ${field} without setting confirm to true.`,
          field,
        );
  const id = newId("pi_");
  const automatic =
    input.automatic_payment_methods ?? (input.allowed_payment_method_types ? undefined : { enabled: true });
  const intent: PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: input.allowed_payment_method_types ?? null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automatic ? { allow_redirects: "always", ...automatic } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${newId("", 25)}`,
    confirmation_method: input.confirmation_method ?? "automatic",
    created: ctx.now,
    currency: input.currency,
    customer: orNull(input.customer),
    customer_account: null,
    description: orNull(input.description),
    excluded_payment_method_types: input.excluded_payment_method_types ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, input.metadata),
    next_action: null,
    on_behalf_of: orNull(input.on_behalf_of),
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: input.allowed_payment_method_types ?? ["card"],
    payment_record: null,
    processing: null,
    receipt_email: orNull(input.receipt_email),
    review: null,
    setup_future_usage: orNull(input.setup_future_usage),
    shipping: input.shipping ?? null,
    source: null,
    statement_descriptor: orNull(input.statement_descriptor),
    statement_descriptor_suffix: orNull(input.statement_descriptor_suffix),
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: orNull(input.transfer_group),
  };
  setThreeDSecure(intent, input.payment_method_options);
  const stored = ctx.store.add("payment_intents", ctx.account, intent);
  emit(ctx, "payment_intent.created", intent);
  if (input.confirm) return confirm(ctx, stored, input);
  if (input.payment_method) {
    get(ctx, "payment_methods", "PaymentMethod", input.payment_method, "payment_method");
    intent.payment_method = input.payment_method;
    intent.status = "requires_confirmation";
  }
  return intent;
}

function setThreeDSecure(intent: PaymentIntent, options: Input<typeof createFields>["payment_method_options"]): void {
  const card = typeof options === "object" ? options.card : undefined;
  const asked = typeof card === "object" ? card.request_three_d_secure : undefined;
  if (typeof asked === "string")
    Object.assign((intent.payment_method_options as { card: object }).card, { request_three_d_secure: asked });
}

const updateFields = { ...changeable, amount, currency };
function update(ctx: Ctx, input: Input<typeof updateFields>, id: string): PaymentIntent {
  const stored = get<PaymentIntent>(ctx, "payment_intents", "payment_intent", id);
  const intent = stored.object;
  const settled = ["succeeded", "canceled"].includes(intent.status);
  const alwaysAllowed = new Set(["metadata", "description", "receipt_email", "shipping", "transfer_group"]);
  const open = ["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status);
  const late = Object.keys(input).find((name) => !alwaysAllowed.has(name));
  if (late && !open)
    throw unexpectedState(
      intent,
      `You cannot update the ${late} of this PaymentIntent because it has a status of ${intent.status}.`,
    );
  if (settled && intent.status === "canceled" && late) throw unexpectedState(intent, "This PaymentIntent is canceled.");
  for (const field of [
    "description",
    "receipt_email",
    "shipping",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_group",
    "customer",
    "setup_future_usage",
  ] as const)
    if (input[field] !== undefined) Object.assign(intent, { [field]: orNull<unknown>(input[field]) });
  if (input.customer) get(ctx, "customers", "customer", input.customer, "customer");
  if (input.amount !== undefined) intent.amount = input.amount;
  if (input.currency !== undefined) intent.currency = input.currency;
  if (input.payment_method) {
    get(ctx, "payment_methods", "PaymentMethod", input.payment_method, "payment_method");
    intent.payment_method = input.payment_method;
    intent.status = "requires_confirmation";
    intent.next_action = null;
  }
  setThreeDSecure(intent, input.payment_method_options);
  intent.metadata = mergeMetadata(intent.metadata, input.metadata);
  ctx.store.touch("payment_intents", stored);
  return intent;
}

const captureFields = {
  amount_to_capture: amount,
  final_capture: flag,
  metadata,
  statement_descriptor: text,
  statement_descriptor_suffix: text,
};
function capture(ctx: Ctx, input: Input<typeof captureFields>, id: string): PaymentIntent {
  const stored = get<PaymentIntent>(ctx, "payment_intents", "payment_intent", id);
  const intent = stored.object;
  if (intent.status !== "requires_capture")
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  const taken = input.amount_to_capture ?? intent.amount_capturable;
  if (taken > intent.amount_capturable)
    throw refused(
      `The payment could not be captured because the requested capture amount is greater than the amount you can capture for this charge.`,
      { code: "amount_too_large", param: "amount_to_capture", payment_intent: intent },
    );
  const charge = get<Charge>(ctx, "charges", "charge", intent.latest_charge ?? "", "latest_charge");
  captureCharge(ctx, charge, taken, testCardOfCharge(charge));
  intent.status = "succeeded";
  intent.amount_capturable = 0;
  intent.amount_received = taken;
  intent.metadata = mergeMetadata(intent.metadata, input.metadata);
  ctx.store.touch("payment_intents", stored);
  emit(ctx, "charge.captured", charge.object);
  emit(ctx, "payment_intent.succeeded", intent);
  return intent;
}

function cancel(ctx: Ctx, reason: string | undefined, id: string): PaymentIntent {
  const stored = get<PaymentIntent>(ctx, "payment_intents", "payment_intent", id);
  const intent = stored.object;
  if (intent.status === "succeeded" || intent.status === "canceled")
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing.`,
    );
  if (intent.status === "requires_capture")
    releaseCharge(ctx, get<Charge>(ctx, "charges", "charge", intent.latest_charge ?? "", "latest_charge"));
  Object.assign(intent, {
    status: "canceled",
    canceled_at: ctx.now,
    cancellation_reason: reason ?? null,
    amount_capturable: 0,
    next_action: null,
  });
  ctx.store.touch("payment_intents", stored);
  emit(ctx, "payment_intent.canceled", intent);
  return intent;
}

/** The card network lets go of what was authorised and never captured. */
export function lapseAuthorisation(ctx: Ctx, id: string): void {
  if (get<PaymentIntent>(ctx, "payment_intents", "payment_intent", id).object.status === "requires_capture")
    cancel(ctx, "automatic", id);
}

/** A browser's publishable key must bring the intent's client secret. */
function forBrowser(ctx: Ctx, stored: Stored<PaymentIntent>, secret: string | undefined): void {
  if (!ctx.publishable && secret === undefined) return;
  if (secret === stored.object.client_secret) return;
  const code = "payment_intent_invalid_parameter";
  const message = "The client_secret provided does not match the client_secret associated with the PaymentIntent.";
  throw new StripeProblem(400, { type: "invalid_request_error", code, message, param: "client_secret" }, false);
}

/** Of Stripe's query language, one field of the metadata. */
function search(ctx: Ctx, query: string, limit = 10) {
  const [, name, value] = /^metadata\['([^']+)'\]:'([^']*)'$/.exec(query) ?? [];
  if (name === undefined) throw refused("We were unable to parse your search query.", { param: "query" });
  const data: StripeObject[] = [];
  for (const { owner, object } of ctx.store.all("payment_intents"))
    if (owner === ctx.account && (object as PaymentIntent).metadata[name] === value) data.push(object);
  return {
    object: "search_result",
    url: "/v1/payment_intents/search",
    has_more: data.length > limit,
    next_page: null,
    data: data.slice(0, limit),
  };
}

export const paymentIntentRoutes: Route[] = [
  route("POST", "/v1/payment_intents", createFields, create),
  route("GET", "/v1/payment_intents/search", { query: required(text), limit: paging.limit }, (ctx, input) =>
    search(ctx, input.query, input.limit),
  ),
  route(
    "GET",
    "/v1/payment_intents/:",
    { client_secret: text },
    (ctx, input, [id]) => {
      const stored = get<PaymentIntent>(ctx, "payment_intents", "payment_intent", id);
      forBrowser(ctx, stored, input.client_secret);
      return stored.object;
    },
    { browser: true },
  ),
  route(
    "POST",
    "/v1/payment_intents/:/confirm",
    {
      ...confirmFields,
      payment_method: text,
      client_secret: text,
      capture_method: captureMethod,
      receipt_email: text,
      shipping,
      setup_future_usage: oneOf("off_session", "on_session"),
    },
    (ctx, input, [id]) => {
      const stored = get<PaymentIntent>(ctx, "payment_intents", "payment_intent", id);
      forBrowser(ctx, stored, input.client_secret);
      if (input.capture_method) stored.object.capture_method = input.capture_method;
      if (input.setup_future_usage) stored.object.setup_future_usage = input.setup_future_usage;
      if (input.receipt_email) stored.object.receipt_email = input.receipt_email;
      if (input.shipping) stored.object.shipping = input.shipping;
      return confirm(ctx, stored, input);
    },
    { browser: true },
  ),
  route("POST", "/v1/payment_intents/:/capture", captureFields, (ctx, input, [id]) => capture(ctx, input, id)),
  route(
    "POST",
    "/v1/payment_intents/:/cancel",
    { cancellation_reason: oneOf("abandoned", "duplicate", "fraudulent", "requested_by_customer") },
    (ctx, input, [id]) => cancel(ctx, input.cancellation_reason, id),
  ),
  route("POST", "/v1/payment_intents/:", updateFields, (ctx, input, [id]) => update(ctx, input, id)),
  ...reading("payment_intents", "payment_intent", { customer: text }).slice(1),
];
