import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The last number given out, per shop, kind and year. Counting on locks the row until the paper is written, so that a
    -- number that is given up is given to the next: no gaps.
    create table invoice_counters (
      seller_id uuid not null references sellers,
      kind text not null check (kind in ('invoice', 'credit_note')),
      year integer not null,
      last_serial integer not null check (last_serial > 0),
      primary key (seller_id, kind, year)
    );
    -- What was billed and what was taken off again, as it was written then; never changed.
    create table invoices (
      id uuid primary key,
      kind text not null check (kind in ('invoice', 'credit_note')),
      seller_id uuid not null references sellers,
      year integer not null,
      serial integer not null check (serial > 0),
      number text not null,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      refund_id uuid unique,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      total_amount bigint not null,
      document jsonb not null,
      issued_at timestamptz not null,
      unique (seller_id, kind, year, serial),
      check ((kind = 'credit_note') = (refund_id is not null))
    );
    create unique index invoices_one_per_part on invoices (seller_order_id) where kind = 'invoice';
    create index invoices_order on invoices (order_id, issued_at);
    create trigger invoices_append_only before update or delete on invoices
      for each row execute function forbid_change();
  `.execute(db);
}
