import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a trusted shop publishes is seen at once; staff look at that of the others first.
    alter table sellers add column is_trusted boolean not null default false;
    update sellers set is_trusted = true;

    create table product_submissions (
      id uuid primary key,
      product_id uuid not null references products on delete cascade,
      seller_id uuid not null references sellers,
      status text not null default 'WAITING' check (status in ('WAITING', 'APPROVED', 'RETURNED', 'WITHDRAWN')),
      -- What shoppers are to see of a product that they see already; null for the publishing of one they do not.
      proposed jsonb,
      submitted_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid references users,
      reason text check (length(reason) <= 1000),
      check ((status = 'WAITING') = (decided_at is null)),
      check (status <> 'RETURNED' or reason is not null)
    );
    create unique index product_submissions_waiting on product_submissions (product_id) where status = 'WAITING';
    create index product_submissions_queue on product_submissions (submitted_at, id) where status = 'WAITING';
    create index product_submissions_product on product_submissions (product_id, submitted_at desc);
  `.execute(db);
}
