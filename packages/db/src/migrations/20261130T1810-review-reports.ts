import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What people, and the shop it is about, say is wrong with what others wrote.
    create table review_reports (
      id uuid primary key,
      review_id uuid not null references reviews on delete cascade,
      reporter_user_id uuid references users on delete set null,
      is_from_shop boolean not null,
      policy text not null check (length(policy) <= 40),
      explanation text not null check (length(explanation) <= 2000),
      status text not null default 'OPEN' check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
      reported_at timestamptz not null,
      decided_at timestamptz,
      check ((status = 'OPEN') = (decided_at is null))
    );
    -- One open report of a person for a review; all guests together are one.
    create unique index review_reports_one on review_reports
      (review_id, (coalesce(reporter_user_id, '00000000-0000-0000-0000-000000000000'::uuid))) where status = 'OPEN';
    create index review_reports_review on review_reports (review_id, reported_at);
    create index review_reports_user on review_reports (reporter_user_id) where reporter_user_id is not null;

    -- Since when its oldest open report waits: the queue of staff.
    alter table reviews add column reported_at timestamptz;
    create index reviews_reported on reviews (reported_at, id) where reported_at is not null;
    create index reviews_hidden on reviews (hidden_at desc, id desc) where status = 'HIDDEN';
    create index reviews_all on reviews (written_at desc, id desc);
  `.execute(db);
}
