import type { SearchRulesView } from "@emporia/contracts/search";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { SearchRules } from "../search-engine";
import { redirects } from "./redirects";

/** Everything that staff keep for searching. */
export interface KeptRules extends SearchRules {
  /** Products by the query for which they come first, in their order. */
  pins: ReadonlyMap<string, readonly string[]>;
  /** Where to by query; those that lead to what shoppers may see. */
  redirects: ReadonlyMap<string, Redirect>;
}

/** A page of the storefront, and what people call it. */
export interface Redirect {
  path: string;
  label: string;
}

export async function readRules(db: Db): Promise<KeptRules> {
  const { rows } = await sql<{
    synonyms: string[][];
    stopWords: string[];
    pins: { query: string; productIds: string[] }[];
    redirects: (Redirect & { query: string })[];
  }>`
    select
      coalesce((select json_agg(words order by id) from search_synonyms), '[]') as synonyms,
      coalesce((select json_agg(word order by word) from search_stop_words), '[]') as "stopWords",
      coalesce((select json_agg(json_build_object('query', pinned.query, 'productIds', pinned.ids)) from (
        select query, json_agg(product_id order by position, product_id) as ids from search_pins group by query
      ) pinned), '[]') as pins,
      coalesce((select json_agg(json_build_object('query', kept.query, 'path', kept.path, 'label', kept.label))
        from (${redirects}) kept where kept."isShown"), '[]') as redirects
  `.execute(db);
  const [row] = rows;
  return {
    synonyms: row?.synonyms ?? [],
    stopWords: row?.stopWords ?? [],
    pins: new Map((row?.pins ?? []).map(({ query, productIds }) => [query, productIds])),
    redirects: new Map((row?.redirects ?? []).map(({ query, path, label }) => [query, { path, label }])),
  };
}

/** The same for people: with ids, and products by name. */
export async function findRulesView(db: Db): Promise<SearchRulesView> {
  const { rows } = await sql<SearchRulesView>`
    select
      coalesce((select json_agg(json_build_object('id', id, 'words', words) order by words[1]) from search_synonyms), '[]') as synonyms,
      coalesce((select json_agg(word order by word) from search_stop_words), '[]') as "stopWords",
      coalesce((select json_agg(json_build_object('query', pinned.query, 'products', pinned.products) order by pinned.query) from (
        select pin.query, json_agg(json_build_object('id', product.id, 'name', product.name, 'slug', product.slug)
          order by pin.position, product.id) as products
        from search_pins pin join products product on product.id = pin.product_id group by pin.query
      ) pinned), '[]') as pins,
      coalesce((select json_agg(kept order by kept.query) from (${redirects}) kept), '[]') as redirects
  `.execute(db);
  return rows[0] ?? { synonyms: [], stopWords: [], pins: [], redirects: [] };
}

/** False when there is no group of this id. */
export async function setSynonyms(tx: Tx, id: string, words: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    update search_synonyms set words = ${[...words]}::text[] where id = ${id} returning id
  `.execute(tx);
  return rows.length > 0;
}

export async function insertSynonyms(tx: Tx, id: string, words: readonly string[], now: Date): Promise<void> {
  await sql`insert into search_synonyms (id, words, created_at) values (${id}, ${[...words]}::text[], ${now})`.execute(
    tx,
  );
}

export async function deleteSynonyms(tx: Tx, id: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ words: string[] }>`
    delete from search_synonyms where id = ${id} returning words
  `.execute(tx);
  return rows[0]?.words;
}

/** False when it is one already. */
export async function insertStopWord(tx: Tx, word: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into search_stop_words (word, created_at) values (plain_text(${word}), ${now}) on conflict do nothing returning word
  `.execute(tx);
  return rows.length > 0;
}

export async function deleteStopWord(tx: Tx, word: string): Promise<boolean> {
  const { rows } = await sql`delete from search_stop_words where word = ${word} returning word`.execute(tx);
  return rows.length > 0;
}

/** A product by its slug, that of today or an older one. */
export async function findProductBySlug(db: Db, slug: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from products where slug = ${slug}
    union all
    select product.id, product.name from product_slug_redirects old join products product on product.id = old.product_id
    where old.old_slug = ${slug}
    limit 1
  `.execute(db);
  return rows[0];
}

/** Behind those that are there. False when it is one of them. */
export async function insertPin(tx: Tx, query: string, productId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into search_pins (query, product_id, position, created_at)
    select ${query}, ${productId}, coalesce(max(position) + 1, 0), ${now} from search_pins where query = ${query}
    on conflict do nothing returning product_id
  `.execute(tx);
  return rows.length > 0;
}

export async function countPins(tx: Tx, query: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from search_pins where query = ${query}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function deletePin(tx: Tx, query: string, productId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from search_pins where query = ${query} and product_id = ${productId} returning product_id
  `.execute(tx);
  return rows.length > 0;
}
