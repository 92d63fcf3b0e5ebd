import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Each price that was asked, and the one it was compared with, from when on: written by a trigger, so that nobody
    -- who sets a price forgets it.
    create table price_history (
      id bigint generated always as identity primary key,
      variant_id uuid not null references variants on delete cascade,
      currency text not null,
      amount bigint not null,
      compare_at_amount bigint,
      valid_from timestamptz not null default now()
    );
    create index price_history_variant on price_history (variant_id, currency, valid_from);

    create function record_new_prices() returns trigger language plpgsql as $$
    begin
      insert into price_history (variant_id, currency, amount, compare_at_amount)
      select variant_id, currency, amount, compare_at_amount from written order by variant_id, currency;
      return null;
    end $$;
    create function record_changed_prices() returns trigger language plpgsql as $$
    begin
      insert into price_history (variant_id, currency, amount, compare_at_amount)
      select written.variant_id, written.currency, written.amount, written.compare_at_amount
      from written join replaced using (variant_id, currency)
      where (written.amount, written.compare_at_amount) is distinct from (replaced.amount, replaced.compare_at_amount)
      order by written.variant_id, written.currency;
      return null;
    end $$;
    create trigger prices_recorded after insert on prices
      referencing new table as written for each statement execute function record_new_prices();
    create trigger prices_recorded_again after update on prices
      referencing old table as replaced new table as written for each statement execute function record_changed_prices();

    insert into price_history (variant_id, currency, amount, compare_at_amount, valid_from)
    select price.variant_id, price.currency, price.amount, price.compare_at_amount,
      coalesce(product.published_at, product.created_at)
    from prices price join variants variant on variant.id = price.variant_id
    join products product on product.id = variant.product_id;

    -- What the EU wants shown beside a reduction: the lowest price of the 30 days before it was announced, as far as
    -- shoppers saw it. Nothing when they saw none before.
    create function prior_price(wanted_variant uuid, wanted_currency text, shown_since timestamptz)
      returns bigint language sql stable as $$
      with asked as (
        select id, amount, valid_from,
          lead(valid_from) over (order by valid_from, id) as valid_to,
          max(valid_from) over () as reduced_at
        from price_history where variant_id = wanted_variant and currency = wanted_currency
      )
      select min(amount) from asked
      where valid_to > valid_from and valid_to > greatest(reduced_at - interval '30 days', shown_since)
    $$;

    -- The price a product goes back to when its sale is over; null while none is on.
    alter table prices
      add column regular_amount bigint check (regular_amount >= 0),
      add column regular_compare_at_amount bigint,
      add check (regular_compare_at_amount > regular_amount),
      add check (regular_amount is not null or regular_compare_at_amount is null);
    create table product_sales (
      product_id uuid primary key,
      seller_id uuid not null,
      percent integer check (percent between 1 and 90),
      amount bigint check (amount > 0),
      currency text,
      starts_at timestamptz not null,
      ends_at timestamptz,
      is_running boolean not null default false,
      created_at timestamptz not null default now(),
      foreign key (product_id, seller_id) references products (id, seller_id) on delete cascade,
      check (ends_at > starts_at),
      check (num_nonnulls(percent, amount) = 1 and (amount is null) = (currency is null))
    );

    -- Makes what is asked for these products' variants what their sale says, or the regular price without one.
    -- Whoever starts or ends a sale, or sets a regular price during one, calls it; everybody else reads prices.amount.
    create function apply_sales(wanted uuid[]) returns void language sql as $$
      update prices set
        amount = coalesce(next.reduced, next.regular),
        compare_at_amount = case when next.reduced is null then next.compare_at else next.regular end,
        regular_amount = case when next.reduced is not null then next.regular end,
        regular_compare_at_amount = case when next.reduced is not null then next.compare_at end
      from (
        select known.variant_id, known.currency, known.regular, known.compare_at,
          case when known.wished between 1 and known.regular - 1 then known.wished end as reduced
        from (
          select price.variant_id, price.currency,
            coalesce(price.regular_amount, price.amount) as regular,
            case when price.regular_amount is null then price.compare_at_amount
              else price.regular_compare_at_amount end as compare_at,
            case when sale.percent is not null
                then round(coalesce(price.regular_amount, price.amount) * (100 - sale.percent) / 100.0)::bigint
              when sale.currency = price.currency then sale.amount end as wished
          from variants variant join prices price on price.variant_id = variant.id
          left join product_sales sale on sale.product_id = variant.product_id and sale.is_running
          where variant.product_id = any(wanted) and (sale.product_id is not null or price.regular_amount is not null)
        ) known
      ) next
      where prices.variant_id = next.variant_id and prices.currency = next.currency
    $$;

    alter table products add column publish_at timestamptz;

    -- The variants of a product page as they were last written; their stock is read beside them.
    create function page_variants(product products, out variant_ids uuid[], out variants json)
      language sql stable as $$
        select
          array_agg(variant.id order by variant.position, variant.id),
          json_agg(json_build_object(
            'id', variant.id, 'options', variant.option_values, 'sku', variant.sku,
            'price', json_build_object('amount', price.amount, 'currency', price.currency),
            'compareAtPrice', case when price.compare_at_amount is not null
              then json_build_object('amount', price.compare_at_amount, 'currency', price.currency) end,
            'priorPrice', case when prior.amount is not null
              then json_build_object('amount', prior.amount, 'currency', price.currency) end,
            'mediaId', variant.media_id
          ) order by variant.position, variant.id)
        from variants variant
        join lateral (
          select currency, amount, compare_at_amount from prices
          where prices.variant_id = variant.id order by currency = 'USD' desc, currency limit 1
        ) price on true
        left join lateral (
          select prior_price(variant.id, price.currency, product.published_at) as amount
          where price.compare_at_amount is not null
        ) prior on true
        where variant.product_id = product.id
      $$;

    create or replace function refresh_product_listings(wanted uuid[]) returns void language plpgsql as $$
    begin
      insert into product_listings as listing (
        product_id, seller_id, is_visible, is_purchasable, category_ids, currency, price_amount, price_max_amount,
        rating_rank, sold_count, published_at, tags, attributes, card, name_text, document, updated_at
      )
      select
        product.id, product.seller_id,
        product.status = 'PUBLISHED' and seller.status = 'APPROVED',
        offer.is_purchasable,
        coalesce(membership.ids, '{}'),
        offer.currency, offer.min_amount, offer.max_amount,
        -- A rating counts for more the more people gave it: the average with 10 imagined ratings of 3.5.
        (product.rating_hundredths * product.rating_count + 3500) / (product.rating_count + 10),
        product.sold_count,
        coalesce(product.published_at, product.created_at),
        product.tags,
        coalesce(facts.facets, '{}'),
        json_build_object(
          'id', product.id, 'slug', product.slug, 'name', product.name,
          'seller', json_build_object('id', seller.id, 'shopName', seller.shop_name, 'shopSlug', seller.shop_slug),
          'price', json_build_object('amount', offer.min_amount, 'currency', offer.currency),
          'compareAtPrice', case when offer.compare_at_amount is not null
            then json_build_object('amount', offer.compare_at_amount, 'currency', offer.currency) end,
          'hasPriceRange', offer.max_amount > offer.min_amount,
          'rating', case when product.rating_count > 0 then product.rating_hundredths / 100.0 end,
          'reviewCount', product.rating_count,
          'isPurchasable', offer.is_purchasable,
          'lowStock', offer.low_stock,
          'picture', picture.view,
          'hoverPicture', hover.view,
          'defaultVariantId', case when offer.variant_count = 1 then offer.first_variant_id end
        ),
        plain_text(product.name),
        setweight(to_tsvector('english', plain_text(product.name)), 'A')
          || setweight(to_tsvector('english', plain_text(array_to_string(product.tags, ' '))), 'B')
          || setweight(to_tsvector('english', plain_text(
            coalesce(membership.names, '') || ' ' || coalesce(facts.words, '') || ' ' || seller.shop_name)), 'C')
          || setweight(to_tsvector('english', plain_text(left(regexp_replace(product.description, '<[^>]*>', ' ', 'g'), 20000))), 'D'),
        now()
      from products product
      join sellers seller on seller.id = product.seller_id
      join lateral (
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
        where variant.product_id = product.id
        group by price.currency
        order by price.currency = 'USD' desc, price.currency
        limit 1
      ) offer on true
      left join lateral (
        select array_agg(ancestor.id order by link.distance) as ids, string_agg(ancestor.name, ' ') as names
        from category_ancestors link join categories ancestor on ancestor.id = link.ancestor_id
        where link.category_id = product.category_id
      ) membership on true
      left join lateral (
        select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width, 'height', media.height,
          'alt', shown.alt, 'dominantColor', media.dominant_color) as view
        from product_media shown join media on media.id = shown.media_id and media.object_key is not null
        where shown.product_id = product.id order by shown.position limit 1
      ) picture on true
      left join lateral (
        select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width, 'height', media.height,
          'alt', shown.alt, 'dominantColor', media.dominant_color) as view
        from product_media shown join media on media.id = shown.media_id and media.object_key is not null
        where shown.product_id = product.id order by shown.position offset 1 limit 1
      ) hover on true
      left join lateral (
        select jsonb_object_agg(fact.code, fact.value) filter (where fact.is_filterable) as facets,
          string_agg(fact.shown, ' ') filter (where jsonb_typeof(fact.value) = 'string') as words
        from facts_of_product(product) fact
      ) facts on true
      where product.id = any(wanted)
      on conflict (product_id) do update set
        seller_id = excluded.seller_id, is_visible = excluded.is_visible, is_purchasable = excluded.is_purchasable,
        category_ids = excluded.category_ids, currency = excluded.currency, price_amount = excluded.price_amount,
        price_max_amount = excluded.price_max_amount, rating_rank = excluded.rating_rank, sold_count = excluded.sold_count,
        published_at = excluded.published_at, tags = excluded.tags,
        attributes = excluded.attributes, card = excluded.card, name_text = excluded.name_text,
        document = excluded.document, updated_at = excluded.updated_at;

      delete from product_listings where product_id = any(wanted)
        and not exists (select from variants join prices on prices.variant_id = variants.id where variants.product_id = product_listings.product_id);
      delete from listing_categories link where link.product_id = any(wanted)
        and not exists (select from product_listings l where l.product_id = link.product_id and link.category_id = any(l.category_ids));
      insert into listing_categories as link
        (category_id, product_id, is_visible, is_purchasable, price_amount, rating_rank, sold_count, published_at)
      select category_id, l.product_id, l.is_visible, l.is_purchasable, l.price_amount, l.rating_rank, l.sold_count, l.published_at
      from product_listings l cross join unnest(l.category_ids) as category_id
      where l.product_id = any(wanted)
      on conflict (category_id, product_id) do update set
        is_visible = excluded.is_visible, is_purchasable = excluded.is_purchasable, price_amount = excluded.price_amount,
        rating_rank = excluded.rating_rank, sold_count = excluded.sold_count, published_at = excluded.published_at;

      insert into product_pages as page (product_id, variant_ids, document)
      select
        product.id,
        coalesce(offered.variant_ids, '{}'),
        json_build_object(
          'id', product.id, 'slug', product.slug, 'name', product.name, 'description', product.description,
          'status', product.status, 'tags', product.tags,
          'specs', (
            select coalesce(jsonb_agg(jsonb_build_object('name', fact.name, 'value', fact.shown) order by fact.place), '[]')
            from facts_of_product(product) fact
          ) || product.specs,
          'options', product.options,
          'variants', coalesce(offered.variants, '[]'),
          'pictures', coalesce((
            select json_agg(json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width,
              'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color) order by shown.position)
            from product_media shown join media on media.id = shown.media_id and media.object_key is not null
            where shown.product_id = product.id
          ), '[]'),
          'breadcrumbs', coalesce((
            select json_agg(json_build_object('id', crumb.id, 'name', crumb.name, 'slug', crumb.slug)
              order by link.distance desc)
            from category_ancestors link join categories crumb on crumb.id = link.ancestor_id
            where link.category_id = product.category_id
          ), '[]'),
          'rating', case when product.rating_count > 0 then product.rating_hundredths / 100.0 end,
          'reviewCount', product.rating_count,
          'seo', json_build_object('title', product.seo_title, 'description', product.seo_description,
            'isHidden', product.seo_is_hidden),
          'publishedAt', to_char(product.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        )
      from products product
      left join lateral page_variants(product) offered on true
      where product.id = any(wanted)
      on conflict (product_id) do update set variant_ids = excluded.variant_ids, document = excluded.document;
    end $$;

    select refresh_product_listings(array(select id from products order by id));
  `.execute(db);
}
