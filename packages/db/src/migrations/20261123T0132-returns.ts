import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What is to come back. Like all rows of orders they follow from order_events, which hold everything; here stands what
    -- lists are made of and what is searched by.
    create table returns (
      id uuid primary key,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      seller_id uuid not null references sellers,
      number text not null unique,
      status text not null check (status in
        ('REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'SENT', 'RECEIVED', 'INSPECTED', 'REFUNDED')),
      item_count integer not null check (item_count > 0),
      requested_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index returns_order on returns (order_id);
    create index returns_seller on returns (seller_id, requested_at desc, id desc);
    create index returns_newest on returns (requested_at desc, id desc);

    -- What a shopper and a seller do not agree about, for staff to decide.
    create table complaints (
      id uuid primary key,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      seller_id uuid not null references sellers,
      return_id uuid references returns,
      reason text not null check (reason in
        ('not_arrived', 'return_rejected', 'return_not_answered', 'refund_refused')),
      status text not null check (status in ('OPEN', 'REFUNDED', 'REJECTED', 'WITHDRAWN')),
      last_from text not null check (last_from in ('shopper', 'seller', 'staff')),
      opened_at timestamptz not null,
      updated_at timestamptz not null,
      closed_at timestamptz,
      check ((status = 'OPEN') = (closed_at is null))
    );
    create unique index complaints_one_open on complaints (seller_order_id) where status = 'OPEN';
    create index complaints_order on complaints (order_id);
    create index complaints_seller on complaints (seller_id, opened_at desc, id desc);
    create index complaints_newest on complaints (opened_at desc, id desc);

    -- Photos that a shopper sends with a return belong to the order, not to a shop.
    alter table media add column order_id uuid references orders,
      add check (order_id is null or seller_id is null);
    create index media_order on media (order_id) where order_id is not null;
    create index order_events_returns on order_events (order_id) where type = 'ReturnRequested';
  `.execute(db);
}
