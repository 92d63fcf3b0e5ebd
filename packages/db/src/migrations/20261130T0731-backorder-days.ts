import { type Kysely, sql } from "kysely";

/** How soon a backorder ships is said by its seller, and kept as a day with what was ordered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table stock_levels add column backorder_days integer check (backorder_days between 1 and 365);
    alter table order_items add column ships_by date;
  `.execute(db);
}
