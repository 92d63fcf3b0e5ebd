import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Which policy a product came back for; those of before say it in their reason only.
    alter table product_submissions add column policy text;

    -- Staff look for SKUs of all shops by how they begin.
    create index variants_sku_begins on variants (lower(sku) text_pattern_ops) where sku is not null;
  `.execute(db);
}
