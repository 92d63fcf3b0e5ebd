import { type Ctx, emit, get, type Route, reading, route, schedule } from "../context";
import { invalidParameter, refused } from "../errors";
import { newId } from "../ids";
import { book } from "../ledger";
import { amount, flag, type Input, mergeMetadata, metadata, oneOf, text } from "../params";
import type { Stored, StripeObject } from "../store";
import type { Charge } from "./charges";
import { testCardOfCharge } from "./confirm";
import type { PaymentIntent } from "./payment-intents";

export interface Refund extends StripeObject {
  amount: number;
  charge: string;
  currency: string;
  status: "pending" | "succeeded" | "failed" | "canceled";
}

const createFields = {
  amount,
  charge: text,
  payment_intent: text,
  metadata,
  reason: oneOf("duplicate", "fraudulent", "requested_by_customer"),
  reverse_transfer: flag,
  refund_application_fee: flag,
};

function create(ctx: Ctx, input: Input<typeof createFields>): Refund {
  const charge = chargeToRefund(ctx, input);
  const { object } = charge;
  if (!object.captured)
    throw refused(`Charge ${object.id} has not been captured. Cancel its PaymentIntent instead.`, {
      code: "charge_not_refundable",
    });
  if (object.refunded || object.amount_refunded >= object.amount)
    throw refused(`Charge ${object.id} has already been refunded.`, { code: "charge_already_refunded" });
  const taken = takenByBank(ctx, object.id);
  if (taken > 0 && object.amount_refunded + taken >= object.amount)
    throw refused(`Charge ${object.id} has been charged back; cannot issue a refund.`, { code: "charge_disputed" });
  if (input.reverse_transfer)
    throw refused("Cannot reverse transfer: the charge was not created with a destination.", {
      param: "reverse_transfer",
    });
  const left = object.amount - object.amount_refunded - taken;
  const sum = input.amount ?? left;
  if (sum > left)
    throw refused(`Refund amount (${dollars(sum)}) is greater than unrefunded amount on charge (${dollars(left)})`, {
      param: "amount",
    });

  const behaviour = testCardOfCharge(charge).refund;
  const refund: Refund = {
    id: newId("re_"),
    object: "refund",
    amount: sum,
    balance_transaction: null,
    charge: object.id,
    created: ctx.now,
    currency: object.currency,
    customer: object.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    metadata: mergeMetadata({}, input.metadata),
    payment_intent: object.payment_intent,
    payment_method: object.payment_method,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === "pending" ? "pending" : "succeeded",
    transfer_reversal: null,
  };
  refund.balance_transaction = bookRefund(ctx, refund, -sum, "refund");
  ctx.store.add("refunds", ctx.account, refund);
  if (behaviour) schedule(ctx, behaviour === "pending" ? "settle_refund" : "fail_refund", refund.id);
  setRefunded(ctx, charge, object.amount_refunded + sum);
  emit(ctx, "refund.created", refund);
  emit(ctx, "charge.refunded", object);
  return refund;
}

function chargeToRefund(ctx: Ctx, input: Input<typeof createFields>): Stored<Charge> {
  if (input.charge !== undefined) return get<Charge>(ctx, "charges", "charge", input.charge, "charge");
  if (input.payment_intent === undefined)
    throw invalidParameter(
      "parameter_missing",
      "One of the following params should be provided for this request: payment_intent or charge.",
      "charge",
    );
  const intent = get<PaymentIntent>(ctx, "payment_intents", "payment_intent", input.payment_intent, "payment_intent");
  if (intent.object.latest_charge === null)
    throw refused(`This PaymentIntent (${intent.object.id}) does not have a successful charge to refund.`);
  return get<Charge>(ctx, "charges", "charge", intent.object.latest_charge, "charge");
}

/** What the shopper's bank has of a charge: all of it while it decides, what it was asked for once it kept it. */
function takenByBank(ctx: Ctx, charge: string): number {
  let taken = 0;
  for (const { object } of ctx.store.newest("disputes", { field: "charge", value: charge })) {
    if (object.status === "lost") taken += Number(object.amount);
    else if (object.status === "needs_response" || object.status === "under_review") return Number.MAX_SAFE_INTEGER;
  }
  return taken;
}

function bookRefund(ctx: Ctx, refund: Refund, sum: number, type: "refund" | "refund_failure"): string {
  const { id, currency } = refund;
  return book(ctx, { account: ctx.account, type, amount: sum, currency, source: id, availableOn: ctx.now }).id;
}

function setRefunded(ctx: Ctx, charge: Stored<Charge>, sum: number): void {
  charge.object.amount_refunded = sum;
  charge.object.refunded = sum >= charge.object.amount;
  ctx.store.touch("charges", charge);
}

const dollars = (minor: number) => `$${(minor / 100).toFixed(2)}`;

/** The bank took a pending refund. */
export function settleRefund(ctx: Ctx, id: string): void {
  const stored = get<Refund>(ctx, "refunds", "refund", id);
  if (stored.object.status !== "pending") return;
  stored.object.status = "succeeded";
  ctx.store.touch("refunds", stored);
  emit(ctx, "refund.updated", stored.object);
  emit(ctx, "charge.refund.updated", stored.object);
}

/** The bank sent a refund back: the money is the platform's again and the charge may be refunded again. */
export function failRefund(ctx: Ctx, id: string): void {
  const stored = get<Refund>(ctx, "refunds", "refund", id);
  const refund = stored.object;
  if (refund.status === "failed" || refund.status === "canceled") return;
  refund.status = "failed";
  refund.failure_reason = "expired_or_canceled_card";
  giveBack(ctx, stored);
  emit(ctx, "refund.failed", refund);
  emit(ctx, "charge.refund.updated", refund);
}

function giveBack(ctx: Ctx, stored: Stored<Refund>): void {
  const refund = stored.object;
  refund.failure_balance_transaction = bookRefund(ctx, refund, refund.amount, "refund_failure");
  const charge = get<Charge>(ctx, "charges", "charge", refund.charge);
  setRefunded(ctx, charge, charge.object.amount_refunded - refund.amount);
  ctx.store.touch("refunds", stored);
}

export const refundRoutes: Route[] = [
  route("POST", "/v1/refunds", createFields, create),
  route("POST", "/v1/refunds/:/cancel", {}, (ctx, _, [id]) => {
    const stored = get<Refund>(ctx, "refunds", "refund", id);
    if (stored.object.status !== "pending")
      throw refused(`You cannot cancel this refund because it has a status of ${stored.object.status}.`);
    stored.object.status = "canceled";
    giveBack(ctx, stored);
    emit(ctx, "refund.updated", stored.object);
    return stored.object;
  }),
  route("POST", "/v1/refunds/:", { metadata }, (ctx, input, [id]) => {
    const stored = get<Refund>(ctx, "refunds", "refund", id);
    stored.object.metadata = mergeMetadata(stored.object.metadata ?? {}, input.metadata);
    ctx.store.touch("refunds", stored);
    emit(ctx, "refund.updated", stored.object);
    return stored.object;
  }),
  ...reading("refunds", "refund", { charge: text, payment_intent: text }, ["charge", "payment_intent"]),
];
