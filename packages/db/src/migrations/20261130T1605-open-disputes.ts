import { type Kysely, sql } from "kysely";

/** Which payments banks dispute now: few of many. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index disputes_open on disputes (payment_id) where closed_at is null`.execute(db);
}
