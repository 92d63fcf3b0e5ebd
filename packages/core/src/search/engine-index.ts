import type { SearchProductsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { memoised } from "../platform/index";
import { applyRules, rulesOf } from "./kept-rules";
import { asMatched, asRead, asText } from "./meant-words";
import { offsetCursors, offsetOf } from "./page-start";
import { postgresSearch, productsOfCode, searchAmong } from "./postgres-search";
import { describeHits, priceBuckets, ratingSteps } from "./queries/counts";
import { isAboutVariants } from "./queries/filters";
import { findEngineLag } from "./queries/indexes";
import { rankListings } from "./queries/listings";
import { suggestIds } from "./queries/suggestions";
import { type EngineMatches, type SearchEngine, SearchEngineDown } from "./search-engine";
import type { ProductQuery, SearchIndex } from "./search-index";
import { matchAll, parseTerms, type Term } from "./words";

/** An index that is further behind than this many milliseconds does not answer until it has caught up. */
export const TOLERATED_LAG_MS = 10_000;
/** Of products that match words, how many are looked up in the database where single variants matter; it searches itself for more. */
const LOOKED_UP = 2_000;
/** Further than this no engine pages; the database does. */
export const DEEPEST = 10_000;
/** Of products that the engine puts first, how many are put in order by what their listings say. */
const RANKED = 150;

const keptReadiness = memoised<boolean>(500, 10);

/**
 * Finds products by an engine outside, and by PostgreSQL while the engine is away, is being filled for the first time or
 * is behind. Cards are read from the listings, so that whatever the engine knows, nothing hidden is shown. The engine
 * says what fits, with typos and all; which of its first fits best is said by the formula that orders PostgreSQL's own.
 */
export function searchThrough(engine: SearchEngine): SearchIndex {
  const isReady = (db: Db) =>
    keptReadiness(db, engine.indexName, async () => {
      const lag = await findEngineLag(db, engine.indexName);
      return lag !== undefined && lag <= TOLERATED_LAG_MS;
    });
  async function orPostgres<Result>(db: Db, ask: () => Promise<Result>, instead: () => Promise<Result>) {
    if (!(await isReady(db))) return instead();
    try {
      return await ask();
    } catch (error) {
      if (error instanceof SearchEngineDown) return instead();
      throw error;
    }
  }
  return {
    async search(db, query) {
      const offset = query.cursor === undefined ? 0 : offsetOf(query.sort, query.cursor);
      const { text } = query;
      // The engine holds the prices of home alone. A page link of PostgreSQL's leads on where it began, and a query of nothing finds nothing anywhere.
      if (
        !query.market.isHome ||
        text === undefined ||
        offset === undefined ||
        offset + query.limit >= DEEPEST ||
        !parseTerms(text).some((term) => !term.isExcluded)
      )
        return postgresSearch.search(db, query);
      // The engine does not know codes and would correct them.
      if ((await productsOfCode(db, text)).length > 0) return postgresSearch.search(db, query);
      return orPostgres(
        db,
        () => (isAboutVariants(query) ? choose(engine, db, query, text) : find(engine, db, query, text, offset)),
        () => postgresSearch.search(db, query),
      );
    },

    suggest: (db, market, text) =>
      orPostgres(
        db,
        async () => {
          const productIds = await engine.complete(text, 6);
          const { categoryIds, sellerIds } = await suggestIds(db, market, text.trim().toLowerCase(), undefined);
          return { productIds, categoryIds, sellerIds };
        },
        () => postgresSearch.suggest(db, market, text),
      ),
  };
}

async function find(
  engine: SearchEngine,
  db: Db,
  query: ProductQuery,
  text: string,
  offset: number,
): Promise<SearchProductsView> {
  const { limit } = query;
  // What is put in order anew is asked for as a whole, whichever page of it is wanted.
  const skipped = query.sort === "relevance" && offset < RANKED ? 0 : offset;
  const until = offset + limit + 1 - skipped;
  const hits = await engine.find({
    ...query,
    text,
    offset: skipped,
    limit: query.sort === "relevance" && skipped === 0 ? Math.max(until, RANKED) : until,
    countedOptions: query.onlyPurchasable ? "options" : "all_options",
  });
  const terms = asMatched(applyRules(parseTerms(text), await rulesOf(db)), hits.matchedWords);
  const ordered = query.sort === "relevance" && skipped === 0 ? await inOrder(db, terms, hits) : hits.productIds;
  const wanted = ordered.slice(offset - skipped, until);
  const described = await describeHits(db, query.market, wanted.slice(0, limit), {
    total: hits.total,
    categories: hits.categories,
    sellers: hits.sellers,
    prices: priceBuckets.map((_, bucket) => hits.prices[bucket] ?? 0),
    priceRange: hits.priceRange,
    ratings: ratingSteps.map((from) =>
      Object.entries(hits.stars).reduce((sum, [stars, count]) => (Number(stars) >= from ? sum + count : sum), 0),
    ),
    availability: { inStock: hits.inStock, all: hits.all },
    options: hits.options,
    attributes: hits.attributes,
  });
  return {
    ...described,
    ...offsetCursors(query.sort, { offset, limit, hasMore: wanted.length > limit }),
    didYouMean: offset === 0 ? didYouMean(terms, described.items[0]) : null,
  };
}

/**
 * The engine says what matches and in which order, the variants in the database what of it has the chosen options and
 * prices. Where too much matches to be looked up, the database finds it by itself: no match is left out.
 */
async function choose(engine: SearchEngine, db: Db, query: ProductQuery, text: string): Promise<SearchProductsView> {
  const matches = await engine.findIds({ ...query, text, limit: LOOKED_UP + 1 });
  if (matches.productIds.length > LOOKED_UP) return postgresSearch.search(db, query);
  if (query.sort !== "relevance") return searchAmong(db, query, matches.productIds);
  const terms = asMatched(applyRules(parseTerms(text), await rulesOf(db)), matches.matchedWords);
  return searchAmong(db, query, await inOrder(db, terms, matches));
}

/** The first of what an engine found as PostgreSQL would order them, the rest as the engine did. */
async function inOrder(db: Db, terms: readonly Term[], { productIds }: EngineMatches): Promise<string[]> {
  const match = matchAll(terms);
  if (match === undefined || productIds.length < 2) return productIds;
  const first = await rankListings(db, productIds.slice(0, RANKED), match);
  return [...first, ...productIds.slice(RANKED)];
}

/** The query with the words that the best product has in place of mistyped ones; null when none is. */
function didYouMean(terms: readonly Term[], best: { name: string } | undefined): string | null {
  if (!best || !terms.some((term) => term.alternatives)) return null;
  return asText(asRead(terms, best.name));
}
