import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table shipping_zones (
      id uuid primary key,
      seller_id uuid references sellers on delete cascade,
      name text not null,
      countries text[] not null check (cardinality(countries) > 0),
      states text[] not null default '{}',
      position integer not null default 0
    );
    create index shipping_zones_seller on shipping_zones (seller_id);

    create table shipping_rates (
      id uuid primary key,
      zone_id uuid not null references shipping_zones on delete cascade,
      code text not null check (code ~ '^[a-z0-9_]+$'),
      name text not null,
      max_weight_grams integer not null check (max_weight_grams > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount bigint not null check (amount >= 0),
      free_over_amount bigint check (free_over_amount > 0),
      min_days integer not null check (min_days >= 0),
      max_days integer not null check (max_days >= min_days),
      unique (zone_id, code, currency, max_weight_grams)
    );

    create table tax_rates (
      country text not null check (country ~ '^[A-Z]{2}$'),
      state text not null default '',
      tax_class text not null references tax_classes,
      rate_millionths integer not null check (rate_millionths between 0 and 1000000),
      is_shipping_taxed boolean not null default false,
      name text not null,
      primary key (country, state, tax_class)
    );
  `.execute(db);
}
