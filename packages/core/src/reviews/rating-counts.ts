import type { Tx } from "@emporia/db";
import { sql } from "kysely";

export interface Stars {
  product: number;
  shop: number | null;
}

/**
 * Counts what a review says of its product and its shop, in the transaction that changes it: `before` and `after` are null
 * where it is not shown. Ratings are worked out from the counts, so they are what the shown reviews say, to the hundredth.
 */
export async function countStars(
  tx: Tx,
  of: { productId: string; sellerId: string },
  before: Stars | null,
  after: Stars | null,
): Promise<void> {
  await count(tx, "products", of.productId, before?.product ?? null, after?.product ?? null);
  await count(tx, "sellers", of.sellerId, before?.shop ?? null, after?.shop ?? null);
}

/** The row of the counts is locked until the transaction ends, so nobody else can write a rating in between. */
async function count(
  tx: Tx,
  table: "products" | "sellers",
  subjectId: string,
  before: number | null,
  after: number | null,
): Promise<void> {
  if (before === after) return;
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = [1, 2, 3, 4, 5].map(
    (stars) => Number(stars === after) - Number(stars === before),
  );
  await sql`
    with counted as (
      insert into rating_counts as kept (subject_id, ones, twos, threes, fours, fives)
      values (${subjectId}, greatest(${one}::integer, 0), greatest(${two}::integer, 0), greatest(${three}::integer, 0),
        greatest(${four}::integer, 0), greatest(${five}::integer, 0))
      on conflict (subject_id) do update set ones = kept.ones + ${one}::integer, twos = kept.twos + ${two}::integer,
        threes = kept.threes + ${three}::integer, fours = kept.fours + ${four}::integer, fives = kept.fives + ${five}::integer
      returning subject_id, ones + twos + threes + fours + fives as total,
        ones + 2 * twos + 3 * threes + 4 * fours + 5 * fives as points
    )
    update ${sql.table(table)} rated
    set rating_count = counted.total,
      rating_hundredths = case when counted.total = 0 then 0 else round(100.0 * counted.points / counted.total) end
    from counted where rated.id = counted.subject_id
  `.execute(tx);
}

/** Counts all reviews of all products and shops anew: after many were written at once. */
export async function recountStars(tx: Tx): Promise<void> {
  await sql`delete from rating_counts`.execute(tx);
  for (const [table, subject, stars] of [
    ["products", "product_id", "rating"],
    ["sellers", "seller_id", "shop_rating"],
  ] as const) {
    const given = sql.ref(stars);
    await sql`
      insert into rating_counts (subject_id, ones, twos, threes, fours, fives)
      select ${sql.ref(subject)}, count(*) filter (where ${given} = 1), count(*) filter (where ${given} = 2),
        count(*) filter (where ${given} = 3), count(*) filter (where ${given} = 4), count(*) filter (where ${given} = 5)
      from reviews where status = 'SHOWN' and ${given} is not null group by 1
    `.execute(tx);
    await sql`
      update ${sql.table(table)} rated set rating_count = counted.total,
        rating_hundredths = case when counted.total = 0 then 0 else round(100.0 * counted.points / counted.total) end
      from (
        select each.id, coalesce(ones + twos + threes + fours + fives, 0) as total,
          coalesce(ones + 2 * twos + 3 * threes + 4 * fours + 5 * fives, 0) as points
        from ${sql.table(table)} each left join rating_counts on subject_id = each.id
      ) counted
      where rated.id = counted.id
    `.execute(tx);
  }
}
