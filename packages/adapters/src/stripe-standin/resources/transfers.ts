import { type Ctx, emit, get, page, type Route, reading, route } from "../context";
import { refused } from "../errors";
import { newId } from "../ids";
import { type BalanceTransaction, book } from "../ledger";
import { amount, currency, flag, type Input, mergeMetadata, metadata, orNull, paging, required, text } from "../params";
import type { Stored, StripeObject } from "../store";
import type { Account } from "./accounts";
import type { Charge } from "./charges";

export interface Transfer extends StripeObject {
  amount: number;
  amount_reversed: number;
  balance_transaction: string;
  currency: string;
  destination: string;
  destination_payment: string;
  reversals: { object: "list"; data: StripeObject[]; has_more: boolean; total_count: number; url: string };
  reversed: boolean;
  source_transaction: string | null;
}

const createFields = {
  amount: required(amount),
  currency: required(currency),
  destination: required(text),
  description: text,
  metadata,
  source_transaction: text,
  source_type: text,
  transfer_group: text,
};

function create(ctx: Ctx, input: Input<typeof createFields>): Transfer {
  const destination = get<Account>(ctx, "accounts", "destination", input.destination, "destination");
  if (destination.object.capabilities.transfers !== "active")
    throw refused(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      { code: "insufficient_capabilities_for_transfer", param: "destination" },
    );
  const source = input.source_transaction === undefined ? undefined : drawFrom(ctx, input);
  if (!source) requireAvailable(ctx, input.amount, input.currency);
  const availableOn = source ? Math.max(ctx.now, source.availableOn) : ctx.now;
  const id = newId("tr_");
  const money = { currency: input.currency, availableOn, description: input.description ?? null };
  const group = input.transfer_group ?? source?.group ?? null;
  const payment = addDestinationPayment(ctx, input, id, group);
  const credit = book(ctx, {
    ...money,
    account: input.destination,
    type: "payment",
    amount: input.amount,
    source: payment.object.id,
  });
  payment.object.balance_transaction = credit.id;
  const debit = book(ctx, { ...money, account: ctx.account, type: "transfer", amount: -input.amount, source: id });
  const transfer: Transfer = {
    id,
    object: "transfer",
    amount: input.amount,
    amount_reversed: 0,
    balance_transaction: debit.id,
    created: ctx.now,
    currency: input.currency,
    description: orNull(input.description),
    destination: input.destination,
    destination_payment: payment.object.id,
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    reversals: { object: "list", data: [], has_more: false, total_count: 0, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: input.source_transaction ?? null,
    source_type: "card",
    transfer_group: group,
  };
  ctx.store.add("transfers", ctx.account, transfer);
  emit(ctx, "transfer.created", transfer);
  return transfer;
}

/** A transfer tied to a charge waits for that charge's money and may not exceed what was captured. */
function drawFrom(ctx: Ctx, input: Input<typeof createFields>): { availableOn: number; group: string | null } {
  const charge = get<Charge>(ctx, "charges", "charge", input.source_transaction ?? "", "source_transaction");
  const { captured, amount_captured, balance_transaction, id } = charge.object;
  if (!captured || balance_transaction === null)
    throw refused(`The charge ${id} has not been captured and cannot be used as the source of a transfer.`, {
      param: "source_transaction",
    });
  if (charge.object.currency !== input.currency)
    throw refused(
      `The currency of source_transaction's balance transaction (${charge.object.currency}) must be the same as the transfer currency (${input.currency})`,
      { param: "currency" },
    );
  const already = charge.hidden.transferred ?? 0;
  if (already + input.amount > amount_captured)
    throw refused(
      `Transfers using this transaction as a source must not exceed the source amount of ${shown(amount_captured)}. (There is already a transfer using this source, amounting to a total of ${shown(already)}.)`,
      { code: "balance_insufficient", param: "amount" },
    );
  charge.hidden.transferred = already + input.amount;
  ctx.store.touch("charges", charge);
  const settled = get<BalanceTransaction>(ctx, "balance_transactions", "balance_transaction", balance_transaction);
  return { availableOn: settled.object.available_on, group: (charge.object.transfer_group as string | null) ?? null };
}

function requireAvailable(ctx: Ctx, sum: number, of: string): void {
  if (ctx.balances.of(ctx.account, of, ctx.now).available >= sum) return;
  throw refused(
    "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance",
    { code: "balance_insufficient" },
  );
}

function addDestinationPayment(ctx: Ctx, input: Input<typeof createFields>, transfer: string, group: string | null) {
  const payment: Charge = {
    id: newId("py_"),
    object: "charge",
    amount: input.amount,
    amount_captured: input.amount,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null },
    captured: true,
    created: ctx.now,
    currency: input.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { type: "stripe_account" },
    refunded: false,
    source_transfer: transfer,
    status: "succeeded",
    transfer_group: group,
  };
  return ctx.store.add("charges", input.destination, payment);
}

