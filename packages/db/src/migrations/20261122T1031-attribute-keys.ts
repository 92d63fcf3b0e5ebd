import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What is said of a product, as keys that can be counted: material:oak.
    alter table product_listings add column attribute_keys text[] not null default '{}';

    create or replace function number_listing() returns trigger language plpgsql as $$
    begin
      new.version := nextval('product_listing_versions');
      new.rating_hundredths := round(100 * (new.card ->> 'rating')::numeric);
      new.attribute_keys := array(
        select fact.key || ':' || (fact.value #>> '{}') from jsonb_each(new.attributes) as fact order by 1
      );
      select
        coalesce(array_agg(distinct key) filter (where offered.is_purchasable), '{}'),
        coalesce(array_agg(distinct key) filter (where key is not null), '{}')
      into new.options, new.all_options
      from offered_variants(new.product_id) offered cross join unnest(offered.options) as key;
      return new;
    end $$;

    update product_listings set version = version where attributes <> '{}';
  `.execute(db);
}
