import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Of the photos of an order, those that a shop sent: its side of a complaint. The others are the shopper's.
    alter table media add column sent_by_seller_id uuid references sellers,
      add check (sent_by_seller_id is null or order_id is not null);
  `.execute(db);
}
