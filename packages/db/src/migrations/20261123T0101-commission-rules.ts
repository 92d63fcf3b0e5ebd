import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What the platform keeps. The first rule by position that fits an item decides; the one without a scope, always last,
    -- fits everything. Amounts are for each unit and make a rule one of its currency.
    create table commission_rules (
      id uuid primary key,
      name text not null check (length(name) between 1 and 100),
      position integer not null check (position >= 0),
      is_default boolean not null default false,
      seller_id uuid references sellers on delete cascade,
      category_id uuid references categories on delete cascade,
      product_id uuid references products on delete cascade,
      basis_points integer not null check (basis_points between 0 and 10000),
      fixed_amount bigint not null default 0 check (fixed_amount >= 0),
      floor_amount bigint check (floor_amount >= 0),
      cap_amount bigint check (cap_amount >= 0),
      currency text check (currency ~ '^[A-Z]{3}$'),
      starts_at timestamptz,
      ends_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (cap_amount >= floor_amount),
      check (ends_at > starts_at),
      check ((currency is null) = (fixed_amount = 0 and floor_amount is null and cap_amount is null)),
      check (not is_default or num_nonnulls(seller_id, category_id, product_id, currency, starts_at, ends_at) = 0)
    );
    create unique index commission_rules_one_default on commission_rules (is_default) where is_default;
    create index commission_rules_order on commission_rules (is_default, position, id);
    create index commission_rules_seller on commission_rules (seller_id) where seller_id is not null;
    create index commission_rules_category on commission_rules (category_id) where category_id is not null;
    create index commission_rules_product on commission_rules (product_id) where product_id is not null;

    insert into commission_rules (id, name, position, is_default, basis_points)
      values (gen_random_uuid(), 'Everything else', 0, true, 800);
    -- What was agreed with single shops before there were rules.
    insert into commission_rules (id, name, position, seller_id, basis_points)
    select gen_random_uuid(), left('Agreed with ' || shop_name, 100), row_number() over (order by id), id,
      commission_basis_points
    from sellers where commission_basis_points <> 800;
    alter table sellers drop column commission_basis_points;
  `.execute(db);
}
