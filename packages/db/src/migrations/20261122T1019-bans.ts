import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users
      add banned_at timestamptz,
      add ban_reason text check (length(ban_reason) <= 1000),
      add check ((banned_at is null) = (ban_reason is null));
    create index users_newest on users (created_at desc, id desc);
  `.execute(db);
}
