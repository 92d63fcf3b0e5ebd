import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { SearchRules } from "../search-engine";

/** What staff keep for searching: words that mean the same, and words that mean nothing. */
export async function readRules(db: Db): Promise<SearchRules> {
  const { rows } = await sql<{ synonyms: string[][]; stopWords: string[] }>`
    select
      coalesce((select json_agg(words order by id) from search_synonyms), '[]') as synonyms,
      coalesce((select json_agg(word order by word) from search_stop_words), '[]') as "stopWords"
  `.execute(db);
  return { synonyms: rows[0]?.synonyms ?? [], stopWords: rows[0]?.stopWords ?? [] };
}
