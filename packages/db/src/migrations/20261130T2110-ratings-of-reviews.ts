import { type Kysely, sql } from "kysely";

const BATCH = 2000;

/**
 * Ratings are counts of shown reviews. What products and shops had before reviews were written is taken back to what was
 * counted, with their listings; where nobody wrote any, there are none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await correct(db, "products");
  await correct(db, "sellers");
  const ids = rows.map(({ id }) => id).sort();
  for (let at = 0; at < ids.length; at += BATCH)
    await sql`select refresh_product_listings(${ids.slice(at, at + BATCH)}::uuid[])`.execute(db);
}

const correct = (db: Kysely<unknown>, table: "products" | "sellers") =>
  sql<{ id: string }>`
    update ${sql.table(table)} rated set rating_count = counted.total,
      rating_hundredths = case when counted.total = 0 then 0 else round(100.0 * counted.points / counted.total) end
    from (
      select each.id, coalesce(ones + twos + threes + fours + fives, 0) as total,
        coalesce(ones + 2 * twos + 3 * threes + 4 * fours + 5 * fives, 0) as points
      from ${sql.table(table)} each left join rating_counts on subject_id = each.id
    ) counted
    where rated.id = counted.id and (rated.rating_count, rated.rating_hundredths) is distinct from
      (counted.total, case when counted.total = 0 then 0 else round(100.0 * counted.points / counted.total) end)
    returning rated.id
  `.execute(db);
