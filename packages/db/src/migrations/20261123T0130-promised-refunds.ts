import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What was promised back of a seller's part so far, given or not: money that is under way is where this is more than
    -- refunded_amount.
    alter table seller_orders
      add column promised_amount bigint not null default 0 check (promised_amount between 0 and total_amount);
    update seller_orders set promised_amount = refunded_amount where refunded_amount > 0;
    create index seller_orders_owed on seller_orders (updated_at) where refunded_amount < promised_amount;
    -- Deliveries whose time to send things back runs.
    create index seller_orders_delivered on seller_orders (updated_at) where status = 'DELIVERED';
  `.execute(db);
}
