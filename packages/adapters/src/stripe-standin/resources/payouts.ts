import { type Ctx, emit, get, type Route, reading, route, schedule } from "../context";
import { refused } from "../errors";
import { newId } from "../ids";
import { book } from "../ledger";
import { amount, currency, type Input, mergeMetadata, metadata, oneOf, orNull, required, text } from "../params";
import type { StripeObject } from "../store";

export interface Payout extends StripeObject {
  amount: number;
  currency: string;
  destination: string;
  status: "pending" | "in_transit" | "paid" | "failed" | "canceled";
}

/** Stripe's test bank accounts that refuse a payout, by account number. */
const FAILURES: Record<string, { code: string; message: string }> = {
  "000111111113": { code: "account_closed", message: "The bank account has been closed." },
  "000111111116": { code: "no_account", message: "The bank account could not be located." },
  "000222222227": { code: "insufficient_funds", message: "The bank account has insufficient funds." },
  "000333333335": { code: "debit_not_authorized", message: "Debits to this bank account are not authorised." },
  "000444444440": { code: "invalid_currency", message: "The bank account cannot receive this currency." },
};

const createFields = {
  amount: required(amount),
  currency: required(currency),
  description: text,
  destination: text,
  metadata,
  method: oneOf("standard", "instant"),
  source_type: text,
  statement_descriptor: text,
};

function create(ctx: Ctx, input: Input<typeof createFields>): Payout {
  const destination = bankOf(ctx, input);
  const account = ctx.store.find("accounts", ctx.account);
  if (account && account.object.payouts_enabled !== true)
    throw refused("Payouts of this account are disabled until its requirements are met.", {
      code: "payouts_not_allowed",
    });
  const held = ctx.balances.of(ctx.account, input.currency, ctx.now);
  if (held.available < input.amount)
    throw refused(
      "You have insufficient funds in your Stripe account. One likely reason you have insufficient funds is that your funds are automatically being paid out; try enabling manual payouts by going to https://dashboard.stripe.com/account/payouts.",
      { code: "balance_insufficient" },
    );
  const id = newId("po_");
  const money = { account: ctx.account, type: "payout", currency: input.currency, availableOn: ctx.now };
  const payout: Payout = {
    id,
    object: "payout",
    amount: input.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: ctx.now + (input.method === "instant" ? 0 : 2 * 86_400),
    automatic: false,
    balance_transaction: book(ctx, { ...money, amount: -input.amount, source: id }).id,
    created: ctx.now,
    currency: input.currency,
    description: orNull(input.description),
    destination,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    method: input.method ?? "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: orNull(input.statement_descriptor),
    status: "pending",
    trace_id: null,
    type: "bank_account",
  };
  ctx.store.add("payouts", ctx.account, payout);
  schedule(ctx, "finish_payout", id);
  emit(ctx, "payout.created", payout);
  return payout;
}

function bankOf(ctx: Ctx, input: Input<typeof createFields>): string {
  if (input.destination !== undefined)
    return get(ctx, "external_accounts", "external account", input.destination, "destination").object.id;
  for (const { object } of ctx.store.newest("external_accounts", { field: "account", value: ctx.account }))
    if (object.currency === input.currency && object.default_for_currency) return object.id;
  throw refused(`Sorry, you don't have any external accounts in that currency (${input.currency}).`, {
    code: "payouts_not_allowed",
  });
}

/** The money reaches the bank, or the bank refuses it and it returns to the balance. */
export function finishPayout(ctx: Ctx, id: string): void {
  const stored = get<Payout>(ctx, "payouts", "payout", id);
  const payout = stored.object;
  if (payout.status !== "pending") return;
  const bank = ctx.store.find("external_accounts", payout.destination);
  const failure = FAILURES[bank?.hidden.accountNumber ?? ""];
  ctx.store.touch("payouts", stored);
  if (failure) {
    fail(ctx, payout, failure);
    return;
  }
  payout.status = "paid";
  payout.arrival_date = ctx.now;
  emit(ctx, "payout.paid", payout);
}

/** The bank sends a payout back, on its way or days after it arrived. One that is over stays so. */
export function bouncePayout(ctx: Ctx, id: string): void {
  const stored = get<Payout>(ctx, "payouts", "payout", id);
  if (stored.object.status === "failed" || stored.object.status === "canceled") return;
  ctx.store.touch("payouts", stored);
  fail(ctx, stored.object, { code: "account_closed", message: "The bank account has been closed." });
}

function fail(ctx: Ctx, payout: Payout, failure: { code: string; message: string }): void {
  payout.status = "failed";
  payout.failure_code = failure.code;
  payout.failure_message = failure.message;
  payout.failure_balance_transaction = giveBack(ctx, payout, "payout_failure");
  emit(ctx, "payout.failed", payout);
}

function giveBack(ctx: Ctx, payout: Payout, type: "payout_failure" | "payout_cancel"): string {
  const money = { account: ctx.account, type, currency: payout.currency, source: payout.id, availableOn: ctx.now };
  return book(ctx, { ...money, amount: payout.amount }).id;
}

export const payoutRoutes: Route[] = [
  route("POST", "/v1/payouts", createFields, create),
  route("POST", "/v1/payouts/:/cancel", {}, (ctx, _, [id]) => {
    const stored = get<Payout>(ctx, "payouts", "payout", id);
    if (stored.object.status !== "pending") throw refused("Payouts can only be canceled while they are pending.");
    stored.object.status = "canceled";
    stored.object.failure_balance_transaction = giveBack(ctx, stored.object, "payout_cancel");
    ctx.store.touch("payouts", stored);
    emit(ctx, "payout.canceled", stored.object);
    return stored.object;
  }),
  route("POST", "/v1/payouts/:", { metadata }, (ctx, input, [id]) => {
    const stored = get<Payout>(ctx, "payouts", "payout", id);
    stored.object.metadata = mergeMetadata(stored.object.metadata ?? {}, input.metadata);
    ctx.store.touch("payouts", stored);
    return stored.object;
  }),
  ...reading("payouts", "payout", { status: text, destination: text }),
];
