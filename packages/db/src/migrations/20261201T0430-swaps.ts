import { type Kysely, sql } from "kysely";

/** What is taken out of an order pays for what is added to it: an account in between, and refunds that no purse gets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledger_entries drop constraint ledger_entries_account_check;
    alter table ledger_entries add constraint ledger_entries_account_check check (account in (
      'stripe_balance', 'bank', 'connected_balance', 'disputes',
      'seller_payable', 'connected_payable', 'tax_payable', 'refunds_payable', 'store_credit', 'swaps', 'carriers_payable',
      'platform_commission', 'processing_fees', 'fixed_fees', 'monthly_fees',
      'stripe_fees', 'dispute_losses', 'promotions', 'shipping_labels', 'write_offs')) not valid;
    alter table ledger_entries validate constraint ledger_entries_account_check;

    -- Carried: it pays for another order.
    alter table refunds drop constraint refunds_status_check;
    alter table refunds add constraint refunds_status_check
      check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'SETTLED', 'CREDITED', 'CARRIED'));
    -- A payment can give back what it pays of other orders, too.
    create index refunds_pending on refunds (payment_id) where status = 'PENDING';
  `.execute(db);
}
