import type { SearchProductsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { memoised } from "../platform/index";
import { offsetOf, toOffsetCursor } from "./page-start";
import { postgresSearch, searchAmong } from "./postgres-search";
import { describeHits, priceBuckets, ratingSteps } from "./queries/counts";
import { findEngineLag } from "./queries/indexes";
import { suggestIds } from "./queries/suggestions";
import { type EngineHits, type SearchEngine, SearchEngineDown } from "./search-engine";
import type { ProductQuery, SearchIndex } from "./search-index";
import { allowedMistakes, mistakesBetween, parseTerms } from "./words";

/** An index that is further behind than this many milliseconds does not answer until it has caught up. */
export const TOLERATED_LAG_MS = 10_000;
/** Of products that match words, how many are looked at for a choice of options. */
const LOOKED_AT = 2_000;

const keptReadiness = memoised<boolean>(500, 10);

/**
 * Finds products by an engine outside, and by PostgreSQL while the engine is away, is being filled for the first time or
 * is behind. Cards are read from the listings, so that whatever the engine knows, nothing hidden is shown.
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
        !parseTerms(text).some((term) => !term.isExcluded)
      )
        return postgresSearch.search(db, query);
      return orPostgres(
        db,
        () => (query.options.length > 0 ? choose(engine, db, query, text) : find(engine, db, query, text, offset)),
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
  const hits = await engine.find({
    ...query,
    text,
    offset,
    limit: query.limit + 1,
    countedOptions: query.onlyPurchasable ? "options" : "all_options",
  });
  const shown = hits.productIds.slice(0, query.limit);
  const described = await describeHits(db, query.market, shown, {
    total: hits.total,
    categories: hits.categories,
    sellers: hits.sellers,
    prices: priceBuckets.map((_, bucket) => hits.prices[bucket] ?? 0),
    ratings: ratingSteps.map((from) =>
      Object.entries(hits.stars).reduce((sum, [stars, count]) => (Number(stars) >= from ? sum + count : sum), 0),
    ),
    availability: { inStock: hits.inStock, all: hits.all },
    options: hits.options,
    attributes: hits.attributes,
  });
  return {
    ...described,
    nextCursor: hits.productIds.length > query.limit ? toOffsetCursor(query.sort, offset + query.limit) : null,
    didYouMean: offset === 0 ? didYouMean(text, hits) : null,
  };
}

/** The engine says what matches and in which order, the variants in the database what of it has the chosen options. */
async function choose(engine: SearchEngine, db: Db, query: ProductQuery, text: string): Promise<SearchProductsView> {
  return searchAmong(db, query, await engine.findIds(text, query.sort, LOOKED_AT));
}

/** The query with the words that the best product has in place of mistyped ones; null when it has them all. */
export function didYouMean(text: string, { matchedWords }: Pick<EngineHits, "matchedWords">): string | null {
  const terms = parseTerms(text);
  if (matchedWords.length === 0 || terms.some((term) => term.isExcluded || term.words.length > 1)) return null;
  const plain = matchedWords.map((word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());
  let isChanged = false;
  const words = terms.map(({ words: [written = ""] }) => {
    const bare = written.normalize("NFKD").replace(/\p{M}/gu, "");
    const mistakes = plain.map((word) => mistakesBetween(bare, word));
    const fewest = Math.min(...mistakes);
    const meant = plain[mistakes.indexOf(fewest)];
    // The end of a word is a form of it, or not typed yet.
    if (meant === undefined || fewest === 0 || plain.some((word) => isFormOf(bare, word))) return written;
    if (fewest > allowedMistakes(bare)) return written;
    isChanged = true;
    return meant;
  });
  return isChanged ? words.join(" ") : null;
}

function isFormOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    long.startsWith(short) ||
    (short.length > 3 && long.startsWith(short.slice(0, -1)) && long.length - short.length < 3)
  );
}
