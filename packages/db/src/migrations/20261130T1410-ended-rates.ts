import { type Kysely, sql } from "kysely";

/** When a conversion stops its rates end, those to come too; they stay as what was set once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table exchange_rates add column ended_at timestamptz`.execute(db);
}
