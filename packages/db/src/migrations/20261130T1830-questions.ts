import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What shoppers ask about products, and what the shop answers. Others see a question once it is answered.
    create table questions (
      id uuid primary key,
      product_id uuid not null references products on delete cascade,
      seller_id uuid not null references sellers,
      user_id uuid references users on delete set null,
      author_name text not null check (length(author_name) between 1 and 140),
      body text not null check (length(body) between 1 and 1000),
      answer text check (length(answer) between 1 and 2000),
      answered_at timestamptz,
      helpful_count integer not null default 0 check (helpful_count >= 0),
      status text not null default 'SHOWN' check (status in ('SHOWN', 'HIDDEN')),
      hidden_policy text,
      hidden_reason text,
      hidden_at timestamptz,
      reported_at timestamptz,
      asked_at timestamptz not null,
      check ((answer is null) = (answered_at is null)),
      check ((status = 'HIDDEN') = (hidden_at is not null)),
      check ((status = 'HIDDEN') = (num_nonnulls(hidden_policy, hidden_reason) = 2))
    );
    create index questions_product on questions (product_id, helpful_count desc, asked_at desc, id desc)
      where status = 'SHOWN' and answer is not null;
    create index questions_own on questions (user_id, product_id, asked_at desc) where user_id is not null;
    create index questions_seller on questions (seller_id, asked_at desc, id desc);
    create index questions_seller_open on questions (seller_id, asked_at, id) where answer is null and status = 'SHOWN';
    create index questions_reported on questions (reported_at, id) where reported_at is not null;
    create index questions_hidden on questions (hidden_at desc, id desc) where status = 'HIDDEN';
    create index questions_all on questions (asked_at desc, id desc);

    create table question_votes (
      question_id uuid not null references questions on delete cascade,
      user_id uuid not null references users on delete cascade,
      voted_at timestamptz not null,
      primary key (question_id, user_id)
    );
    create index question_votes_user on question_votes (user_id);

    create table question_reports (
      id uuid primary key,
      question_id uuid not null references questions on delete cascade,
      reporter_user_id uuid references users on delete set null,
      is_from_shop boolean not null,
      policy text not null check (length(policy) <= 40),
      explanation text not null check (length(explanation) <= 2000),
      status text not null default 'OPEN' check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
      reported_at timestamptz not null,
      decided_at timestamptz,
      check ((status = 'OPEN') = (decided_at is null))
    );
    create unique index question_reports_one on question_reports
      (question_id, (coalesce(reporter_user_id, '00000000-0000-0000-0000-000000000000'::uuid))) where status = 'OPEN';
    create index question_reports_question on question_reports (question_id, reported_at);
    create index question_reports_user on question_reports (reporter_user_id) where reporter_user_id is not null;

    alter table domain_events drop constraint domain_events_topic_check,
      add constraint domain_events_topic_check
        check (topic in ('user', 'seller', 'product', 'order', 'inventory', 'payment', 'review', 'question'));
  `.execute(db);
}
