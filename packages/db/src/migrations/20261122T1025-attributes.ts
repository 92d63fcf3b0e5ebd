import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table categories
      add column seo_title text check (length(seo_title) <= 200),
      add column seo_description text check (length(seo_description) <= 500);

    create table category_slug_redirects (
      old_slug text primary key,
      category_id uuid not null references categories on delete cascade,
      created_at timestamptz not null default now()
    );
    create index category_slug_redirects_category on category_slug_redirects (category_id);

    -- What can be said of products in the same words: one attribute may serve many categories.
    create table attributes (
      id uuid primary key,
      code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
      name text not null check (length(name) between 1 and 60),
      kind text not null check (kind in ('number', 'select', 'boolean')),
      unit text check (length(unit) between 1 and 20),
      is_filterable boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (id, kind),
      check (unit is null or kind = 'number')
    );
    create table attribute_options (
      id uuid primary key,
      attribute_id uuid not null references attributes on delete cascade,
      code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 80),
      label text not null check (length(label) between 1 and 60),
      position integer not null,
      unique (attribute_id, code),
      unique (id, attribute_id)
    );
    -- Which categories ask for it; those below them ask for it too.
    create table category_attributes (
      category_id uuid not null references categories on delete cascade,
      attribute_id uuid not null references attributes on delete cascade,
      is_required boolean not null default false,
      position integer not null,
      primary key (category_id, attribute_id)
    );
    create index category_attributes_attribute on category_attributes (attribute_id);

    create table product_attributes (
      product_id uuid not null references products on delete cascade,
      attribute_id uuid not null,
      kind text not null,
      option_id uuid,
      number_value numeric(20, 6),
      boolean_value boolean,
      primary key (product_id, attribute_id),
      foreign key (attribute_id, kind) references attributes (id, kind) on delete cascade,
      foreign key (option_id, attribute_id) references attribute_options (id, attribute_id),
      check (num_nonnulls(option_id, number_value, boolean_value) = 1),
      check (case kind when 'select' then option_id is not null when 'number' then number_value is not null
        else boolean_value is not null end)
    );
    create index product_attributes_attribute on product_attributes (attribute_id);
    create index product_attributes_option on product_attributes (option_id) where option_id is not null;

    -- Those of the top category come first.
    create function attributes_of_category(wanted uuid)
      returns table (attribute_id uuid, is_required boolean, place integer[]) language sql stable as $$
      select given.attribute_id, bool_or(given.is_required), min(array[-link.distance, given.position])
      from category_ancestors link join category_attributes given on given.category_id = link.ancestor_id
      where link.category_id = wanted
      group by given.attribute_id
    $$;

    -- What is said of a product, as far as its category asks for it. What another category asked for is kept, unseen.
    create function facts_of_product(product products)
      returns table (code text, name text, value jsonb, shown text, is_filterable boolean, place integer[])
      language sql stable as $$
      select attribute.code, attribute.name,
        case said.kind when 'select' then to_jsonb(option.code) when 'number' then to_jsonb(trim_scale(said.number_value))
          else to_jsonb(said.boolean_value) end,
        case said.kind when 'select' then option.label
          when 'number' then trim_scale(said.number_value) || coalesce(' ' || attribute.unit, '')
          else case when said.boolean_value then 'Yes' else 'No' end end,
        attribute.is_filterable, asked.place || array[dense_rank() over (order by attribute.name)::integer]
      from attributes_of_category(product.category_id) asked
      join product_attributes said on said.attribute_id = asked.attribute_id and said.product_id = product.id
      join attributes attribute on attribute.id = asked.attribute_id
      left join attribute_options option on option.id = said.option_id
    $$;

    -- What can be filtered by: {"material": "oak", "width": 45, "dishwasher-safe": true}.
    alter table product_listings add column attributes jsonb not null default '{}';
    create index product_listings_attributes on product_listings using gin (attributes jsonb_path_ops);

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
      left join lateral (
        select
          array_agg(variant.id order by variant.position, variant.id) as variant_ids,
          json_agg(json_build_object(
            'id', variant.id, 'options', variant.option_values, 'sku', variant.sku,
            'price', json_build_object('amount', price.amount, 'currency', price.currency),
            'compareAtPrice', case when price.compare_at_amount is not null
              then json_build_object('amount', price.compare_at_amount, 'currency', price.currency) end,
            'mediaId', variant.media_id
          ) order by variant.position, variant.id) as variants
        from variants variant
        join lateral (
          select currency, amount, compare_at_amount from prices
          where prices.variant_id = variant.id order by currency = 'USD' desc, currency limit 1
        ) price on true
        where variant.product_id = product.id
      ) offered on true
      where product.id = any(wanted)
      on conflict (product_id) do update set variant_ids = excluded.variant_ids, document = excluded.document;
    end $$;
  `.execute(db);
}
