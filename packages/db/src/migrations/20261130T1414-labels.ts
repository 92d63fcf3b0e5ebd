import { type Kysely, sql } from "kysely";

/** Where shops send from, who pays for what comes back, and the labels that were bought of a carrier. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table shop_shipping (
      seller_id uuid primary key references sellers,
      sends_from jsonb,
      -- Who pays for sending back: the shop always, or the shop where it is at fault and the shopper otherwise.
      return_postage text not null default 'fault' check (return_postage in ('shop', 'fault')),
      updated_at timestamptz not null
    );

    create table shipping_labels (
      id uuid primary key,
      seller_id uuid not null references sellers,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      -- Of a parcel that comes back.
      return_id uuid references returns,
      -- The caller's own, so that asking again buys nothing again.
      key text not null,
      status text not null check (status in ('BUYING', 'BOUGHT', 'REFUSED', 'VOIDING', 'VOIDED')),
      paid_by text not null check (paid_by in ('seller', 'platform')),
      -- What the carrier was asked: addresses, weight, size, contents.
      request jsonb not null,
      items jsonb not null,
      -- The offer of the carrier that is bought, and no other.
      rate_id text not null,
      service text not null,
      amount bigint not null check (amount > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      carrier text not null,
      carrier_label_id text unique,
      tracking_number text,
      tracking_url text,
      document_url text,
      failure text,
      -- Words of who agreed to a return, which hold once its label is there.
      instructions text,
      tries integer not null default 0,
      -- Until then somebody asks the carrier, and nobody else does.
      leased_until timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (seller_id, key),
      check ((status in ('BOUGHT', 'VOIDING', 'VOIDED')) = (tracking_number is not null and carrier_label_id is not null)),
      check ((status = 'REFUSED') <= (failure is not null)),
      check ((return_id is null) = (instructions is null))
    );
    create index shipping_labels_part on shipping_labels (seller_order_id, created_at);
    create index shipping_labels_order on shipping_labels (order_id);
    create index shipping_labels_open on shipping_labels (updated_at) where status in ('BUYING', 'VOIDING');
    create index shipping_labels_tracking on shipping_labels (tracking_number) where tracking_number is not null;

    alter table ledger_entries drop constraint ledger_entries_account_check;
    alter table ledger_entries add constraint ledger_entries_account_check check (account in (
      'stripe_balance', 'bank', 'connected_balance', 'disputes',
      'seller_payable', 'connected_payable', 'tax_payable', 'refunds_payable', 'store_credit', 'carriers_payable',
      'platform_commission', 'stripe_fees', 'dispute_losses', 'promotions', 'shipping_labels', 'write_offs'));
  `.execute(db);
}
