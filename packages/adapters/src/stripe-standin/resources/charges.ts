import type { Decline, TestCard } from "../cards";
import { type Ctx, emit, get, type Route, reading, route, schedule } from "../context";
import { newId } from "../ids";
import { availableOn, book } from "../ledger";
import { mergeMetadata, metadata, orNull, shipping, text } from "../params";
import type { Stored, StripeObject } from "../store";
import type { PaymentIntent } from "./payment-intents";
import type { PaymentMethod } from "./payment-methods";

export interface Charge extends StripeObject {
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  captured: boolean;
  currency: string;
  disputed: boolean;
  payment_intent: string | null;
  refunded: boolean;
  status: "succeeded" | "failed" | "pending";
}

interface Attempt {
  intent: PaymentIntent;
  method: Stored<PaymentMethod>;
  testCard: TestCard;
  authenticated: boolean;
  decline?: Decline | undefined;
}

/** Asks the "bank": an authorised charge, uncaptured, or a failed one when `decline` is given. */
export function authoriseCharge(ctx: Ctx, attempt: Attempt): Stored<Charge> {
  const { intent, method, testCard, decline } = attempt;
  const id = newId("ch_");
  const charge: Charge = {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.object.billing_details,
    calculated_statement_descriptor: "STAND-IN",
    captured: false,
    created: ctx.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.object.id,
    payment_method_details: { card: cardDetails(method.object, intent, attempt.authenticated, testCard), type: "card" },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : `${ctx.settings.publicUrl}/#${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: intent.transfer_group ?? null,
  };
  const stored = ctx.store.add("charges", ctx.account, charge, { card: testCard.number });
  return stored;
}

function outcomeOf(decline: Decline | undefined): object {
  const reason = decline ? (decline.declineCode ?? decline.code) : null;
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason,
    risk_level: "normal",
    risk_score: 12,
    seller_message: decline ? "The bank did not return any further details with this decline." : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  };
}

function cardDetails(method: PaymentMethod, intent: PaymentIntent, authenticated: boolean, testCard: TestCard): object {
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card;
  const threeDSecure = {
    authentication_flow: "challenge",
    result: "authenticated",
    result_reason: null,
    version: "2.2.0",
  };
  return {
    amount_authorized: intent.amount,
    brand,
    checks,
    country,
    exp_month,
    exp_year,
    fingerprint,
    funding,
    installments: null,
    last4,
    mandate: null,
    network: testCard.brand,
    three_d_secure: authenticated ? threeDSecure : null,
    wallet: null,
  };
}

/** Takes `amount` of an authorised charge; the rest is released, which Stripe shows as refunded. */
export function captureCharge(ctx: Ctx, stored: Stored<Charge>, amount: number, testCard: TestCard): void {
  const charge = stored.object;
  const { basisPoints, fixed } = ctx.settings.fees;
  const transaction = book(ctx, {
    account: ctx.account,
    type: "charge",
    amount,
    fee: Math.min(amount, Math.round((amount * basisPoints) / 10_000) + fixed),
    currency: charge.currency,
    source: charge.id,
    availableOn: testCard.bypassPending ? ctx.now : availableOn(ctx),
    description: charge.description as string | null,
  });
  charge.captured = true;
  charge.amount_captured = amount;
  charge.amount_refunded = charge.amount - amount;
  charge.balance_transaction = transaction.id;
  ctx.store.touch("charges", stored);
  if (testCard.dispute) schedule(ctx, "open_dispute", charge.id);
}

/** Lets an authorisation go. */
export function releaseCharge(ctx: Ctx, stored: Stored<Charge>): void {
  stored.object.amount_refunded = stored.object.amount;
  stored.object.refunded = true;
  ctx.store.touch("charges", stored);
  emit(ctx, "charge.refunded", stored.object);
}

export const chargeRoutes: Route[] = [
  route(
    "POST",
    "/v1/charges/:",
    { description: text, metadata, receipt_email: text, shipping, fraud_details: { read: (value) => value } },
    (ctx, input, [id]) => {
      const stored = get<Charge>(ctx, "charges", "charge", id);
      for (const field of ["description", "receipt_email", "shipping"] as const)
        if (input[field] !== undefined) stored.object[field] = orNull<unknown>(input[field]);
      stored.object.metadata = mergeMetadata(stored.object.metadata ?? {}, input.metadata);
      ctx.store.touch("charges", stored);
      emit(ctx, "charge.updated", stored.object);
      return stored.object;
    },
  ),
  ...reading("charges", "charge", { customer: text, payment_intent: text, transfer_group: text }, [
    "payment_intent",
    "transfer_group",
  ]),
];
