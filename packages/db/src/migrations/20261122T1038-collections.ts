import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Tags are lower case from now on, also those that were written before they had to be.
    update products set tags = array(
      select tag from (
        select lower(tag) as tag, min(nth) as nth from unnest(tags) with ordinality as given (tag, nth) group by lower(tag)
      ) kept order by nth
    ) where exists (select from unnest(tags) as tag where tag <> lower(tag));
    create index products_tags on products using gin (tags);

    create table collections (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
      name text not null check (length(name) between 1 and 80),
      description text not null default '',
      seo_title text check (length(seo_title) <= 200),
      seo_description text check (length(seo_description) <= 500),
      media_id uuid references media,
      is_visible boolean not null default false,
      -- What belongs to it, asked anew each time it is looked at; null when its products are named one by one.
      rule jsonb check (jsonb_typeof(rule) = 'object'),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create table collection_products (
      collection_id uuid not null references collections on delete cascade,
      product_id uuid not null references products on delete cascade,
      position integer not null check (position >= 0),
      primary key (collection_id, product_id)
    );
    create index collection_products_order on collection_products (collection_id, position);
    create index collection_products_product on collection_products (product_id);

    select refresh_product_listings(array(select id from products order by id));
  `.execute(db);
}
