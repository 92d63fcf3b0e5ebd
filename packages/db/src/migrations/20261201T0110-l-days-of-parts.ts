import { type Kysely, sql } from "kysely";

/**
 * How long a shop may take for a part of an order is what it said when that was ordered. Of what was ordered before this was
 * kept nothing is said; it goes by what the shop says now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table seller_orders add column processing_days smallint check (processing_days between 0 and 60)`.execute(
    db,
  );
}
