import type { Db } from "@emporia/db";
import { sql } from "kysely";

/**
 * For each word the words in use that look like it, those that most products use first. Counted to 300 only: beyond it
 * a word is common, and to count on would take time.
 */
export async function listSimilarWords(
  db: Db,
  words: readonly { word: string; nearby: readonly string[] }[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ word: string; similar: string[] }>`
    select wanted.word, array(
      select found.word from (
        select similar_search_words(plain_text(wanted.word)) as word
        union
        select known.word from search_words known
        where known.word = any(array(select jsonb_array_elements_text(wanted.nearby)))
      ) found
      cross join lateral (
        select count(*) as uses from (
          select from product_listings listing
          where listing.document @@ to_tsquery('english', found.word) limit 300
        ) listing
      ) used
      where abs(length(found.word) - length(wanted.word)) <= 2 or starts_with(found.word, plain_text(wanted.word))
      order by ln(1 + used.uses) * similarity(found.word, plain_text(wanted.word)) desc, found.word
    ) as similar
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as wanted (word text, nearby jsonb)
  `.execute(db);
  return new Map(rows.map((row) => [row.word, row.similar]));
}

/** Words in the descriptions of the next visible products by id, with how many of them use each. */
export async function listDescriptionWords(
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<{ words: { word: string; count: number }[]; last: string | undefined }> {
  const { rows } = await sql<{ words: { word: string; count: number }[]; last: string | null }>`
    with portion as materialized (
      select product.id, product.description from product_listings listing
      join products product on product.id = listing.product_id
      where listing.is_visible and product.id > ${after ?? "00000000-0000-0000-0000-000000000000"}
      order by product.id limit ${limit}
    )
    select (select id from portion order by id desc limit 1) as last,
      coalesce((select json_agg(counted) from (
        select used.word, count(distinct portion.id)::integer as count
        from portion cross join regexp_split_to_table(
          plain_text(regexp_replace(portion.description, '<[^>]*>', ' ', 'g')), '[^[:alpha:]]+') as used (word)
        where length(used.word) between 4 and 40 group by used.word
      ) counted), '[]') as words
  `.execute(db);
  return { words: rows[0]?.words ?? [], last: rows[0]?.last ?? undefined };
}

export async function insertKnownWords(db: Db, words: readonly string[]): Promise<void> {
  await sql`
    insert into search_words (word)
    select given.word from unnest(${[...words]}::text[]) as given (word)
    where not exists (select from search_words known where known.word = given.word)
    order by given.word on conflict do nothing
  `.execute(db);
}
