import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What people say is wrong with products. The name and the address of the product are kept as they were, so that a
    -- report outlives what it is about.
    create table product_reports (
      id uuid primary key,
      product_id uuid references products on delete set null,
      seller_id uuid not null references sellers,
      product_name text not null,
      product_slug text not null,
      reason text not null check (reason in ('MISLEADING', 'COUNTERFEIT', 'DANGEROUS', 'ILLEGAL', 'CHILD_SAFETY', 'HATEFUL', 'PROHIBITED', 'OTHER')),
      explanation text not null,
      reporter_user_id uuid references users on delete set null,
      reporter_name text,
      reporter_email text,
      status text not null default 'OPEN' check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
      decision_reason text,
      decided_by uuid references users on delete set null,
      decided_at timestamptz,
      reported_at timestamptz not null,
      check ((status = 'OPEN') = (decided_at is null)),
      check ((status = 'OPEN') = (decision_reason is null)),
      -- The law asks who says that something is illegal, unless it is about harm to children.
      check (reason not in ('COUNTERFEIT', 'DANGEROUS', 'ILLEGAL', 'HATEFUL') or num_nonnulls(reporter_name, reporter_email) = 2)
    );
    -- The queue of staff, and what was decided.
    create index product_reports_list on product_reports (status, reported_at, id);
    -- One open report of a person for a product, by account and by address.
    create unique index product_reports_one_of_user on product_reports (product_id, reporter_user_id)
      where status = 'OPEN' and reporter_user_id is not null;
    create unique index product_reports_one_of_address on product_reports (product_id, lower(reporter_email))
      where status = 'OPEN' and reporter_email is not null and reporter_user_id is null;
    create index product_reports_product on product_reports (product_id) where status = 'OPEN';
    create index product_reports_address on product_reports (lower(reporter_email), reported_at)
      where reporter_email is not null;
    create index product_reports_seller on product_reports (seller_id);
    create index product_reports_user on product_reports (reporter_user_id) where reporter_user_id is not null;
  `.execute(db);
}
