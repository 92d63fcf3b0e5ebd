import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What of a picture must be seen where it is cut, in hundredths from the left and from the top; the middle unless said.
    alter table media
      add column focus_x smallint check (focus_x between 0 and 100),
      add column focus_y smallint check (focus_y between 0 and 100),
      add check ((focus_x is null) = (focus_y is null));
    create function picture_focus(picture media) returns json language sql immutable parallel safe as $$
      select case when picture.focus_x is not null then json_build_object('x', picture.focus_x, 'y', picture.focus_y) end
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
          'alt', shown.alt, 'dominantColor', media.dominant_color, 'focus', picture_focus(media)) as view
        from product_media shown join media on media.id = shown.media_id and media.object_key is not null
        where shown.product_id = product.id order by shown.position limit 1
      ) picture on true
      left join lateral (
        select json_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width, 'height', media.height,
          'alt', shown.alt, 'dominantColor', media.dominant_color, 'focus', picture_focus(media)) as view
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
              'height', media.height, 'alt', shown.alt, 'dominantColor', media.dominant_color, 'focus', picture_focus(media)) order by shown.position)
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
  `.execute(db);
}
