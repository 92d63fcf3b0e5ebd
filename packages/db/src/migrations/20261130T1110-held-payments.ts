import { type Kysely, sql } from "kysely";

/** A payment may be held until something is sent: when it is collected at the latest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table payments add column capture_at timestamptz`.execute(db);
}
