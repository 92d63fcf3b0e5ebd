import type { SearchProductsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { memoised } from "./memo";
import { fromCursor, toCursor } from "./position";
import { type Counts, countListings, listListings, listSimilarWords, suggestIds } from "./queries";
import type { ProductQuery, SearchIndex } from "./search-index";
import { closestWord, parseTerms, type Term, toTsquery } from "./words";

const keptCounts = memoised<Counts>(30_000, 500);

/** Finds products with PostgreSQL's full text search; a query that finds nothing is tried again with its typos corrected. */
export const postgresSearch: SearchIndex = {
  async search(db, query) {
    const terms = query.text === undefined ? [] : parseTerms(query.text);
    if (query.text === undefined || query.text === "") return browse(db, query);
    const tsquery = toTsquery(terms);
    if (tsquery === undefined) return nothing(await countListings(db, query, NO_MATCH));
    const asWritten = await page(db, query, tsquery);
    if (asWritten.items.length > 0 || query.cursor !== undefined)
      return { ...asWritten, ...(await countListings(db, query, tsquery)), didYouMean: null };

    const corrected = await correct(db, terms);
    const correctedQuery = corrected && toTsquery(corrected);
    if (corrected && correctedQuery !== undefined) {
      const found = await page(db, query, correctedQuery);
      if (found.items.length > 0)
        return { ...found, ...(await countListings(db, query, correctedQuery)), didYouMean: asText(corrected) };
    }
    return nothing(await countListings(db, query, tsquery));
  },

  async suggest(db, text) {
    const terms = parseTerms(text);
    const asWritten = await suggestIds(db, text.trim().toLowerCase(), toTsquery(terms));
    if (asWritten.productIds.length > 0) return asWritten;
    const corrected = await correct(db, terms);
    if (!corrected) return asWritten;
    return suggestIds(db, asText(corrected), toTsquery(corrected));
  },

  // Listings are refreshed in the transaction that changes a product.
  async refresh() {},
};

/** A query of nothing finds nothing. */
const NO_MATCH = "";

type Page = Pick<SearchProductsView, "items" | "nextCursor">;

async function browse(db: Db, query: ProductQuery): Promise<SearchProductsView> {
  const [shown, counts] = await Promise.all([page(db, query, undefined), countsOf(db, query)]);
  return { ...shown, ...counts, didYouMean: null };
}

/** Counts of a whole category, shop or catalogue may be 30 seconds old; those of a filtered list are counted anew. */
function countsOf(db: Db, query: ProductQuery): Promise<Counts> {
  const { categoryId, sellerId, onlyPurchasable, priceMin, priceMax, ratingMin, tag } = query;
  if ([priceMin, priceMax, ratingMin, tag].some((filter) => filter !== undefined))
    return countListings(db, query, undefined);
  return keptCounts(db, JSON.stringify([categoryId, sellerId, onlyPurchasable]), () =>
    countListings(db, query, undefined),
  );
}

async function page(db: Db, query: ProductQuery, tsquery: string | undefined): Promise<Page> {
  const { limit } = query;
  const sort = query.sort === "relevance" && tsquery === undefined ? "best_selling" : query.sort;
  const length = sort === "relevance" ? 4 : 2;
  const after = query.cursor === undefined ? undefined : fromCursor(sort, length, query.cursor);
  const rows = await listListings(db, { ...query, sort }, tsquery, after);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => row.card),
    nextCursor: rows.length > limit && last ? toCursor(sort, last.position) : null,
  };
}

function nothing(counts: Counts): SearchProductsView {
  return { items: [], nextCursor: null, ...counts, didYouMean: null };
}

/** The terms with each word that nobody uses replaced by the closest one in use; undefined when that changes nothing. */
async function correct(db: Db, terms: readonly Term[]): Promise<Term[] | undefined> {
  const isCorrectable = (word: string) => word.length >= 3 && !/\p{N}/u.test(word);
  const words = terms.filter((term) => !term.isExcluded).flatMap((term) => term.words.filter(isCorrectable));
  if (words.length === 0) return undefined;
  const similar = await listSimilarWords(db, words);
  let isChanged = false;
  const corrected = terms.map((term) => ({
    ...term,
    words: term.words.map((word) => {
      const closest = closestWord(word, similar.get(word) ?? [], term.isPrefix) ?? word;
      isChanged ||= closest !== word;
      return closest;
    }),
  }));
  return isChanged ? corrected : undefined;
}

function asText(terms: readonly Term[]): string {
  return terms
    .map(({ words, isExcluded }) => `${isExcluded ? "-" : ""}${words.length > 1 ? `"${words.join(" ")}"` : words[0]}`)
    .join(" ");
}
