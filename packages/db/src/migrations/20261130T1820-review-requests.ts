import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Orders of which all that came was asked about, once.
    create table review_requests (
      order_id uuid primary key references orders,
      asked_at timestamptz not null
    );
    -- Addresses that do not want to be asked.
    create table review_refusals (
      email citext primary key,
      refused_at timestamptz not null
    );
    create index shipments_delivered on shipments (delivered_at) where delivered_at is not null;
  `.execute(db);
}
