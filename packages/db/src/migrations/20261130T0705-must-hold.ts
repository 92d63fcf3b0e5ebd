import { type Kysely, sql } from "kysely";

/** What was true when a change was worked out is said with the change; if it is not true any more, all of it fails. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function must_hold(condition boolean) returns void language plpgsql as $$
    begin
      if condition is not true then
        raise exception 'What this change was worked out from has changed.' using errcode = 'EM001';
      end if;
    end $$;
  `.execute(db);
}
