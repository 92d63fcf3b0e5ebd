import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A transfer waits for its day, then for Stripe. Netted: all of it paid what the seller owed. It belongs to a part of an
    -- order, or to none when staff gave the seller a credit.
    alter table transfers
      alter column payment_id drop not null,
      alter column seller_order_id drop not null,
      add column due_at timestamptz,
      add column netted_amount bigint not null default 0 check (netted_amount >= 0),
      add column reversed_amount bigint not null default 0,
      add check (reversed_amount between 0 and amount),
      drop constraint transfers_amount_check,
      add constraint transfers_amount_check check (amount >= 0),
      drop constraint transfers_status_check,
      add constraint transfers_status_check check
        (status in ('WAITING', 'PENDING', 'PAID', 'NETTED', 'DROPPED', 'REVERSED')),
      add constraint transfers_paid_check check (status <> 'PAID' or amount > 0);
    create index transfers_waiting on transfers (due_at) where status = 'WAITING';
    create unique index transfers_one_credit on transfers (seller_id, currency)
      where seller_order_id is null and status = 'PENDING';

    create table transfer_reversals (
      id uuid primary key,
      transfer_id uuid not null references transfers,
      seller_id uuid not null references sellers,
      amount bigint not null check (amount > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      status text not null check (status in ('PENDING', 'DONE', 'REFUSED')),
      failure_message text,
      stripe_reversal_id text unique,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (status <> 'DONE' or stripe_reversal_id is not null)
    );
    create unique index transfer_reversals_one_pending on transfer_reversals (transfer_id) where status = 'PENDING';
    create index transfer_reversals_seller on transfer_reversals (seller_id, created_at desc);

    -- When sellers are paid; the platform's rule is one row.
    create table payout_terms (
      id boolean primary key default true check (id),
      transfer_after text not null default 'shipment' check (transfer_after in ('shipment', 'delivery')),
      transfer_days integer not null default 0 check (transfer_days between 0 and 90),
      new_seller_days integer not null default 7 check (new_seller_days between 0 and 180),
      payout_interval text not null default 'weekly' check (payout_interval in ('daily', 'weekly', 'monthly', 'manual')),
      payout_minimum_amount bigint not null default 100 check (payout_minimum_amount between 1 and 1000000000),
      updated_at timestamptz not null default now()
    );
    insert into payout_terms default values;

    -- Null: as the platform has it.
    create table seller_payout_terms (
      seller_id uuid primary key references sellers on delete cascade,
      transfer_after text check (transfer_after in ('shipment', 'delivery')),
      transfer_days integer check (transfer_days between 0 and 90),
      payout_interval text check (payout_interval in ('daily', 'weekly', 'monthly', 'manual')),
      -- Day of the week, Monday 1, or of the month.
      payout_day integer check (payout_day between 1 and 28),
      payout_minimum_amount bigint check (payout_minimum_amount between 1 and 1000000000),
      -- The last day of the schedule that was looked after (UTC).
      scheduled_on date,
      updated_at timestamptz not null default now()
    );

    -- What Stripe says of a seller's account.
    create table seller_accounts (
      seller_id uuid primary key references sellers on delete cascade,
      transfers_enabled boolean not null,
      payouts_enabled boolean not null,
      details_submitted boolean not null,
      requirements text[] not null default '{}',
      requirements_due_at timestamptz,
      disabled_reason text,
      bank_name text,
      bank_last4 text,
      checked_at timestamptz not null
    );

    create table payouts (
      id uuid primary key,
      seller_id uuid not null references sellers,
      -- The same key pays once: a day of the schedule, or the request of a person.
      key text not null unique,
      amount bigint not null check (amount > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      status text not null check (status in ('PENDING', 'IN_TRANSIT', 'PAID', 'FAILED')),
      requested_by jsonb not null,
      stripe_payout_id text unique,
      arrives_on date,
      failure_code text,
      failure_message text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (status not in ('IN_TRANSIT', 'PAID') or stripe_payout_id is not null),
      check ((status = 'FAILED') = (failure_message is not null))
    );
    create index payouts_seller on payouts (seller_id, created_at desc, id desc);
    create index payouts_newest on payouts (created_at desc, id desc);
    create index payouts_open on payouts (updated_at) where status in ('PENDING', 'IN_TRANSIT');

    -- Why money is kept from a seller, and until when.
    create table payout_holds (
      id uuid primary key,
      seller_id uuid not null references sellers,
      -- Null: all of the seller's orders.
      seller_order_id uuid references seller_orders,
      dispute_id uuid references disputes,
      rule text not null check (rule in ('new_seller', 'dispute', 'payout_failed', 'staff')),
      stops text not null check (stops in ('transfers', 'payouts', 'everything')),
      reason text not null check (length(reason) between 1 and 1000),
      placed_by jsonb not null,
      placed_at timestamptz not null,
      -- A dispute's hold ends when the bank decides; this is the latest then.
      releases_at timestamptz not null check (releases_at > placed_at),
      released_at timestamptz,
      released_by jsonb,
      release_note text,
      check ((released_at is null) = (released_by is null))
    );
    create index payout_holds_active on payout_holds (seller_id) where released_at is null;
    create index payout_holds_due on payout_holds (releases_at) where released_at is null;
    create index payout_holds_newest on payout_holds (placed_at desc, id desc);
    create unique index payout_holds_one_dispute on payout_holds (dispute_id, seller_order_id) where dispute_id is not null;
    create unique index payout_holds_one_new_seller on payout_holds (seller_id) where rule = 'new_seller';
    create unique index payout_holds_one_failure on payout_holds (seller_id)
      where rule = 'payout_failed' and released_at is null;

    -- Who bears a dispute that was lost, and by which rule.
    alter table disputes
      add column evidence_due_at timestamptz,
      add column evidence jsonb not null default '{}',
      add column evidence_sent_at timestamptz,
      add column bearer text check (bearer in ('seller', 'platform')),
      add column bearer_reason text check (length(bearer_reason) <= 1000);
    create index disputes_newest on disputes (opened_at desc, id desc);
  `.execute(db);
}
