import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table media
      add column fetch_attempts integer not null default 0 check (fetch_attempts >= 0),
      add column fetch_error text check (length(fetch_error) <= 300);
  `.execute(db);
}
