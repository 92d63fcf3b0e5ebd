import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { newId } from "../../platform/index";
import type { BalanceTransaction } from "../payment-provider";

export interface BookedPosting {
  id: string;
  order_id: string | null;
  currency: string;
  /** What it moved on our balance at Stripe. */
  amount: number;
}

const movedAtStripe = sql`
  select sum(entry.amount)::bigint as amount, min(entry.currency) as currency
  from ledger_entries entry where entry.posting_id = posting.id and entry.account = 'stripe_balance'
`;

/** The posting of each movement at Stripe, by the movement's id; what is in no book is missing. */
export async function listPostingsOf(
  db: Db,
  transactions: readonly BalanceTransaction[],
): Promise<Map<string, BookedPosting>> {
  if (transactions.length === 0) return new Map();
  const { rows } = await sql<BookedPosting & { transaction_id: string }>`
    select moved.id as transaction_id, posting.id, posting.order_id, booked.currency, booked.amount
    from json_to_recordset(${JSON.stringify(transactions)}::json) as moved (id text, type text, "sourceId" text)
    left join payments payment on payment.stripe_charge_id = moved."sourceId"
    left join refunds refund on refund.stripe_refund_id = moved."sourceId"
    left join transfers transfer on transfer.stripe_transfer_id = moved."sourceId"
    left join transfer_reversals reversal on reversal.stripe_reversal_id = moved."sourceId"
    left join reconciliation_resolutions said on said.key = 'stripe:' || moved.id and said.kind = 'linked'
    join ledger_postings posting on posting.id = said.posting_id or posting.key = case
      when moved.type in ('charge', 'payment') then 'sale:' || payment.order_id
      when moved.type in ('refund', 'payment_refund') then 'refund:' || refund.id
      when moved.type in ('refund_failure', 'payment_failure_refund') then 'refund_failure:' || refund.id
      when moved.type = 'transfer' then 'transfer:' || transfer.id
      when moved.type in ('transfer_refund', 'transfer_cancel', 'transfer_failure')
        then 'transfer_reversal:' || reversal.id
      when moved.type = 'adjustment' then 'dispute:' || moved.id
    end
    cross join lateral (${movedAtStripe}) booked
    where booked.amount is not null
  `.execute(db);
  return new Map(rows.map(({ transaction_id, ...posting }) => [transaction_id, posting]));
}

export interface UnmatchedPosting extends BookedPosting {
  kind: string;
  /** What to ask Stripe about; null while it was not told of it. */
  source_id: string | null;
}

/**
 * Postings of a time that moved money at Stripe, except the named ones. What was imported was never at this Stripe, a
 * dispute is posted from Stripe's own movement, and a refund that Stripe refused was posted and taken back.
 */
export async function listPostingsExcept(
  db: Db,
  range: { from: Date; to: Date },
  postingIds: readonly string[],
): Promise<UnmatchedPosting[]> {
  const { rows } = await sql<UnmatchedPosting>`
    select posting.id, posting.kind, posting.order_id, booked.currency, booked.amount, source.id as source_id
    from ledger_postings posting
    cross join lateral (${movedAtStripe}) booked
    left join lateral (
      select payment.stripe_charge_id as id from payments payment
      where posting.kind = 'sale' and payment.order_id = posting.order_id
        and payment.status in ('CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED')
      union all
      select refund.stripe_refund_id from refunds refund
      where posting.kind in ('refund', 'refund_failure') and posting.key = posting.kind || ':' || refund.id
        and refund.order_id = posting.order_id
      union all
      select transfer.stripe_transfer_id from transfers transfer
      left join seller_orders part on part.id = transfer.seller_order_id
      where posting.kind = 'transfer' and posting.key = 'transfer:' || transfer.id
        and part.order_id is not distinct from posting.order_id
      union all
      select reversal.stripe_reversal_id from transfer_reversals reversal
      where posting.kind = 'transfer_reversal' and posting.key = 'transfer_reversal:' || reversal.id
    ) source on true
    where posting.key not in (
        select 'adjustment:' || written.adjustment_id from reconciliation_resolutions written
        where written.adjustment_id is not null)
      and posting.occurred_at >= ${range.from} and posting.occurred_at < ${range.to} and posting.kind not in ('dispute', 'fee', 'bank')
      and not exists (
        select from refunds refused where refused.order_id = posting.order_id and refused.stripe_refund_id is null
          and refused.status in ('FAILED', 'SETTLED', 'CREDITED') and posting.key = posting.kind || ':' || refused.id)
      and booked.amount <> 0 and posting.id <> all(${[...postingIds]}::uuid[])
      and (source.id is null or source.id !~ '^(ch|re|tr)_imported_')
    order by posting.occurred_at, posting.id
  `.execute(db);
  return rows;
}

export interface DifferenceRow {
  /** What it is about, the same however often the day is compared: `stripe:<movement>` or `posting:<posting>`. */
  key: string;
  kind: "not_in_books" | "not_at_stripe" | "amounts_differ";
  /** Stripe's type of movement, or the posting's kind. */
  type: string;
  source_id: string | null;
  posting_id: string | null;
  order_id: string | null;
  currency: string;
  stripe_amount: number | null;
  ledger_amount: number | null;
}

