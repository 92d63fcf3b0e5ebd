import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What people say of things that arrived at theirs: one review of each item bought, and with one of the items of a
    -- shop's part of an order, what they say of the shop.
    create table reviews (
      id uuid primary key,
      order_item_id uuid not null unique references order_items,
      order_id uuid not null references orders,
      seller_order_id uuid not null references seller_orders,
      product_id uuid not null references products,
      seller_id uuid not null references sellers,
      user_id uuid references users on delete set null,
      author_name text not null check (length(author_name) between 1 and 140),
      variant_title text not null,
      rating smallint not null check (rating between 1 and 5),
      shop_rating smallint check (shop_rating between 1 and 5),
      title text not null check (length(title) <= 120),
      body text not null check (length(body) <= 4000),
      picture_count smallint not null default 0 check (picture_count >= 0),
      helpful_count integer not null default 0 check (helpful_count >= 0),
      status text not null default 'SHOWN' check (status in ('SHOWN', 'HIDDEN')),
      hidden_policy text,
      hidden_reason text,
      hidden_at timestamptz,
      reply text check (length(reply) between 1 and 2000),
      replied_at timestamptz,
      written_at timestamptz not null,
      edited_at timestamptz,
      check ((status = 'HIDDEN') = (hidden_at is not null)),
      check ((status = 'HIDDEN') = (hidden_policy is not null)),
      check ((status = 'HIDDEN') = (hidden_reason is not null)),
      check ((reply is null) = (replied_at is null))
    );
    create unique index reviews_one_of_shop on reviews (seller_order_id) where shop_rating is not null;
    create index reviews_order on reviews (order_id);
    create index reviews_user on reviews (user_id, written_at desc, id desc) where user_id is not null;
    create index reviews_newest on reviews (product_id, written_at desc, id desc) where status = 'SHOWN';
    create index reviews_helpful on reviews (product_id, helpful_count desc, written_at desc, id desc) where status = 'SHOWN';
    create index reviews_by_stars on reviews (product_id, rating, written_at desc, id desc) where status = 'SHOWN';
    create index reviews_with_pictures on reviews (product_id, written_at desc, id desc)
      where status = 'SHOWN' and picture_count > 0;
    create index reviews_seller on reviews (seller_id, written_at desc, id desc);
    create index reviews_seller_unanswered on reviews (seller_id, written_at desc, id desc)
      where reply is null and status = 'SHOWN';

    create table review_pictures (
      review_id uuid not null references reviews on delete cascade,
      position smallint not null check (position >= 0),
      media_id uuid not null unique references media,
      primary key (review_id, position)
    );

    create table review_votes (
      review_id uuid not null references reviews on delete cascade,
      user_id uuid not null references users on delete cascade,
      voted_at timestamptz not null,
      primary key (review_id, user_id)
    );
    create index review_votes_user on review_votes (user_id);

    -- How many shown reviews gave a product, or a shop, so many stars: what its rating is made of.
    create table rating_counts (
      subject_id uuid primary key,
      ones integer not null check (ones >= 0),
      twos integer not null check (twos >= 0),
      threes integer not null check (threes >= 0),
      fours integer not null check (fours >= 0),
      fives integer not null check (fives >= 0)
    );

    alter table domain_events drop constraint domain_events_topic_check,
      add constraint domain_events_topic_check
        check (topic in ('user', 'seller', 'product', 'order', 'inventory', 'payment', 'review'));
  `.execute(db);
}
