import { type Kysely, sql } from "kysely";

/** A mail that staff had sent once more names the first one and who asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table emails add column resent_of uuid references emails (id), add column requested_by uuid,
      add constraint emails_resent check ((resent_of is null) = (requested_by is null));
    create index emails_resent_of on emails (resent_of, created_at) where resent_of is not null;
  `.execute(db);
}
