import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Queries that lead to a page instead of to results: to a thing, whatever its address is by then, or to a page of the
    -- storefront's own. Never to another host, and never to a search, so that none leads to the next.
    create table search_redirects (
      query text primary key check (length(query) between 1 and 100),
      category_id uuid references categories on delete cascade,
      collection_id uuid references collections on delete cascade,
      seller_id uuid references sellers on delete cascade,
      product_id uuid references products on delete cascade,
      path text check (path ~ '^/([a-z0-9-]+(/[a-z0-9-]+)*)?$' and path !~ '^/search(/|$)'),
      params text not null default '' check (params = '' or (params ~ '^[?][!-~]+$' and path is null)),
      created_at timestamptz not null,
      check (num_nonnulls(category_id, collection_id, seller_id, product_id, path) = 1)
    );
    create index search_redirects_category on search_redirects (category_id) where category_id is not null;
    create index search_redirects_collection on search_redirects (collection_id) where collection_id is not null;
    create index search_redirects_seller on search_redirects (seller_id) where seller_id is not null;
    create index search_redirects_product on search_redirects (product_id) where product_id is not null;

    -- How often who asked was led to a page instead.
    alter table search_queries add column redirected integer not null default 0 check (redirected between 0 and asked);
  `.execute(db);
}
