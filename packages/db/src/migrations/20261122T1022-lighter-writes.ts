import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A promise is made of a stock level, which its writer holds anyway, and not of a variant, whose row it would lock.
    alter table stock_reservations
      drop constraint stock_reservations_variant_id_fkey,
      add foreign key (variant_id) references stock_levels (variant_id);
    -- Nobody looks events up by key; the relay goes by position.
    drop index domain_events_key;
  `.execute(db);
}
