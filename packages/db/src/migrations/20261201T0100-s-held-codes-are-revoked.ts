import { type Kysely, sql } from "kysely";

/** What an order holds of a batch that is revoked stays the order's, and does not come back when the order ends. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table promotion_codes drop constraint promotion_codes_check1`.execute(db);
}
