import { type Kysely, sql } from "kysely";

/** Whether a shop's parcels are priced by its table, or by what a carrier asks for each, with the table for when none answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table shop_shipping add column rate_source text not null default 'table' check (rate_source in ('table', 'carrier'))
  `.execute(db);
}
