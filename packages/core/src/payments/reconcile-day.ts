import { type Ctx, DAY_MS, enqueueAll, inTransaction, jobRequest } from "../platform/index";
import { reconcileDayJob } from "./jobs";
import type { BalanceTransaction } from "./payment-provider";
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

/** What Stripe moves between itself, our bank and our balance: the ledger is about what orders move. */
const beyondTheLedger = new Set([
  ...["payout", "payout_cancel", "payout_failure", "topup", "topup_reversal"],
  ...["stripe_fee", "stripe_fx_fee", "tax_fee", "reserve_transaction", "reserved_funds"],
]);

/** Asks for each of the last seven days (UTC) to be compared that has not been, or did not agree. */
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
 * differs for staff to see. Comparing a day again takes the place of what was found before.
 */
export async function reconcileDay(ctx: Ctx, input: { day: string }): Promise<void> {
  const from = new Date(`${input.day}T00:00:00Z`);
  const range = { from, to: new Date(from.getTime() + DAY_MS) };
  const matched = new Set<string>();
  const differences: DifferenceRow[] = [];
  let transactionCount = 0;
  for await (const page of ctx.services.payments.listBalanceTransactions(range)) {
    const ours = page.filter((transaction) => !beyondTheLedger.has(transaction.type));
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

function differenceOf(moved: BalanceTransaction, posting: BookedPosting | undefined): DifferenceRow | undefined {
  if (posting && posting.amount === moved.amount && posting.currency === moved.currency) return undefined;
  return {
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
