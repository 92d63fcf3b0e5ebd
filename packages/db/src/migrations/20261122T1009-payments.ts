import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payments (
      id uuid primary key,
      order_id uuid not null references orders,
      attempt integer not null check (attempt > 0),
      amount bigint not null check (amount > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      status text not null check (status in
        ('PENDING', 'AUTHORIZED', 'CONFIRMED', 'FAILED', 'CANCELLED', 'REFUNDED', 'PARTIALLY_REFUNDED')),
      stripe_payment_intent_id text unique,
      stripe_charge_id text unique,
      payment_method jsonb not null,
      failure_code text,
      failure_message text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (order_id, attempt)
    );
    create unique index payments_one_live on payments (order_id) where status in ('PENDING', 'AUTHORIZED', 'CONFIRMED');

    create table transfers (
      id uuid primary key,
      payment_id uuid not null references payments,
      seller_order_id uuid not null unique references seller_orders,
      seller_id uuid not null references sellers,
      amount bigint not null check (amount > 0),
      platform_commission_amount bigint not null check (platform_commission_amount >= 0),
      currency text not null,
      status text not null check (status in ('PENDING', 'PAID', 'FAILED', 'REVERSED')),
      stripe_transfer_id text unique,
      failure_message text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (status <> 'PAID' or stripe_transfer_id is not null)
    );
    create index transfers_seller on transfers (seller_id, created_at desc, id desc);

    create table refunds (
      id uuid primary key,
      key text not null unique,
      order_id uuid not null references orders,
      payment_id uuid not null references payments,
      seller_order_id uuid references seller_orders,
      amount bigint not null check (amount > 0),
      currency text not null,
      reason text not null,
      status text not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
      stripe_refund_id text unique,
      failure_message text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index refunds_order on refunds (order_id, created_at);

    create table stripe_events (
      id text primary key,
      type text not null,
      payload jsonb not null,
      received_at timestamptz not null,
      processed_at timestamptz
    );
  `.execute(db);
}
