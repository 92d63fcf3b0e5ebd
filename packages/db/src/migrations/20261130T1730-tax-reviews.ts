import { type Kysely, sql } from "kysely";

/** Orders that were taxed by the table because the tax provider did not answer: staff look whether it was right. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tax_reviews (
      order_id uuid primary key references orders on delete cascade,
      noted_at timestamptz not null,
      reviewed_at timestamptz,
      reviewed_by jsonb,
      note text not null default '',
      check ((reviewed_at is null) = (reviewed_by is null))
    );
    create index tax_reviews_open on tax_reviews (noted_at desc, order_id desc) where reviewed_at is null;
  `.execute(db);
}
