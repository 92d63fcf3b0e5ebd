import { type SearchDocument, type SearchEngine, SearchEngineDown } from "@emporia/core/search";
import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError, type MultiSearchQuery } from "meilisearch";
import { Breaker } from "../breaker";
import {
  hitsOf,
  matchedWords,
  matchesNothing,
  type Strategy,
  searchesFor,
  textOf,
  wordSearch,
  wordsOf,
} from "./requests";
import { hashOf, kept, settingsFor, typedInto } from "./settings";

const SEARCH_MS = 500;
const WRITE_MS = 20_000;
/** Beyond it the task goes on, and what was sent is sent again: no harm, but no progress to be seen either. */
const TASK_MS = 120_000;
const VERSIONS_AT_ONCE = 10_000;

/**
 * Meilisearch (1.10 or newer). Searches are let through while it answers: after three failures in a row none for two
 * seconds, then one at a time to see whether it is back.
 */
export function createMeilisearch(options: { url: string; key?: string | undefined; index: string }): SearchEngine {
  // Meilisearch compresses in pieces, and each waits for the one before to be acknowledged: 40 ms for nothing.
  const requestInit = { headers: { "accept-encoding": "identity" } };
  const client = (timeout: number) =>
    new Meilisearch({ host: options.url, ...(options.key ? { apiKey: options.key } : {}), timeout, requestInit });
  const reader = client(SEARCH_MS);
  const writer = client(WRITE_MS);
  const breaker = new Breaker();
  const live = options.index;

  async function read<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (!breaker.lets()) throw new SearchEngineDown("Meilisearch failed several times in a row and is left alone.");
    try {
      const answer = await ask();
      breaker.succeeded();
      return answer;
    } catch (error) {
      if (!isRefusal(error)) breaker.failed();
      throw down(error);
    }
  }

  /**
   * By all words and, where nothing has them all, by those that the fewest products have. What is chosen of facets has no
   * say in it: what they count would else be of other words than what is found once they are chosen.
   */
  async function loosely<Answer>(
    text: string,
    ask: (q: string, strategy: Strategy) => Promise<Answer>,
    isEmpty: (answer: Answer, q: string, strategy: Strategy) => boolean | Promise<boolean>,
    nothing: Answer,
  ): Promise<Answer> {
    let answer = nothing;
    for (const strategy of ["all", "frequency"] as const) {
      const q = textOf(text, strategy);
      if (q === undefined) continue;
      const found = await read(() => ask(q, strategy));
      const isNothing = await isEmpty(found, q, strategy);
      if (strategy === "all" || !isNothing) answer = found;
      if (!isNothing) break;
    }
    return answer;
  }

  async function asked(queries: MultiSearchQuery[]) {
    const { results } = await reader.multiSearch<{ queries: MultiSearchQuery[] }, { id: string; name: string }>({
      queries,
    });
    return results;
  }

  return {
    label: "Meilisearch",
    indexName: live,
    isUp: () => breaker.isClosed(),
    settingsHash: (rules) => hashOf(settingsFor(rules)),

    find: (query) =>
      loosely(
        query.text,
        async (q, strategy) => {
          const { page, words, facets, attributes } = searchesFor(live, query, q, strategy);
          const results = await asked([page, ...words, ...facets, ...attributes]);
          return hitsOf(query, {
            page: results.shift(),
            words: results.splice(0, words.length),
            facets: results.splice(0, facets.length),
            attributes: results,
          });
        },
        async (hits, q, strategy) => {
          if (hits.total > 0) return false;
          const [whole] = await read(() => asked([{ ...wordSearch(live, query, q, strategy), limit: 0 }]));
          return matchesNothing(query, whole);
        },
        hitsOf(query, { page: undefined, words: [], facets: [], attributes: [] }),
      ),

    async findIds(query) {
      const { isNothing: _, ...matches } = await loosely(
        query.text,
        async (q, strategy) => {
          const search = wordSearch(live, query, q, strategy);
          const page = { ...search, limit: query.limit, attributesToRetrieve: ["id"] };
          const [ids, words] = await asked([page, wordsOf(search)]);
          return {
            productIds: ids?.hits.map((hit) => hit.id) ?? [],
            matchedWords: matchedWords(words),
            isNothing: matchesNothing(query, ids),
          };
        },
        (found) => found.isNothing,
        { productIds: [], matchedWords: [], isNothing: true },
      );
      return matches;
    },

    complete: (text, limit) =>
      read(async () => {
        const q = textOf(text, "all", true);
        if (q === undefined) return [];
        const { hits } = await reader.index(live).search<{ id: string }>(q, {
          matchingStrategy: "all",
          limit,
          attributesToSearchOn: typedInto,
          attributesToRetrieve: ["id"],
        });
        return hits.map((hit) => hit.id);
      }),

    identity: (index) => identityOf(writer, index),

    async create(index, rules) {
      await written(writer.deleteIndexIfExists(index));
      await task(writer.createIndex(index, { primaryKey: "id" }));
      await task(writer.index(index).updateSettings(settingsFor(rules)));
      const identity = await identityOf(writer, index);
      if (identity === undefined) throw new SearchEngineDown(`The index ${index} went as soon as it was made.`);
      return identity;
    },
    applySettings: (index, rules) => task(writer.index(index).updateSettings(settingsFor(rules))),
    put: (index, documents) => task(writer.index(index).addDocuments(documents.map(kept))),
    remove: (index, productIds) => task(writer.index(index).deleteDocuments([...productIds])),

    async swap(one, other) {
      for (const index of [one, other])
        if ((await identityOf(writer, index)) === undefined)
          await task(writer.createIndex(index, { primaryKey: "id" }));
      await task(writer.swapIndexes([{ indexes: [one, other], rename: false }]));
    },
    async drop(index) {
      await written(writer.deleteIndexIfExists(index));
    },

    async *versions(index) {
      for (let offset = 0; ; offset += VERSIONS_AT_ONCE) {
        const { results } = await written(
          writer
            .index<SearchDocument>(index)
            .getDocuments({ fields: ["id", "version"], limit: VERSIONS_AT_ONCE, offset }),
        );
        if (results.length > 0) yield results.map(({ id, version }) => ({ id, version }));
        if (results.length < VERSIONS_AT_ONCE) return;
      }
    },
  };
}

/** When the index was made goes with what it holds, also through a swap. */
async function identityOf(client: Meilisearch, index: string): Promise<string | undefined> {
  try {
    return (await client.getRawIndex(index)).createdAt;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === "index_not_found") return undefined;
    throw down(error);
  }
}

/** It answers, and does not take what it was asked: no reason to leave it alone. */
function isRefusal(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.response.status === 400;
}

async function written<Answer>(answer: PromiseLike<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw down(error);
  }
}

/** Waits until Meilisearch has done it, so that what was written can be found. */
async function task(enqueued: EnqueuedTaskPromise): Promise<void> {
  const done = await written(enqueued.waitTask({ timeout: TASK_MS, interval: 25 }));
  if (done.status !== "succeeded")
    throw new SearchEngineDown(
      `Meilisearch could not do the task ${done.uid} (${done.type}): ${done.error?.message ?? done.status}`,
    );
}

function down(error: unknown): SearchEngineDown {
  if (error instanceof SearchEngineDown) return error;
  return new SearchEngineDown(`Meilisearch: ${error instanceof Error ? error.message : error}`, { cause: error });
}
