import { type Ctx, DAY_MS, enqueueAll, inTransaction, jobRequest, newId } from "../platform/index";
import { reconcileDayJob } from "./jobs";
import type { BalanceTransaction } from "./payment-provider";
import { insertPostings, type NewPosting } from "./queries/ledger";
import {
  type BookedPosting,
  type DifferenceRow,
  listOpenDays,
  listPostingsExcept,
  listPostingsOf,
  saveReconciliation,
  type UnmatchedPosting,
} from "./queries/reconciliation";

/** Days that are looked at again while they do not agree, or were missed. */
const OPEN_DAYS = 7;

/** What moves between Stripe and the platform's bank, Stripe's own fees, and what Stripe only sets aside. */
const bankTypes = new Set(["payout", "payout_cancel", "payout_failure", "topup", "topup_reversal"]);
const feeTypes = new Set(["stripe_fee", "stripe_fx_fee", "tax_fee"]);
const setAsideTypes = new Set(["reserve_transaction", "reserved_funds"]);
const isOfOrders = ({ type }: BalanceTransaction) =>
  !bankTypes.has(type) && !feeTypes.has(type) && !setAsideTypes.has(type);

/** Asks for each of the last seven days (UTC) to be compared that has not been, and for every day that does not agree. */
export async function reconcileOpenDays(ctx: Ctx): Promise<void> {
  const dayBefore = (days: number) => new Date(ctx.clock.now().getTime() - days * DAY_MS).toISOString().slice(0, 10);
  await inTransaction(ctx, async (tx) => {
    const days = await listOpenDays(tx, { first: dayBefore(OPEN_DAYS), last: dayBefore(1) });
    await enqueueAll(
      tx,
      days.map((day) => jobRequest(reconcileDayJob, { day })),
    );
  });
}

/**
 * Compares what moved at Stripe on a day (YYYY-MM-DD, UTC) with what is posted, before Stripe's fees, and writes down what
 * differs for staff to see. Fees, and the platform's own payouts, are posted here: nobody else knows of them. Comparing a day again takes the place of what was found before.
 */
export async function reconcileDay(ctx: Ctx, input: { day: string }): Promise<void> {
  const from = new Date(`${input.day}T00:00:00Z`);
  const range = { from, to: new Date(from.getTime() + DAY_MS) };
  const matched = new Set<string>();
  const differences: DifferenceRow[] = [];
  let transactionCount = 0;
  for await (const page of ctx.services.payments.listBalanceTransactions(range)) {
    await postOwnMovements(ctx, page);
    const ours = page.filter(isOfOrders);
    const postings = await listPostingsOf(ctx.db, ours);
    transactionCount += ours.length;
    for (const transaction of ours) {
      const posting = postings.get(transaction.id);
      if (posting) matched.add(posting.id);
      const difference = differenceOf(transaction, posting);
      if (difference) differences.push(difference);
    }
  }
  const matchedCount = transactionCount - differences.length;
  for (const posting of await listPostingsExcept(ctx.db, range, [...matched]))
    if (!(await isAtStripe(ctx, posting))) differences.push(notAtStripe(posting));
  await inTransaction(ctx, (tx) =>
    saveReconciliation(tx, input.day, { transactionCount, matchedCount, differences }, ctx.clock.now()),
  );
}

/** Posts what only Stripe knows of: its fees, and what went to or came from the platform's bank. Each once. */
async function postOwnMovements(ctx: Ctx, page: readonly BalanceTransaction[]): Promise<void> {
  const postings = page.flatMap((moved) => [...feeOf(moved), ...bankOf(moved)]);
  if (postings.length === 0) return;
  const at = ctx.clock.now().toISOString();
  await inTransaction(ctx, (tx) =>
    insertPostings(
      tx,
      postings.map((posting) => ({ ...posting, id: newId(), orderId: null, at })),
    ),
  );
}

type OwnPosting = Omit<NewPosting, "id" | "orderId" | "at">;

function feeOf({ id, type, amount, fee, currency }: BalanceTransaction): OwnPosting[] {
  const taken = feeTypes.has(type) ? fee - amount : fee;
  if (taken === 0) return [];
  const note = taken > 0 ? "Stripe's fee" : "Stripe gave a fee back";
  const entries = [
    { account: "stripe_fees" as const, amount: taken, note },
    { account: "stripe_balance" as const, amount: -taken, note },
  ];
  return [{ key: `fee:${id}`, kind: "fee", currency, description: `${note}: ${type} ${id}`, entries }];
}

function bankOf({ id, type, amount, currency }: BalanceTransaction): OwnPosting[] {
  if (!bankTypes.has(type) || amount === 0) return [];
  const note = amount > 0 ? "From the bank to Stripe" : "From Stripe to the bank";
  const entries = [
    { account: "stripe_balance" as const, amount, note },
    { account: "bank" as const, amount: -amount, note },
  ];
  return [{ key: `bank:${id}`, kind: "bank", currency, description: `${note}: ${type} ${id}`, entries }];
}

function differenceOf(moved: BalanceTransaction, posting: BookedPosting | undefined): DifferenceRow | undefined {
  if (posting && posting.amount === moved.amount && posting.currency === moved.currency) return undefined;
  return {
    key: `stripe:${moved.id}`,
    kind: posting ? "amounts_differ" : "not_in_books",
    type: moved.type,
    source_id: moved.sourceId,
    posting_id: posting?.id ?? null,
    order_id: posting?.order_id ?? null,
    currency: moved.currency,
    stripe_amount: moved.amount,
    ledger_amount: posting?.amount ?? null,
  };
}

/** Whether Stripe has it on another day, as when one wrote it down before midnight and the other after. */
async function isAtStripe(ctx: Ctx, posting: UnmatchedPosting): Promise<boolean> {
  if (posting.source_id === null) return false;
  for await (const page of ctx.services.payments.listBalanceTransactions({ sourceId: posting.source_id })) {
    const postings = await listPostingsOf(ctx.db, page);
    if ([...postings.values()].some((found) => found.id === posting.id)) return true;
  }
  return false;
}

function notAtStripe(posting: UnmatchedPosting): DifferenceRow {
  return {
    key: `posting:${posting.id}`,
    kind: "not_at_stripe",
    type: posting.kind,
    source_id: posting.source_id,
    posting_id: posting.id,
    order_id: posting.order_id,
    currency: posting.currency,
    stripe_amount: null,
    ledger_amount: posting.amount,
  };
}
