import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Whether a shop may show it again is for staff to say; nothing publishes it by the way.
    alter table products add column taken_down_at timestamptz;
    alter table products add check (taken_down_at is null or status <> 'PUBLISHED');

    create table product_takedowns (
      id uuid primary key,
      product_id uuid not null references products on delete cascade,
      seller_id uuid not null references sellers,
      policy text not null,
      reason text not null check (length(reason) <= 1000),
      taken_down_at timestamptz not null,
      taken_down_by uuid references users,
      lifted_at timestamptz
    );
    create unique index product_takedowns_open on product_takedowns (product_id) where lifted_at is null;
    create index product_takedowns_product on product_takedowns (product_id, taken_down_at);

    -- Staff page through the products of all shops.
    create index products_updated on products (updated_at desc, id desc);
    create index products_status on products (status, updated_at desc, id desc);
    create index products_category on products (category_id, updated_at desc, id desc);
    create index products_taken_down on products (updated_at desc, id desc) where taken_down_at is not null;
  `.execute(db);
}
