import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What shoppers read of a shop: the most helpful first, and with photos.
    create index reviews_of_shop_helpful on reviews (seller_id, helpful_count desc, written_at desc, id desc)
      where status = 'SHOWN';
    create index reviews_of_shop_with_pictures on reviews (seller_id, written_at desc, id desc)
      where status = 'SHOWN' and picture_count > 0;
  `.execute(db);
}
