import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Products of shops that are not trusted, of which a change waits for staff: neither changed nor the same.
    alter table bulk_edits add column submitted_count integer not null default 0;
  `.execute(db);
}
