import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The provider remembers a refusal by its key for a day: each try has a key of its own.
    alter table transfers
      add column try_number integer not null default 1 check (try_number > 0),
      add column failure_code text;
  `.execute(db);
}
