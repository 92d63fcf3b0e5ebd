import { type Kysely, sql } from "kysely";

/** Of what is late to be sent, shop and shopper are told once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table seller_orders add column late_told_at timestamptz;
    create index seller_orders_to_ship on seller_orders (placed_at)
      where status in ('CONFIRMED', 'PROCESSING', 'PARTIALLY_SHIPPED');
  `.execute(db);
}