/** Writes down how a day compares, in place of what was found before. */
export async function saveReconciliation(
  tx: Tx,
  day: string,
  result: { transactionCount: number; matchedCount: number; differences: readonly DifferenceRow[] },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("reconciliations")
    .values({
      day,
      transaction_count: result.transactionCount,
      matched_count: result.matchedCount,
      checked_at: now,
    })
    .onConflict((conflict) =>
      conflict.column("day").doUpdateSet((eb) => ({
        transaction_count: eb.ref("excluded.transaction_count"),
        matched_count: eb.ref("excluded.matched_count"),
        checked_at: eb.ref("excluded.checked_at"),
      })),
    )
    .execute();
  await sql`delete from reconciliation_differences where day = ${day}::date`.execute(tx);
  const rows = result.differences.map((difference) => ({ id: newId(), day, ...difference }));
  await sql`
    insert into reconciliation_differences
      (id, day, key, kind, type, source_id, posting_id, order_id, currency, stripe_amount, ledger_amount)
    select id, day, key, kind, type, source_id, posting_id, order_id, currency, stripe_amount, ledger_amount from json_populate_recordset(null::reconciliation_differences, ${JSON.stringify(rows)}::json)
  `.execute(tx);
}

/** Whether a difference was explained, or written off with the approval of a second person. */
const isResolved = sql`exists (
  select from reconciliation_resolutions resolved
  left join ledger_adjustments adjustment on adjustment.id = resolved.adjustment_id
  where resolved.key = difference.key and (resolved.kind <> 'written_off' or adjustment.status = 'APPROVED')
)`;

/** Days, as YYYY-MM-DD: of the range those that were never compared, and all that do not agree, however old. */
export async function listOpenDays(db: Db, range: { first: string; last: string }): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select to_char(days.day, 'YYYY-MM-DD') as day from (
      select each.day::date from generate_series(${range.first}::date, ${range.last}::date, interval '1 day') as each (day)
      where not exists (select from reconciliations compared where compared.day = each.day)
      union
      select difference.day from reconciliation_differences difference where not ${isResolved}
    ) days
    order by days.day
  `.execute(db);
  return rows.map((row) => row.day);
}

export interface ReconciliationRow {
  day: string;
  transaction_count: number;
  matched_count: number;
  checked_at: Date;
  difference_count: number;
  differences: (DifferenceRow & {
    id: string;
    order_number: string | null;
    resolution: { kind: "linked" | "written_off" | "ignored"; note: string; isDone: boolean } | null;
  })[];
}

/** The latest days and all that do not agree, newest first, with so many of their differences at most. */
export async function listReconciliations(
  db: Db,
  limits: { days: number; differences: number },
): Promise<ReconciliationRow[]> {
  const { rows } = await sql<ReconciliationRow>`
    select to_char(compared.day, 'YYYY-MM-DD') as day, compared.transaction_count, compared.matched_count,
      compared.checked_at,
      (select count(*)::integer from reconciliation_differences difference
        where difference.day = compared.day and not ${isResolved}) as difference_count,
      coalesce((
        select json_agg(shown order by shown.id) from (
          select difference.id, difference.kind, difference.type, difference.source_id, difference.posting_id,
            difference.order_id, difference.currency, difference.stripe_amount, difference.ledger_amount,
            difference.key, orders.number as order_number, (
              select json_build_object('kind', said.kind, 'note', said.note, 'isDone', ${isResolved})
              from reconciliation_resolutions said where said.key = difference.key) as resolution
          from reconciliation_differences difference left join orders on orders.id = difference.order_id
          where difference.day = compared.day order by difference.id limit ${limits.differences}
        ) shown
      ), '[]') as differences
    from reconciliations compared
    where compared.day in (select day from reconciliations order by day desc limit ${limits.days})
      or exists (select from reconciliation_differences difference
        where difference.day = compared.day and not ${isResolved})
    order by compared.day desc
  `.execute(db);
  return rows;
}

/** A difference with the currency of what is booked of it, if anything is. */
export async function findDifference(
  db: Db,
  id: string,
): Promise<(DifferenceRow & { day: string; ledger_currency: string | null }) | undefined> {
  const { rows } = await sql<DifferenceRow & { day: string; ledger_currency: string | null }>`
    select to_char(day, 'YYYY-MM-DD') as day, key, kind, type, source_id, posting_id, order_id, currency, stripe_amount,
      ledger_amount, (
        select min(entry.currency) from ledger_entries entry
        where entry.posting_id = difference.posting_id and entry.account = 'stripe_balance') as ledger_currency
    from reconciliation_differences difference where id = ${id}
  `.execute(db);
  return rows[0];
}

/** What staff say of a difference; saying it again takes the place of what was said before. */
export async function saveResolution(
  tx: Tx,
  resolution: {
    key: string;
    kind: "linked" | "written_off" | "ignored";
    note: string;
    posting_id: string | null;
    adjustment_id: string | null;
    resolved_by: string;
    resolved_at: Date;
  },
): Promise<void> {
  const { key: _, ...change } = resolution;
  await tx
    .insertInto("reconciliation_resolutions")
    .values(resolution)
    .onConflict((conflict) => conflict.column("key").doUpdateSet(change))
    .execute();
}
