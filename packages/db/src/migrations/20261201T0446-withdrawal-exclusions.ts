import { type Kysely, sql } from "kysely";

/** Goods from which nobody may withdraw, as their shop says; what was sold keeps what was said then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table products add column withdrawal_exclusion text check (withdrawal_exclusion in
      ('made_to_order', 'perishable', 'sealed_hygiene', 'mixed', 'sealed_media', 'periodical'));
    alter table order_items add column withdrawal_exclusion text;
  `.execute(db);
}
