import { type Kysely, sql } from "kysely";

/** Coupons for who has not ordered yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table promotions add column is_for_first_order boolean not null default false;
    alter table promotions add constraint promotions_first_order_by_coupon
      check (code is not null or not is_for_first_order);
  `.execute(db);
}
