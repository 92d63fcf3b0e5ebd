import { type Kysely, sql } from "kysely";

/** What is kept beside commission: for processing payments, by unit, by order and by month. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Of each kind the first rule that fits decides: those of one shop before those of all, the newest first. An amount makes a
    -- rule one of its currency.
    create table fee_rules (
      id uuid primary key,
      name text not null check (length(name) between 1 and 100),
      kind text not null check (kind in ('processing', 'item', 'order', 'monthly')),
      seller_id uuid references sellers on delete cascade,
      basis_points integer not null default 0 check (basis_points between 0 and 10000),
      fixed_amount bigint not null default 0 check (fixed_amount >= 0),
      currency text check (currency ~ '^[A-Z]{3}$'),
      -- Whether it goes back with refunds.
      is_returned boolean not null default false,
      starts_at timestamptz,
      ends_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (ends_at > starts_at),
      check ((currency is null) = (fixed_amount = 0)),
      check (basis_points = 0 or kind = 'processing'),
      check (not is_returned or kind <> 'monthly')
    );
    create index fee_rules_seller on fee_rules (seller_id) where seller_id is not null;

    -- What was charged of a shop for a month, once.
    create table monthly_fees (
      id uuid primary key,
      seller_id uuid not null references sellers,
      month date not null check (extract(day from month) = 1),
      rule_id uuid references fee_rules on delete set null,
      name text not null,
      amount bigint not null check (amount > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      charged_at timestamptz not null,
      unique (seller_id, month)
    );
    create index monthly_fees_rule on monthly_fees (rule_id) where rule_id is not null;

    alter table seller_orders add column fees jsonb not null default '[]';

    alter table ledger_entries drop constraint ledger_entries_account_check;
    alter table ledger_entries add constraint ledger_entries_account_check check (account in (
      'stripe_balance', 'bank', 'connected_balance', 'disputes',
      'seller_payable', 'connected_payable', 'tax_payable', 'refunds_payable', 'store_credit', 'carriers_payable',
      'platform_commission', 'processing_fees', 'fixed_fees', 'monthly_fees',
      'stripe_fees', 'dispute_losses', 'promotions', 'shipping_labels', 'write_offs'));
  `.execute(db);
}
