import { type Kysely, sql } from "kysely";

/** Sellers' accounts at Stripe on which something else lies than the books say, as they were compared last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_differences (
      id uuid primary key,
      seller_id uuid not null references sellers,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      stripe_amount bigint not null,
      ledger_amount bigint not null,
      -- One that was seen once may be money on its way.
      seen_count integer not null default 1 check (seen_count > 0),
      first_seen_at timestamptz not null,
      seen_at timestamptz not null,
      -- What staff say of it, as long as the amounts stay.
      note text,
      explained_by uuid references users,
      explained_at timestamptz,
      adjustment_id uuid references ledger_adjustments,
      unique (seller_id, currency),
      check (stripe_amount <> ledger_amount)
    );
    create index account_differences_first_seen on account_differences (first_seen_at, id);
    alter table sellers add column account_compared_at timestamptz;
  `.execute(db);
}
