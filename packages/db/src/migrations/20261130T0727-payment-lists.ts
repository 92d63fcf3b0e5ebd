import { type Kysely, sql } from "kysely";

/** Staff look through tries to pay: all of them, and those that began and did not end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index payments_newest on payments (created_at desc, id desc);
    create index payments_unfinished on payments (created_at desc, id desc) where status in ('PENDING', 'AUTHORIZED');
    create index payments_failed on payments (created_at desc, id desc) where status = 'FAILED';
  `.execute(db);
}
