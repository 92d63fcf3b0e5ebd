import { type Kysely, sql } from "kysely";

/** Of what a seller gets for sending, the share that the platform keeps; nothing unless a rule of the whole shop says so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table commission_rules
      add column shipping_basis_points integer not null default 0 check (shipping_basis_points between 0 and 10000),
      add constraint commission_rules_shipping_check
        check (shipping_basis_points = 0 or (category_id is null and product_id is null));
  `.execute(db);
}
