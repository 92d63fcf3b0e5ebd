import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  // Few products have a tag: without it each page of a tag looks at all of them.
  await sql`create index product_listings_tags on product_listings using gin (tags)`.execute(db);
}
