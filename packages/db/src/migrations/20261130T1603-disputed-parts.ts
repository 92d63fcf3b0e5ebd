import { type Kysely, sql } from "kysely";

/** Which sellers' parts of an order a bank's dispute is about; all of them where it is null. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table disputes add column seller_order_ids uuid[] check (cardinality(seller_order_ids) > 0);
    alter table disputes add column parts_reason text;
  `.execute(db);
}
