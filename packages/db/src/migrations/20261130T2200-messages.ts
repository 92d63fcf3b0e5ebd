import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a shopper and a shop write to each other: one thread about the shop, about each product, about each part of an
    -- order. One about an order belongs to whoever the order belongs to; of a guest's, user_id is empty.
    create table message_threads (
      id uuid primary key,
      seller_id uuid not null references sellers,
      user_id uuid references users on delete set null,
      kind text not null check (kind in ('shop', 'product', 'order')),
      product_id uuid references products on delete set null,
      order_id uuid references orders,
      seller_order_id uuid references seller_orders,
      subject text not null check (length(subject) <= 300),
      shopper_name text not null check (length(shopper_name) between 1 and 140),
      last_from text not null check (last_from in ('shopper', 'shop')),
      last_at timestamptz not null,
      shopper_unread integer not null default 0 check (shopper_unread >= 0),
      shop_unread integer not null default 0 check (shop_unread >= 0),
      shopper_read_at timestamptz,
      shop_read_at timestamptz,
      created_at timestamptz not null,
      check ((kind = 'order') = (order_id is not null)),
      check ((kind = 'order') = (seller_order_id is not null)),
      check (kind = 'product' or product_id is null)
    );
    create unique index message_threads_shop on message_threads (user_id, seller_id) where kind = 'shop';
    create unique index message_threads_product on message_threads (user_id, product_id) where kind = 'product';
    create unique index message_threads_order on message_threads (seller_order_id) where kind = 'order';
    create index message_threads_of_user on message_threads
      (user_id, ((shopper_unread > 0)::integer) desc, last_at desc, id desc) where user_id is not null;
    create index message_threads_of_seller on message_threads
      (seller_id, ((shop_unread > 0)::integer) desc, last_at desc, id desc);
    create index message_threads_unanswered on message_threads
      (seller_id, ((shop_unread > 0)::integer) desc, last_at desc, id desc) where last_from = 'shopper';
    create index message_threads_unread on message_threads (seller_id) where shop_unread > 0;
    create index message_threads_begun on message_threads (user_id, created_at) where user_id is not null;
    create index message_threads_by_product on message_threads (product_id) where product_id is not null;
    create index message_threads_by_order on message_threads (order_id) where order_id is not null;

    -- body is what was written, for staff who look at a report; shown_body is what both sides read.
    create table messages (
      id uuid primary key,
      thread_id uuid not null references message_threads on delete cascade,
      from_side text not null check (from_side in ('shopper', 'shop')),
      author_user_id uuid references users on delete set null,
      key uuid not null,
      body text not null check (length(body) <= 4000),
      shown_body text not null check (length(shown_body) <= 16000),
      hidden_policy text,
      hidden_reason text,
      hidden_at timestamptz,
      sent_at timestamptz not null,
      check (num_nonnulls(hidden_policy, hidden_reason, hidden_at) in (0, 3)),
      unique (thread_id, from_side, key)
    );
    create index messages_thread on messages (thread_id, sent_at desc, id desc);
    create index messages_author on messages (author_user_id, sent_at) where author_user_id is not null;
    create index messages_hidden on messages (hidden_at desc, id desc) where hidden_at is not null;

    create table message_pictures (
      message_id uuid not null references messages on delete cascade,
      media_id uuid not null references media,
      position integer not null check (position between 0 and 3),
      primary key (message_id, position),
      unique (media_id)
    );

    -- Whose picture it is that was sent to be named by a message; such a one is not for everybody.
    alter table media add column message_sender text check (length(message_sender) <= 60),
      add constraint media_message_alone check (message_sender is null or (seller_id is null and order_id is null));
    create index media_message_sender on media (message_sender, created_at) where message_sender is not null;

    create table message_reports (
      id uuid primary key,
      message_id uuid not null references messages on delete cascade,
      reporter_user_id uuid references users on delete set null,
      policy text not null check (length(policy) <= 40),
      explanation text not null check (length(explanation) <= 2000),
      status text not null default 'OPEN' check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
      reported_at timestamptz not null,
      decided_at timestamptz,
      decision_reason text check (length(decision_reason) <= 1000),
      check ((status = 'OPEN') = (decided_at is null)),
      check ((status = 'OPEN') = (decision_reason is null))
    );
    create unique index message_reports_one on message_reports (message_id) where status = 'OPEN';
    create index message_reports_message on message_reports (message_id, reported_at);
    create index message_reports_open on message_reports (reported_at, id) where status = 'OPEN';
    create index message_reports_decided on message_reports (decided_at desc, id desc) where status <> 'OPEN';
    create index message_reports_user on message_reports (reporter_user_id) where reporter_user_id is not null;

    -- Who may not write to a shop, or to any when there is none; guests by the address of their orders.
    create table message_blocks (
      id uuid primary key,
      seller_id uuid references sellers,
      user_id uuid references users on delete cascade,
      email citext,
      reason text not null check (length(reason) <= 1000),
      blocked_by uuid references users on delete set null,
      blocked_at timestamptz not null,
      check (num_nonnulls(user_id, email) = 1),
      unique nulls not distinct (seller_id, user_id, email)
    );
    create index message_blocks_user on message_blocks (user_id) where user_id is not null;
    create index message_blocks_email on message_blocks (email) where email is not null;
    create index message_blocks_by on message_blocks (blocked_by) where blocked_by is not null;
    create index message_blocks_staff on message_blocks (blocked_at desc, id desc) where seller_id is null;

    alter table domain_events drop constraint domain_events_topic_check,
      add constraint domain_events_topic_check check (topic in
        ('user', 'seller', 'product', 'order', 'inventory', 'payment', 'review', 'question', 'message'));
  `.execute(db);
}
