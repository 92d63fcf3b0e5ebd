import { cardByNumber } from "../cards";
import { type Ctx, emit, get, type Route, reading, route, schedule } from "../context";
import { refused } from "../errors";
import { newId } from "../ids";
import { type BalanceTransaction, book } from "../ledger";
import { flag, free, mergeMetadata, metadata, text } from "../params";
import type { Stored, StripeObject } from "../store";
import type { Charge } from "./charges";

export interface Dispute extends StripeObject {
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  currency: string;
  evidence: Record<string, unknown>;
  status: string;
}

const DISPUTE_FEE = 1500;
const EVIDENCE_SECONDS = 9 * 86_400;
const EVIDENCE = [
  "access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal",
  "customer_communication customer_email_address customer_name customer_purchase_ip customer_signature",
  "duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt",
  "refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation",
  "shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number",
  "uncategorized_file uncategorized_text",
]
  .join(" ")
  .split(" ");

/**
 * The shopper's bank takes the money back, or so much of it: what was not refunded before, unless told. A charge is
 * disputed once. @returns the dispute's id
 */
export function openDispute(
  ctx: Ctx,
  chargeId: string,
  given: { amount?: number; reason?: string } = {},
): string | undefined {
  const charge = get<Charge>(ctx, "charges", "charge", chargeId);
  if (charge.object.disputed || !charge.object.captured) return undefined;
  const left = charge.object.amount - charge.object.amount_refunded;
  const amount = given.amount ?? left;
  if (amount <= 0) return undefined;
  const reason = given.reason ?? cardByNumber(charge.hidden.card ?? "")?.dispute ?? "fraudulent";
  const isInquiry = reason === "inquiry";
  const dispute: Dispute = {
    id: newId("dp_"),
    object: "dispute",
    amount,
    balance_transactions: [],
    charge: chargeId,
    created: ctx.now,
    currency: charge.object.currency,
    evidence: Object.fromEntries(EVIDENCE.map((name) => [name, null])),
    evidence_details: { due_by: ctx.now + EVIDENCE_SECONDS, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.object.payment_intent,
    reason: isInquiry ? "general" : reason,
    status: isInquiry ? "warning_needs_response" : "needs_response",
  };
  if (!isInquiry) dispute.balance_transactions = [move(ctx, dispute, -dispute.amount, DISPUTE_FEE)];
  ctx.store.add("disputes", ctx.account, dispute);
  schedule(ctx, "end_dispute", dispute.id, ctx.now + EVIDENCE_SECONDS);
  charge.object.disputed = true;
  ctx.store.touch("charges", charge);
  emit(ctx, "charge.dispute.created", dispute);
  if (!isInquiry) emit(ctx, "charge.dispute.funds_withdrawn", dispute);
  return dispute.id;
}

/** The bank decides, whether it was answered or not. What is decided stays so. */
export function decideDispute(ctx: Ctx, id: string, outcome: "won" | "lost"): void {
  const stored = get<Dispute>(ctx, "disputes", "dispute", id);
  if (["won", "lost", "warning_closed"].includes(stored.object.status)) return;
  close(ctx, stored, outcome);
}

function move(ctx: Ctx, dispute: Dispute, amount: number, fee: number): BalanceTransaction {
  const money = { account: ctx.account, currency: dispute.currency, source: dispute.id, availableOn: ctx.now };
  return book(ctx, { ...money, type: "adjustment", category: "dispute", amount, fee });
}

/** The deadline for evidence has passed: what was not answered is lost, an inquiry is closed. */
export function endDispute(ctx: Ctx, id: string): void {
  const stored = get<Dispute>(ctx, "disputes", "dispute", id);
  if (!["needs_response", "warning_needs_response"].includes(stored.object.status)) return;
  Object.assign(stored.object.evidence_details as object, { past_due: true });
  close(ctx, stored, "lost");
}

function close(ctx: Ctx, stored: Stored<Dispute>, outcome: "won" | "lost"): void {
  const dispute = stored.object;
  const isInquiry = dispute.status.startsWith("warning");
  dispute.status = isInquiry ? "warning_closed" : outcome;
  if (outcome === "won" && !isInquiry) {
    dispute.balance_transactions = [...dispute.balance_transactions, move(ctx, dispute, dispute.amount, -DISPUTE_FEE)];
    emit(ctx, "charge.dispute.funds_reinstated", dispute);
  }
  ctx.store.touch("disputes", stored);
  emit(ctx, "charge.dispute.closed", dispute);
}

export const disputeRoutes: Route[] = [
  route("POST", "/v1/disputes/:/close", {}, (ctx, _, [id]) => {
    const stored = get<Dispute>(ctx, "disputes", "dispute", id);
    close(ctx, stored, "lost");
    return stored.object;
  }),
  route("POST", "/v1/disputes/:", { evidence: free, metadata, submit: flag }, (ctx, input, [id]) => {
    const stored = get<Dispute>(ctx, "disputes", "dispute", id);
    const dispute = stored.object;
    if (["won", "lost", "warning_closed"].includes(dispute.status)) throw refused("This dispute is already closed.");
    if (typeof input.evidence === "object")
      for (const [name, value] of Object.entries(input.evidence)) {
        if (!EVIDENCE.includes(name))
          throw refused(`Received unknown parameter: evidence[${name}]`, {
            param: `evidence[${name}]`,
            code: "parameter_unknown",
          });
        dispute.evidence[name] = value;
      }
    dispute.metadata = mergeMetadata(dispute.metadata ?? {}, input.metadata);
    if (input.submit !== false && input.evidence) submit(ctx, stored);
    ctx.store.touch("disputes", stored);
    return dispute;
  }),
  ...reading("disputes", "dispute", { charge: text, payment_intent: text }, ["charge"]),
];

/** Stripe's test evidence decides at once; any other evidence goes under review. */
function submit(ctx: Ctx, stored: Stored<Dispute>): void {
  const dispute = stored.object;
  Object.assign(dispute.evidence_details as object, { has_evidence: true, submission_count: 1 });
  const words = dispute.evidence.uncategorized_text;
  if (words === "winning_evidence") close(ctx, stored, "won");
  else if (words === "losing_evidence") close(ctx, stored, "lost");
  else {
    dispute.status = dispute.status.startsWith("warning") ? "warning_under_review" : "under_review";
    emit(ctx, "charge.dispute.updated", dispute);
  }
}
