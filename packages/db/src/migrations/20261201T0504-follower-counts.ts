import { type Kysely, sql } from "kysely";

/** How many follow a shop is kept with each follow, so that no page counts them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sellers add column follower_count integer not null default 0 check (follower_count >= 0);
    update sellers set follower_count = counted.followers
    from (select seller_id, count(*)::integer as followers from shop_follows group by seller_id) counted
    where counted.seller_id = sellers.id;
  `.execute(db);
}
