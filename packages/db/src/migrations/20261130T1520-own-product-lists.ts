import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a member of a shop has kept of its list of products.
    create table product_views (
      id uuid primary key,
      seller_id uuid not null references sellers,
      user_id uuid not null references users on delete cascade,
      name text not null check (length(name) between 1 and 60),
      filter jsonb not null,
      is_default boolean not null default false,
      created_at timestamptz not null
    );
    create unique index product_views_name on product_views (seller_id, user_id, lower(name));
    create unique index product_views_default on product_views (seller_id, user_id) where is_default;

    -- A shop may have a million products: each order and each filter of their list is served by an index of its own.
    create index products_seller_status on products (seller_id, status, updated_at desc, id desc);
    create index products_seller_id on products (seller_id, id desc);
    create index products_seller_name on products (seller_id, name, id);
    create index products_seller_category on products (seller_id, category_id);
    create index products_seller_words on products using gin (seller_id, name gin_trgm_ops);
    create index products_seller_tags on products using gin (seller_id, tags);
    create index products_without_description on products (seller_id) where description = '';
    create index variants_seller_sku on variants using gin (seller_id, sku gin_trgm_ops);
    create index variants_without_sku on variants (seller_id, product_id) where sku is null;
    create index variants_without_cost on variants (seller_id, product_id) where cost_amount is null;
    create index product_submissions_seller on product_submissions (seller_id, product_id)
      where status in ('WAITING', 'RETURNED');
    create index stock_levels_low on stock_levels (seller_id, variant_id)
      where track_quantity and on_hand - reserved <= low_stock_threshold;
  `.execute(db);
}
