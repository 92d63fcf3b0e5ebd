import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence product_listing_versions;
    alter table product_listings
      -- Grows with every writing of a row: of two copies of a product the higher one is the newer.
      add column version bigint not null default nextval('product_listing_versions'),
      -- The values of options that a variant in stock has, and those that any variant has, as keys: color:blue.
      add column options text[] not null default '{}',
      add column all_options text[] not null default '{}',
      -- Of the card, so that counting does not read it; null while nobody rated.
      add column rating_hundredths integer;

    -- What each variant of a product with options is: a choice of several options must be one variant (PN-21).
    create table listing_variants (
      variant_id uuid primary key references variants on delete cascade,
      product_id uuid not null references products on delete cascade,
      options text[] not null,
      is_purchasable boolean not null,
      price_amount bigint not null
    );
    create index listing_variants_product on listing_variants (product_id);
    create index listing_variants_options on listing_variants using gin (options);

    -- How a key is written for people: as the first seller wrote it.
    create table option_labels (
      key text primary key,
      name_key text not null,
      name text not null,
      value text not null
    );

    create function option_key(name text, value text) returns text language sql immutable parallel safe
      as $$ select replace(plain_text(trim(name)), ':', ' ') || ':' || plain_text(trim(value)) $$;

    create function offered_variants(wanted uuid)
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
        join lateral (
          select amount from prices where prices.variant_id = variant.id order by currency = 'USD' desc, currency limit 1
        ) price on true
        where product.id = wanted and product.options <> '[]'
      $$;

    create function number_listing() returns trigger language plpgsql as $$
    begin
      new.version := nextval('product_listing_versions');
      new.rating_hundredths := round(100 * (new.card ->> 'rating')::numeric);
      select
        coalesce(array_agg(distinct key) filter (where offered.is_purchasable), '{}'),
        coalesce(array_agg(distinct key) filter (where key is not null), '{}')
      into new.options, new.all_options
      from offered_variants(new.product_id) offered cross join unnest(offered.options) as key;
      return new;
    end $$;
    create trigger product_listings_number before insert or update on product_listings
      for each row execute function number_listing();

    create function list_variants() returns trigger language plpgsql as $$
    begin
      if new.all_options = '{}' and (tg_op = 'INSERT' or old.all_options = '{}') then return null; end if;
      delete from listing_variants where product_id = new.product_id
        and variant_id not in (select variant_id from offered_variants(new.product_id));
      insert into listing_variants as kept (variant_id, product_id, options, is_purchasable, price_amount)
      select variant_id, new.product_id, options, is_purchasable, price_amount
      from offered_variants(new.product_id) order by variant_id
      on conflict (variant_id) do update set product_id = excluded.product_id, options = excluded.options,
        is_purchasable = excluded.is_purchasable, price_amount = excluded.price_amount
      where (kept.product_id, kept.options, kept.is_purchasable, kept.price_amount)
        is distinct from (excluded.product_id, excluded.options, excluded.is_purchasable, excluded.price_amount);
      if tg_op = 'INSERT' or old.all_options <> new.all_options then
        -- In order and without the known ones, so that two writers neither wait for each other nor deadlock.
        insert into option_labels (key, name_key, name, value)
        select distinct on (key) key, split_part(key, ':', 1), name, value
        from (
          select option_key(option.definition ->> 'name', offered.value) as key,
            trim(option.definition ->> 'name') as name, trim(offered.value) as value
          from products product
          cross join jsonb_array_elements(product.options) as option (definition)
          cross join jsonb_array_elements_text(option.definition -> 'values') as offered (value)
          where product.id = new.product_id
        ) written
        where not exists (select from option_labels known where known.key = written.key)
        order by key
        on conflict do nothing;
      end if;
      return null;
    end $$;
    create trigger product_listings_variants after insert or update on product_listings
      for each row execute function list_variants();

    update product_listings listing set version = listing.version from products product
      where product.id = listing.product_id and (product.options <> '[]' or product.rating_count > 0);
  `.execute(db);
}
