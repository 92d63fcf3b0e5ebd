import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Days (UTC) on which what moved at Stripe was compared with the ledger.
    create table reconciliations (
      day date primary key,
      transaction_count integer not null check (transaction_count >= 0),
      matched_count integer not null check (matched_count between 0 and transaction_count),
      checked_at timestamptz not null
    );

    create table reconciliation_differences (
      id uuid primary key,
      day date not null references reconciliations on delete cascade,
      kind text not null check (kind in ('not_in_books', 'not_at_stripe', 'amounts_differ')),
      type text not null,
      -- The charge, refund, transfer or dispute at Stripe.
      source_id text,
      posting_id uuid references ledger_postings,
      order_id uuid references orders,
      currency text not null,
      stripe_amount bigint,
      ledger_amount bigint,
      check ((kind = 'not_at_stripe') = (stripe_amount is null)),
      check ((kind = 'not_in_books') = (ledger_amount is null))
    );
    create index reconciliation_differences_day on reconciliation_differences (day);
    create index ledger_postings_occurred on ledger_postings (occurred_at);
  `.execute(db);
}