const reversalFields = { amount, description: text, metadata, refund_application_fee: flag };

function reverse(ctx: Ctx, input: Input<typeof reversalFields>, id: string): StripeObject {
  const stored = get<Transfer>(ctx, "transfers", "transfer", id);
  const transfer = stored.object;
  const left = transfer.amount - transfer.amount_reversed;
  if (left === 0) throw refused(`Transfer ${id} is already fully reversed.`, { code: "transfer_already_reversed" });
  const sum = input.amount ?? left;
  if (sum > left)
    throw refused(
      `Reversal amount (${shown(sum)}) is greater than the unreversed amount on transfer (${shown(left)})`,
      {
        param: "amount",
      },
    );
  const held = ctx.balances.of(transfer.destination, transfer.currency, ctx.now);
  if (held.available + held.pending < sum)
    throw refused("The connected account does not have a sufficient balance for this reversal.", {
      code: "balance_insufficient",
    });

  const booked = ctx.store.find<BalanceTransaction>("balance_transactions", transfer.balance_transaction);
  const availableOn = Math.max(ctx.now, booked?.object.available_on ?? 0);
  const reversal: StripeObject = { id: newId("trr_"), object: "transfer_reversal", created: ctx.now };
  const refund = newId("pyr_");
  const money = { currency: transfer.currency, availableOn, source: reversal.id };
  const credit = book(ctx, {
    ...money,
    account: ctx.account,
    type: "transfer_refund",
    category: "transfer_reversal",
    amount: sum,
  });
  book(ctx, {
    ...money,
    account: transfer.destination,
    type: "payment_refund",
    category: "refund",
    amount: -sum,
    source: refund,
  });
  Object.assign(reversal, {
    amount: sum,
    balance_transaction: credit.id,
    currency: transfer.currency,
    destination_payment_refund: refund,
    metadata: mergeMetadata({}, input.metadata),
    source_refund: null,
    transfer: id,
  });
  ctx.store.add("transfer_reversals", ctx.account, reversal);
  transfer.amount_reversed += sum;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  transfer.reversals.data = [reversal, ...transfer.reversals.data].slice(0, 10);
  transfer.reversals.total_count += 1;
  transfer.reversals.has_more = transfer.reversals.total_count > 10;
  ctx.store.touch("transfers", stored);
  giveBackToSource(ctx, transfer, sum);
  emit(ctx, "transfer.reversed", transfer);
  return reversal;
}

function giveBackToSource(ctx: Ctx, transfer: Transfer, sum: number): void {
  if (transfer.source_transaction === null) return;
  const charge: Stored<Charge> = get<Charge>(ctx, "charges", "charge", transfer.source_transaction);
  charge.hidden.transferred = (charge.hidden.transferred ?? 0) - sum;
  ctx.store.touch("charges", charge);
}

const shown = (minor: number) => `$${(minor / 100).toFixed(2)}`;

export const transferRoutes: Route[] = [
  route("POST", "/v1/transfers", createFields, create),
  route("POST", "/v1/transfers/:/reversals", reversalFields, (ctx, input, [id]) => reverse(ctx, input, id)),
  route("GET", "/v1/transfers/:/reversals", paging, (ctx, input, [id]) => {
    get(ctx, "transfers", "transfer", id);
    return page(ctx, "transfer_reversals", `/v1/transfers/${id}/reversals`, input, undefined, {
      field: "transfer",
      value: id,
    });
  }),
  route(
    "GET",
    "/v1/transfers/:/reversals/:",
    {},
    (ctx, _, [, id]) => get(ctx, "transfer_reversals", "transfer reversal", id).object,
  ),
  route("POST", "/v1/transfers/:", { description: text, metadata }, (ctx, input, [id]) => {
    const stored = get<Transfer>(ctx, "transfers", "transfer", id);
    if (input.description !== undefined) stored.object.description = orNull(input.description);
    stored.object.metadata = mergeMetadata(stored.object.metadata ?? {}, input.metadata);
    ctx.store.touch("transfers", stored);
    emit(ctx, "transfer.updated", stored.object);
    return stored.object;
  }),
  ...reading("transfers", "transfer", { destination: text, transfer_group: text }, ["transfer_group"]),
];
