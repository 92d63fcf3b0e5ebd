import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- By which clock a shop plans: the name of a zone, UTC until it says one.
    alter table sellers add column time_zone text not null default 'UTC' check (length(time_zone) between 1 and 60);
  `.execute(db);
}
