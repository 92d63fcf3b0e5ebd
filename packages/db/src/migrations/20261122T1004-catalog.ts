import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table categories (
      id uuid primary key,
      parent_id uuid references categories,
      name text not null check (length(name) between 1 and 80),
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      description text not null default '',
      position integer not null default 0,
      media_id uuid references media,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (parent_id <> id)
    );
    create index categories_parent on categories (parent_id, position);

    -- Each category with itself and all its ancestors, so that membership is never computed while reading.
    create table category_ancestors (
      category_id uuid not null references categories on delete cascade,
      ancestor_id uuid not null references categories on delete cascade,
      distance integer not null check (distance between 0 and 6),
      primary key (category_id, ancestor_id)
    );
    create index category_ancestors_down on category_ancestors (ancestor_id, category_id);

    create table tax_classes (
      code text primary key check (code ~ '^[a-z_]+$'),
      name text not null
    );
    insert into tax_classes (code, name)
      values ('standard', 'Standard'), ('clothing', 'Clothing'), ('food', 'Food'), ('books', 'Books');

    create table products (
      id uuid primary key,
      seller_id uuid not null references sellers,
      category_id uuid references categories,
      handle text not null,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 160),
      name text not null check (length(name) between 1 and 255),
      description text not null default '' check (length(description) <= 100000),
      specs jsonb not null default '[]',
      tags text[] not null default '{}' check (cardinality(tags) <= 50),
      options jsonb not null default '[]',
      status text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
      tax_class text not null default 'standard' references tax_classes,
      is_taxable boolean not null default true,
      seo_title text check (length(seo_title) <= 200),
      seo_description text check (length(seo_description) <= 500),
      seo_is_hidden boolean not null default false,
      rating_hundredths integer not null default 0 check (rating_hundredths between 0 and 500),
      rating_count integer not null default 0 check (rating_count >= 0),
      sold_count integer not null default 0 check (sold_count >= 0),
      version integer not null default 1,
      published_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (seller_id, handle),
      unique (id, seller_id),
      check (status <> 'PUBLISHED' or published_at is not null)
    );
    create index products_seller on products (seller_id, updated_at desc, id desc);

    create table product_slug_redirects (
      old_slug text primary key,
      product_id uuid not null references products on delete cascade,
      created_at timestamptz not null default now()
    );

    create table product_media (
      product_id uuid not null references products on delete cascade,
      media_id uuid not null references media on delete cascade,
      position integer not null check (position >= 0),
      alt text not null default '' check (length(alt) <= 500),
      primary key (product_id, media_id)
    );
    create index product_media_media on product_media (media_id);

    create table variants (
      id uuid primary key,
      product_id uuid not null,
      seller_id uuid not null,
      sku text check (length(sku) between 1 and 100),
      barcode text check (length(barcode) <= 100),
      option_values text[] not null default '{}' check (cardinality(option_values) <= 5),
      position integer not null default 0,
      media_id uuid references media on delete set null,
      cost_amount bigint check (cost_amount >= 0),
      weight_grams integer not null default 0 check (weight_grams >= 0),
      weight_unit text not null default 'lb' check (weight_unit in ('lb', 'oz', 'kg', 'g')),
      requires_shipping boolean not null default true,
      is_taxable boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      foreign key (product_id, seller_id) references products (id, seller_id) on delete cascade,
      unique (product_id, option_values)
    );
    create unique index variants_sku on variants (seller_id, sku) where sku is not null;

    create table prices (
      variant_id uuid not null references variants on delete cascade,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount bigint not null check (amount >= 0),
      compare_at_amount bigint check (compare_at_amount > amount),
      primary key (variant_id, currency)
    );
  `.execute(db);
}
