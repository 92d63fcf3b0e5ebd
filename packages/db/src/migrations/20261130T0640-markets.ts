import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Where the marketplace sells: countries that share a currency, a language and whether prices have tax within. One of
    -- them is home: listings, sorted rows and the engine outside are kept in its currency, the others beside them.
    create table markets (
      code text primary key check (code ~ '^[a-z][a-z0-9-]{1,19}$'),
      name text not null check (length(name) between 1 and 60),
      countries text[] not null check (cardinality(countries) between 1 and 250),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      locale text not null check (length(locale) between 2 and 35),
      prices_include_tax boolean not null,
      is_home boolean not null default false,
      is_open boolean not null default true,
      position integer not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (is_open or not is_home)
    );
    create unique index markets_one_home on markets (is_home) where is_home;
    insert into markets (code, name, countries, currency, locale, prices_include_tax, is_home)
      values ('us', 'United States', '{US}', 'USD', 'en-US', false, true);
    create function home_currency() returns text language sql stable parallel safe
      as $$ select currency from markets where is_home $$;

    -- A cart, like a checkout and an order, is of one market.
    alter table carts add column market text not null default 'us';

    -- What a listing says in the currencies of the other markets; of what has no price there it says nothing.
    create table listing_prices (
      product_id uuid not null references product_listings on delete cascade,
      currency text not null,
      is_visible boolean not null,
      is_purchasable boolean not null,
      price_amount bigint not null,
      card jsonb not null,
      primary key (currency, product_id)
    );
    create index listing_prices_product on listing_prices (product_id);

    create function list_market_prices() returns trigger language plpgsql as $$
    begin
      if not exists (select from markets where currency <> home_currency()) then return null; end if;
      delete from listing_prices listed where listed.product_id = new.product_id and not exists (
        select from variants variant join prices price on price.variant_id = variant.id
        where variant.product_id = new.product_id and price.currency = listed.currency
          and price.currency in (select currency from markets));
      insert into listing_prices as listed (product_id, currency, is_visible, is_purchasable, price_amount, card)
      select product.id, offer.currency, product.status = 'PUBLISHED' and seller.status = 'APPROVED',
        offer.is_purchasable, offer.min_amount,
        jsonb_build_object(
          'price', jsonb_build_object('amount', offer.min_amount, 'currency', offer.currency),
          'compareAtPrice', case when offer.compare_at_amount is not null
            then jsonb_build_object('amount', offer.compare_at_amount, 'currency', offer.currency) end,
          'hasPriceRange', offer.max_amount > offer.min_amount,
          'isPurchasable', offer.is_purchasable,
          'lowStock', offer.low_stock,
          'defaultVariantId', case when offer.variant_count = 1 then offer.first_variant_id end)
      from products product
      join sellers seller on seller.id = product.seller_id
      cross join lateral (
        select
          price.currency,
          min(price.amount) as min_amount,
          max(price.amount) as max_amount,
          (array_agg(price.compare_at_amount order by price.amount, variant.position))[1] as compare_at_amount,
          bool_or(is_in_stock(level, 1)) as is_purchasable,
          case when bool_and(level.track_quantity and not level.allow_backorder)
            and sum(greatest(level.on_hand - level.reserved, 0)) between 1 and 5
            then sum(greatest(level.on_hand - level.reserved, 0)) end as low_stock,
          count(*) as variant_count,
          (array_agg(variant.id order by variant.position))[1] as first_variant_id
        from variants variant
        join prices price on price.variant_id = variant.id
        join stock_levels level on level.variant_id = variant.id
        where variant.product_id = product.id and price.currency <> home_currency()
          and price.currency in (select currency from markets)
        group by price.currency
      ) offer
      where product.id = new.product_id
      on conflict (currency, product_id) do update set is_visible = excluded.is_visible,
        is_purchasable = excluded.is_purchasable, price_amount = excluded.price_amount, card = excluded.card
      where (listed.is_visible, listed.is_purchasable, listed.price_amount, listed.card)
        is distinct from (excluded.is_visible, excluded.is_purchasable, excluded.price_amount, excluded.card);
      return null;
    end $$;
    create trigger product_listings_market_prices after insert or update on product_listings
      for each row execute function list_market_prices();

    -- What has no price in the currency of home is not seen there.
    create function hide_from_home() returns trigger language plpgsql as $$
    begin
      if new.currency <> home_currency() then new.is_visible := false; end if;
      return new;
    end $$;
    create trigger product_listings_home before insert or update on product_listings
      for each row execute function hide_from_home();
    update product_listings set is_visible = false where is_visible and currency <> home_currency();
    update listing_categories link set is_visible = false from product_listings listing
      where listing.product_id = link.product_id and link.is_visible and not listing.is_visible;
  `.execute(db);
  // Those that preferred dollars prefer the currency of home.
  for (const signature of ["refresh_product_listings(uuid[])", "page_variants(products)", "offered_variants(uuid)"]) {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_functiondef(${signature}::regprocedure) as definition
    `.execute(db);
    const preferring = /currency = 'USD'/g;
    const definition = rows[0]?.definition ?? "";
    if (!preferring.test(definition)) throw new Error(`${signature} prefers no currency.`);
    await sql.raw(definition.replace(preferring, "currency = home_currency()")).execute(db);
  }
}
