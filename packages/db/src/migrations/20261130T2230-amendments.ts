import { type Kysely, sql } from "kysely";

/** Changes of a placed order that wait for its shopper's word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table amendments (
      id uuid primary key,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      seller_id uuid not null references sellers,
      status text not null check (status in ('PROPOSED', 'APPLIED', 'ENDED')),
      proposed_at timestamptz not null,
      expires_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index amendments_order on amendments (order_id);
    create unique index amendments_open on amendments (seller_order_id) where status = 'PROPOSED';
    create index amendments_due on amendments (expires_at) where status = 'PROPOSED';
  `.execute(db);
}
