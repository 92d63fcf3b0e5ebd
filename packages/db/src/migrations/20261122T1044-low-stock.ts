import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Whether the seller knows that it runs low: told once, and anew after it was filled up.
    alter table stock_levels add column is_low boolean not null default false;
    update stock_levels set is_low = true where track_quantity and on_hand - reserved <= low_stock_threshold;
  `.execute(db);
}
