import { type Kysely, sql } from "kysely";

/** The chart of accounts is in docs/ledger.md. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledger_entries drop constraint ledger_entries_account_check;
    alter table ledger_entries add constraint ledger_entries_account_check check (account in (
      'stripe_balance', 'bank', 'connected_balance', 'disputes',
      'seller_payable', 'connected_payable', 'tax_payable', 'refunds_payable', 'store_credit',
      'platform_commission', 'stripe_fees', 'dispute_losses', 'promotions', 'write_offs'));
    alter table ledger_entries drop constraint ledger_entries_check;
    alter table ledger_entries add constraint ledger_entries_seller_check check
      ((account in ('seller_payable', 'connected_payable', 'connected_balance')) = (seller_id is not null));
    -- What kinds there are says packages/core/src/payments/ledger.ts; the key of a posting is its kind and its cause.
    alter table ledger_postings drop constraint ledger_postings_kind_check;
    alter table ledger_postings add constraint ledger_postings_kind_check check (kind ~ '^[a-z]+(_[a-z]+)*$');
    alter table ledger_postings add constraint ledger_postings_reason_check check (length(description) > 0);
    create index ledger_entries_account on ledger_entries (account, currency, occurred_at);
  `.execute(db);
}
