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
