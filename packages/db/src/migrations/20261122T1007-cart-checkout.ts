import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table carts (
      id uuid primary key,
      user_id uuid unique references users on delete cascade,
      currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
      items jsonb not null default '[]',
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index carts_expiry on carts (expires_at);

    create table checkouts (
      id uuid primary key,
      cart_id uuid not null,
      user_id uuid references users on delete set null,
      email citext,
      status text not null check (status in
        ('INIT', 'SHIPPING_INFO', 'SHIPPING_METHOD', 'PAYMENT', 'REVIEW', 'PROCESSING', 'CONFIRMED', 'EXPIRED')),
      market text not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      snapshot jsonb not null,
      shipping_address jsonb,
      billing_address jsonb,
      shipping_rates jsonb,
      shipping_choices jsonb,
      tax jsonb,
      payment_method jsonb,
      subtotal_amount bigint not null check (subtotal_amount >= 0),
      discount_amount bigint not null default 0 check (discount_amount >= 0),
      shipping_amount bigint not null default 0 check (shipping_amount >= 0),
      tax_amount bigint not null default 0 check (tax_amount >= 0),
      total_amount bigint not null,
      order_id uuid unique,
      payment_attempt integer not null default 0 check (payment_attempt >= 0),
      payment_error jsonb,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (total_amount = subtotal_amount - discount_amount + shipping_amount + tax_amount),
      check (status <> 'CONFIRMED' or order_id is not null)
    );
    create index checkouts_cart on checkouts (cart_id, created_at desc);
    create index checkouts_user on checkouts (user_id, created_at desc);
  `.execute(db);
}
