import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Null where it has no price at home: there it is neither found nor counted.
    alter table listing_variants alter column price_amount drop not null;

    create or replace function offered_variants(wanted uuid)
      returns table (variant_id uuid, options text[], is_purchasable boolean, price_amount bigint)
      language sql stable as $$
        select variant.id,
          array(
            select option_key(option.definition ->> 'name', variant.option_values[option.nth])
            from jsonb_array_elements(product.options) with ordinality as option (definition, nth)
            where variant.option_values[option.nth] is not null
            order by option.nth
          ),
          is_in_stock(level, 1), price.amount
        from products product
        join variants variant on variant.product_id = product.id
        join stock_levels level on level.variant_id = variant.id
        left join prices price on price.variant_id = variant.id and price.currency = home_currency()
        where product.id = wanted and product.options <> '[]'
          and exists (select from prices where prices.variant_id = variant.id)
      $$;

    create or replace function number_listing() returns trigger language plpgsql as $$
    begin
      new.version := nextval('product_listing_versions');
      new.rating_hundredths := round(100 * (new.card ->> 'rating')::numeric);
      new.attribute_keys := array(
        select fact.key || ':' || (fact.value #>> '{}') from jsonb_each(new.attributes) as fact order by 1
      );
      select
        coalesce(array_agg(distinct key) filter (where offered.is_purchasable and offered.price_amount is not null), '{}'),
        coalesce(array_agg(distinct key) filter (where key is not null), '{}')
      into new.options, new.all_options
      from offered_variants(new.product_id) offered cross join unnest(offered.options) as key;
      return new;
    end $$;

    update product_listings set version = version where all_options <> '{}' and exists (
      select from variants variant where variant.product_id = product_listings.product_id and not exists (
        select from prices price where price.variant_id = variant.id and price.currency = home_currency()
      )
    );
  `.execute(db);
}
