import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A posting by hand: one of the staff asks, another one approves.
    create table ledger_adjustments (
      id uuid primary key,
      status text not null check (status in ('REQUESTED', 'APPROVED', 'REJECTED')),
      debit_account text not null,
      credit_account text not null check (credit_account <> debit_account),
      seller_id uuid references sellers,
      amount bigint not null check (amount > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      reason text not null check (length(reason) between 10 and 1000),
      requested_by uuid not null references users,
      requested_at timestamptz not null,
      decided_by uuid references users,
      decided_at timestamptz,
      decision_note text check (length(decision_note) <= 1000),
      check ((status = 'REQUESTED') = (decided_by is null)),
      constraint ledger_adjustments_second_person check (decided_by <> requested_by)
    );
    create index ledger_adjustments_newest on ledger_adjustments (requested_at desc, id desc);

    -- What a difference is about stays the same however often its day is compared: Stripe's movement, or our posting.
    alter table reconciliation_differences add column key text;
    update reconciliation_differences set key = coalesce('posting:' || posting_id, 'source:' || source_id, 'difference:' || id);
    alter table reconciliation_differences alter column key set not null;

    -- What staff said of a difference.
    create table reconciliation_resolutions (
      key text primary key,
      kind text not null check (kind in ('linked', 'written_off', 'ignored')),
      note text not null check (length(note) between 1 and 1000),
      posting_id uuid references ledger_postings,
      adjustment_id uuid references ledger_adjustments,
      resolved_by uuid not null references users,
      resolved_at timestamptz not null,
      check ((kind = 'linked') = (posting_id is not null)),
      check ((kind = 'written_off') = (adjustment_id is not null))
    );
  `.execute(db);
}
