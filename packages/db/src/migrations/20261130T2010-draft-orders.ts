import { type Kysely, sql } from "kysely";

/** Orders that staff make for somebody, and the checkout in which that somebody pays for one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draft_orders (
      id uuid primary key,
      serial bigint not null generated always as identity unique,
      status text not null check (status in ('OPEN', 'SENT', 'CANCELLED')),
      email citext not null,
      user_id uuid references users on delete set null,
      market text not null references markets (code),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      snapshot jsonb not null,
      shipping_address jsonb,
      shipping jsonb not null default '{}',
      discount jsonb,
      discount_reason text not null default '',
      message text not null default '',
      note text not null default '',
      total_amount bigint not null check (total_amount >= 0),
      item_count integer not null check (item_count >= 0),
      link_version integer not null default 0,
      sent_at timestamptz,
      expires_at timestamptz,
      cancel_reason text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (status <> 'SENT' or (expires_at is not null and sent_at is not null and shipping_address is not null)),
      check (status <> 'CANCELLED' or cancel_reason is not null)
    );
    create index draft_orders_latest on draft_orders (updated_at desc, id desc);
    create index draft_orders_user on draft_orders (user_id) where user_id is not null;
    alter table checkouts add column agreed jsonb;
    create unique index checkouts_agreed on checkouts ((agreed ->> 'draftOrderId'))
      where agreed is not null and status <> 'EXPIRED';
  `.execute(db);
}
