import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Tags of what shoppers see and how many products have each, as a job counts them every few minutes. Counting as
    -- products change would make all who write a common tag wait for each other.
    create table tag_counts (
      tag text primary key,
      product_count integer not null check (product_count > 0)
    );
    create index tag_counts_beginning on tag_counts (tag text_pattern_ops);
    insert into tag_counts (tag, product_count)
    select tag, count(*) from product_listings cross join unnest(tags) as tag where is_visible group by tag;
  `.execute(db);
}
