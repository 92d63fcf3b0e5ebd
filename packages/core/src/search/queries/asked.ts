import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { escapeLike } from "../../platform/index";

export interface Asked {
  query: string;
  asked: number;
  /** How often of these who asked was led to a page. */
  redirected: number;
  /** Products, when it was last asked. */
  found: number;
}

export async function addAsked(db: Db, day: Date, asked: readonly Asked[]): Promise<void> {
  await sql`
    insert into search_queries as kept (day, query, asked, redirected, found, is_of_catalogue)
    select ${day}::date, query, asked, redirected, found, has_catalogue_words(query)
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as given (query text, asked integer, redirected integer, found integer)
    order by query
    on conflict (day, query) do update set asked = kept.asked + excluded.asked,
      redirected = kept.redirected + excluded.redirected, found = excluded.found, is_of_catalogue = excluded.is_of_catalogue
  `.execute(db);
}

/** Queries since a day by how often they were asked, all of them or those that last found nothing and led nowhere. */
export async function listAsked(
  db: Db,
  { since, nothingFound, limit }: { since: Date; nothingFound: boolean; limit: number },
): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select query, sum(asked)::integer as asked, sum(redirected)::integer as redirected,
      (array_agg(found order by day desc))[1] as found
    from search_queries where day >= ${since}::date
    group by query
    having ${nothingFound ? sql`(array_agg(found + redirected order by day desc))[1] = 0` : sql`true`}
    order by sum(asked) desc, query limit ${limit}
  `.execute(db);
  return rows;
}

/**
 * What others asked that begins so and found something, in words of the catalogue; asked three times at least, so that
 * it is nobody's own.
 */
export async function listCompletions(db: Db, beginning: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ query: string }>`
    select query from search_queries
    where query like ${`${escapeLike(beginning)}%`} and query <> ${beginning}
    group by query having sum(asked) >= 3 and bool_or(is_of_catalogue) and (array_agg(found order by day desc))[1] > 0
    order by sum(asked) desc, query limit ${limit}
  `.execute(db);
  return rows.map((row) => row.query);
}

/** Forgets what was asked before `oldest`, and before `oldestSingle` what was asked but once. */
export async function deleteOldAsked(db: Db, oldest: Date, oldestSingle: Date): Promise<void> {
  await sql`
    delete from search_queries where day < ${oldest}::date or day < ${oldestSingle}::date and asked = 1
  `.execute(db);
}
