import { type Kysely, sql } from "kysely";

/** What a shop on a break sells again afterwards stays in lists, behind what can be bought. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- 1: in stock, and not to be bought as long as its shop is on a break. A list that ends with these is sorted by the one column or,
    -- backwards, by the other, so that an index has it.
    alter table product_listings
      add column break_rank smallint not null default 0 check (break_rank in (0, 1)),
      add column open_rank smallint not null generated always as (1 - break_rank) stored;
    alter table listing_categories
      add column break_rank smallint not null default 0 check (break_rank in (0, 1)),
      add column open_rank smallint not null generated always as (1 - break_rank) stored;
    alter table listing_prices
      add column break_rank smallint not null default 0 check (break_rank in (0, 1)),
      add column open_rank smallint not null generated always as (1 - break_rank) stored;

    drop index listing_categories_best, listing_categories_newest, listing_categories_price, listing_categories_rating,
      product_listings_newest, product_listings_seller;
    create index listing_categories_best on listing_categories (category_id, open_rank desc, sold_count desc, product_id desc)
      where is_visible;
    create index listing_categories_newest on listing_categories (category_id, open_rank desc, published_at desc, product_id desc)
      where is_visible;
    create index listing_categories_rating on listing_categories (category_id, open_rank desc, rating_rank desc, product_id desc)
      where is_visible;
    create index listing_categories_cheap on listing_categories (category_id, break_rank, price_amount, product_id) where is_visible;
    create index listing_categories_dear on listing_categories (category_id, open_rank desc, price_amount desc, product_id desc)
      where is_visible;
    create index product_listings_newest on product_listings (open_rank desc, published_at desc, product_id desc) where is_visible;
    create index product_listings_seller on product_listings (seller_id, open_rank desc, published_at desc, product_id desc)
      where is_visible;
  `.execute(db);
  const replace = async (signature: string, changes: [from: string, to: string][]) => {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_functiondef(${signature}::regprocedure) as definition
    `.execute(db);
    let definition = rows[0]?.definition ?? "";
    for (const [from, to] of changes) {
      if (definition.split(from).length !== 2) throw new Error(`${signature} does not say once: ${from}`);
      definition = definition.replace(from, to);
    }
    await sql.raw(definition).execute(db);
  };
  const onSale =
    "(bool_or(is_in_stock(level, 1)) and seller.vacation_now is distinct from 'CLOSED') as is_purchasable,";
  const offered: [string, string] = [
    onSale,
    `${onSale}
          (bool_or(is_in_stock(level, 1)) and seller.vacation_now is not distinct from 'CLOSED')::integer::smallint as break_rank,`,
  ];
  await replace("refresh_product_listings(uuid[])", [
    offered,
    [
      "product_id, seller_id, is_visible, is_purchasable, category_ids, currency,",
      "product_id, seller_id, is_visible, is_purchasable, break_rank, category_ids, currency,",
    ],
    [
      "        offer.is_purchasable,\n        coalesce(membership",
      "        offer.is_purchasable, offer.break_rank,\n        coalesce(membership",
    ],
    [
      "'isAway', seller.vacation_now is not distinct from 'CLOSED',",
      `'isAway', seller.vacation_now is not distinct from 'CLOSED',
          'backOn', case when seller.vacation_now = 'CLOSED'
            then to_char(seller.vacation_until at time zone seller.time_zone, 'YYYY-MM-DD') end,`,
    ],
    [
      "is_purchasable = excluded.is_purchasable,\n        category_ids",
      "is_purchasable = excluded.is_purchasable,\n        break_rank = excluded.break_rank, category_ids",
    ],
    [
      "(category_id, product_id, is_visible, is_purchasable, price_amount, rating_rank, sold_count, published_at)",
      "(category_id, product_id, is_visible, is_purchasable, break_rank, price_amount, rating_rank, sold_count, published_at)",
    ],
    ["l.is_visible, l.is_purchasable, l.price_amount", "l.is_visible, l.is_purchasable, l.break_rank, l.price_amount"],
    [
      "is_purchasable = excluded.is_purchasable, price_amount = excluded.price_amount,\n        rating_rank",
      "is_purchasable = excluded.is_purchasable, break_rank = excluded.break_rank, price_amount = excluded.price_amount,\n        rating_rank",
    ],
  ]);
  await replace("list_market_prices()", [
    offered,
    [
      "(product_id, currency, is_visible, is_purchasable, price_amount, card)",
      "(product_id, currency, is_visible, is_purchasable, break_rank, price_amount, card)",
    ],
    ["offer.is_purchasable, offer.min_amount,", "offer.is_purchasable, offer.break_rank, offer.min_amount,"],
    [
      "is_purchasable = excluded.is_purchasable, price_amount = excluded.price_amount, card = excluded.card",
      "is_purchasable = excluded.is_purchasable, break_rank = excluded.break_rank, price_amount = excluded.price_amount, card = excluded.card",
    ],
    [
      "(listed.is_visible, listed.is_purchasable, listed.price_amount, listed.card)",
      "(listed.is_visible, listed.is_purchasable, listed.break_rank, listed.price_amount, listed.card)",
    ],
    [
      "(excluded.is_visible, excluded.is_purchasable, excluded.price_amount, excluded.card)",
      "(excluded.is_visible, excluded.is_purchasable, excluded.break_rank, excluded.price_amount, excluded.card)",
    ],
  ]);
  // Of variants it is said whether they are there: what a break does is said of their product.
  await replace("offered_variants(uuid)", [
    [" and (select vacation_now is distinct from 'CLOSED' from sellers where sellers.id = product.seller_id)", ""],
  ]);
  await sql`
    select refresh_product_listings(array(
      select product.id from products product join sellers seller on seller.id = product.seller_id
      where seller.vacation_now = 'CLOSED' order by product.id))
  `.execute(db);
}
