import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A closed account keeps its row, which the books point to, and nothing that says whose it was.
    alter table users add column closed_at timestamptz,
      add check (closed_at is null or (password_hash is null and phone is null and email::text like 'closed-%@accounts.invalid'));
  `.execute(db);
}
