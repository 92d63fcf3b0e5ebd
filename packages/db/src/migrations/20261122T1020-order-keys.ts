import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- An item belongs to a part, and with it to that part's order and seller: one reference says so and keeps the three
    -- from contradicting each other; before, each was checked alone.
    alter table seller_orders add constraint seller_orders_belonging unique (id, order_id, seller_id);
    alter table order_items
      drop constraint order_items_order_id_fkey,
      drop constraint order_items_seller_id_fkey,
      drop constraint order_items_seller_order_id_fkey,
      add foreign key (seller_order_id, order_id, seller_id) references seller_orders (id, order_id, seller_id);
    -- What happened to an order is found by its place in the history, which names it for good.
    alter table order_events drop constraint order_events_pkey, drop column id;
    alter table order_events
      drop constraint order_events_order_id_sequence_key,
      add primary key (order_id, sequence);
  `.execute(db);
}
