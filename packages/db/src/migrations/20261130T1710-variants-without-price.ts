import { type Kysely, sql } from "kysely";

/** Whether a variant costs anything, kept where prices are written: among a million of one shop those that lack one are found at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Who inserts a variant says so where it gets no price in the same change.
    alter table variants add column has_price boolean not null default true;
    update variants set has_price = false where not exists (select from prices price where price.variant_id = variants.id);
    create index variants_without_price on variants (seller_id, product_id, id) where not has_price;

    create function note_first_price() returns trigger language plpgsql as $$
    begin
      update variants set has_price = true where not has_price and id in (select variant_id from written);
      return null;
    end $$;
    create trigger prices_first after insert on prices
      referencing new table as written for each statement execute function note_first_price();

    create function note_last_price() returns trigger language plpgsql as $$
    begin
      update variants set has_price = false where has_price and id in (select variant_id from gone)
        and not exists (select from prices price where price.variant_id = variants.id);
      return null;
    end $$;
    create trigger prices_last after delete on prices
      referencing old table as gone for each statement execute function note_last_price();
  `.execute(db);
}
