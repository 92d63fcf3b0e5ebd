import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who a shop is to the law, as its invoices name it. What was issued keeps what stood here then.
    create table seller_businesses (
      seller_id uuid primary key references sellers on delete cascade,
      legal_name text not null check (legal_name <> ''),
      line1 text not null check (line1 <> ''),
      line2 text not null default '',
      city text not null check (city <> ''),
      state text not null default '',
      postal_code text not null default '',
      country text not null check (country ~ '^[A-Z]{2}$'),
      updated_at timestamptz not null
    );
  `.execute(db);
}
