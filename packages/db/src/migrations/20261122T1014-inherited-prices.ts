import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Whether the price is the product's base price, which then goes on to follow it.
    alter table prices add column is_inherited boolean not null default false;
  `.execute(db);
}
