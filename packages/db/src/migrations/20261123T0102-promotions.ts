import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What is taken off, and who may have it. A shop's own promotion is funded by the shop, one of the platform by the platform.
    -- Without a code it applies by itself.
    create table promotions (
      id uuid primary key,
      seller_id uuid references sellers on delete cascade,
      name text not null check (length(name) between 1 and 100),
      code text unique check (code ~ '^[A-Z0-9][A-Z0-9_-]{2,39}$'),
      kind text not null check (kind in ('percentage', 'fixed', 'free_shipping', 'buy_x_get_y')),
      basis_points integer check (basis_points between 1 and 10000),
      amount bigint check (amount > 0),
      max_amount bigint check (max_amount > 0),
      buy_quantity integer check (buy_quantity between 1 and 99),
      get_quantity integer check (get_quantity between 1 and 99),
      minimum_amount bigint not null default 0 check (minimum_amount >= 0),
      -- Of its amounts; null when it names none and holds in every currency.
      currency text check (currency ~ '^[A-Z]{3}$'),
      -- An item has to be in each of these that is not empty.
      product_ids uuid[] not null default '{}' check (cardinality(product_ids) <= 200),
      category_ids uuid[] not null default '{}' check (cardinality(category_ids) <= 50),
      seller_ids uuid[] not null default '{}' check (cardinality(seller_ids) <= 200),
      is_exclusive boolean not null default false,
      priority integer not null default 100 check (priority between 0 and 1000),
      is_on boolean not null default true,
      starts_at timestamptz,
      ends_at timestamptz,
      -- How often in all, and by one shopper; only what needs a code can be counted.
      usage_limit integer check (usage_limit > 0),
      shopper_limit integer check (shopper_limit > 0),
      -- How many orders hold it: taken with the order, given back when it ends unpaid. Counted for those with a code.
      used_count integer not null default 0 check (used_count >= 0),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (used_count <= usage_limit),
      check (ends_at > starts_at),
      check (code is not null or num_nonnulls(usage_limit, shopper_limit) = 0),
      check (seller_id is null or seller_ids = array[seller_id]),
      check ((kind = 'percentage') = (basis_points is not null and buy_quantity is null)),
      check ((kind = 'fixed') = (amount is not null)),
      check ((kind = 'buy_x_get_y') = (basis_points is not null and buy_quantity is not null and get_quantity is not null)),
      check (kind = 'percentage' or max_amount is null),
      check ((currency is null) = (amount is null and max_amount is null and minimum_amount = 0))
    );
    create index promotions_automatic on promotions (priority, id) where code is null and is_on;
    create index promotions_newest on promotions (created_at desc, id desc);
    create index promotions_seller on promotions (seller_id, created_at desc, id desc) where seller_id is not null;

    -- That an order holds a promotion; given back when the order ends before it is paid for.
    create table promotion_redemptions (
      promotion_id uuid not null references promotions,
      order_id uuid not null references orders,
      user_id uuid references users on delete set null,
      email citext not null,
      discount_amount bigint not null check (discount_amount >= 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      redeemed_at timestamptz not null,
      released_at timestamptz,
      primary key (promotion_id, order_id)
    );
    create index promotion_redemptions_order on promotion_redemptions (order_id);
    create index promotion_redemptions_email on promotion_redemptions (promotion_id, email) where released_at is null;
    create index promotion_redemptions_user on promotion_redemptions (promotion_id, user_id)
      where released_at is null and user_id is not null;

    alter table carts add column coupon_codes text[] not null default '{}' check (cardinality(coupon_codes) <= 5);
    alter table checkouts add column coupon_codes text[] not null default '{}';
  `.execute(db);
}
