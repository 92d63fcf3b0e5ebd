import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Since when its shopper was told that it takes longer, and that they will hear of its end by mail.
    alter table payments add column awaited_at timestamptz;
  `.execute(db);
}
