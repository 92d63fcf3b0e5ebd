import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table disputes (
      id uuid primary key,
      order_id uuid not null references orders,
      payment_id uuid not null references payments,
      stripe_dispute_id text not null unique,
      amount bigint not null check (amount > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      reason text not null,
      -- In Stripe's words.
      status text not null,
      opened_at timestamptz not null,
      closed_at timestamptz
    );
    create index disputes_order on disputes (order_id, opened_at);

    -- What shoppers are owed because their bank sent a refund back, and what banks hold while a payment is disputed.
    alter table ledger_entries drop constraint ledger_entries_account_check;
    alter table ledger_entries add constraint ledger_entries_account_check check (account in
      ('stripe_balance', 'seller_payable', 'platform_commission', 'tax_payable', 'refunds_payable', 'disputes'));
    alter table ledger_postings drop constraint ledger_postings_kind_check;
    alter table ledger_postings add constraint ledger_postings_kind_check check (kind in
      ('sale', 'transfer', 'refund', 'refund_failure', 'transfer_reversal', 'dispute', 'adjustment'));
  `.execute(db);
}
