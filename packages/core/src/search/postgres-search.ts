import type { SearchProductsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import { memoised, ServiceUnavailable } from "../platform/index";
import { applyRules, rulesOf } from "./kept-rules";
import { asRead, asText, isCorrectable } from "./meant-words";
import { offsetCursors, pageStart } from "./page-start";
import { type Position, toCursor } from "./position";
import { type Counts, countListings } from "./queries/counts";
import { isNarrowed, type Wanted } from "./queries/filters";
import { hasMatch, listListings } from "./queries/listings";
import type { ListingMarket } from "./queries/market-listings";
import { findBySku } from "./queries/refs";
import { suggestIds } from "./queries/suggestions";
import { listSimilarWords } from "./queries/words";
import type { ProductQuery, SearchIndex, Suggestions } from "./search-index";
import { withinTime } from "./within-time";
import { likelyWords, type Match, matchAll, matchSome, nearbyWords, parseTerms, type Term, toTsquery } from "./words";

const keptCounts = memoised<Counts>(30_000, 500);

/**
 * Finds products with PostgreSQL's full text search; a query that finds nothing is tried
 * again with its typos corrected, and then for any of its words.
 */
export const postgresSearch: SearchIndex = {
  async search(db, query) {
    if (query.text === undefined || query.text === "") return browse(db, query);
    const terms = applyRules(parseTerms(query.text), await rulesOf(db));
    return withinTime(db, SEARCH_MS, (limited) => searchWords(limited, query, terms));
  },

  async suggest(db, market, text) {
    const terms = parseTerms(text);
    try {
      return await withinTime(db, SUGGEST_MS, (limited) => suggestFor(limited, market, text, terms));
    } catch (error) {
      // What takes too long is no help to somebody who types.
      if (error instanceof ServiceUnavailable) return { productIds: [], categoryIds: [], sellerIds: [] };
      throw error;
    }
  },
};

const SEARCH_MS = 3_000;
const SUGGEST_MS = 1_000;

/**
 * How the words are meant does not depend on what is chosen of facets: what a facet counts would else be of words that
 * are read in another way once it is chosen.
 */
async function searchWords(db: Db, query: ProductQuery, terms: readonly Term[]): Promise<SearchProductsView> {
  const written = matchAll(terms);
  if (written === undefined) return nothing(await countListings(db, query, NO_MATCH));
  const asWritten = await answer(db, query, written);
  if (asWritten) return asWritten;
  const productIds = await productsOfCode(db, query.text);
  if (productIds.length > 0) {
    const wanted = { productIds };
    return { ...(await page(db, query, wanted)), ...(await countListings(db, query, wanted)), didYouMean: null };
  }

  const corrected = await correct(db, terms);
  const meant = corrected && matchAll(corrected);
  const asMeant = meant && (await answer(db, query, meant));
  if (corrected && asMeant) return { ...asMeant, didYouMean: asText(asRead(corrected, asMeant.items[0]?.name ?? "")) };
  for (const words of [corrected ?? [], terms]) {
    const some = matchSome(words);
    const found = some && (await answer(db, query, some));
    if (found) return found;
  }
  return nothing(await countListings(db, query, written));
}

/**
 * Visible products with a variant whose code this is, letter by letter (SRC-02). Words come first: a shop that calls a code
 * what others search for gains nothing by it.
 */
export async function productsOfCode(db: Db, text: string | undefined): Promise<string[]> {
  const code = text?.trim() ?? "";
  const mayBeCode = code !== "" && (!/\s/.test(code) || /\p{N}/u.test(code));
  return mayBeCode ? findBySku(db, code) : [];
}

/** What matches; undefined where nothing would, whatever were chosen of facets. */
async function answer(db: Db, query: ProductQuery, match: Match): Promise<SearchProductsView | undefined> {
  const found = await page(db, query, match);
  const isElsewhere = isNarrowed(query) || query.cursor !== undefined;
  if (found.items.length === 0 && !(isElsewhere && (await hasMatch(db, query, match)))) return undefined;
  return { ...found, ...(await countListings(db, query, match)), didYouMean: null };
}

async function suggestFor(db: Db, market: ListingMarket, text: string, terms: readonly Term[]): Promise<Suggestions> {
  const asWritten = await suggestIds(db, market, text.trim().toLowerCase(), toTsquery(terms));
  if (asWritten.productIds.length > 0) return asWritten;
  const corrected = await correct(db, terms);
  if (!corrected) return asWritten;
  return suggestIds(db, market, asText(asRead(corrected, "")), toTsquery(corrected));
}

/** Of the products that an index outside has found, the best first, those that fit all filters, with their counts. */
export async function searchAmong(
  db: Db,
  query: ProductQuery,
  productIds: readonly string[],
): Promise<SearchProductsView> {
  return bothWithinTime(db, query, { productIds });
}

/** A query of nothing finds nothing. */
const NO_MATCH: Match = { tsquery: "", wholeWords: "", someWords: "" };

type Page = Pick<SearchProductsView, "items" | "previousCursor" | "nextCursor">;

/**
 * A whole category, shop or catalogue is read from sorted rows; what is filtered, or bound to more than a category, may have
 * to look at all products and is limited.
 */
async function browse(db: Db, query: ProductQuery): Promise<SearchProductsView> {
  if (isFiltered(query)) return bothWithinTime(db, query, undefined);
  const limit = query.within ? SEARCH_MS : undefined;
  const [shown, counts] = await Promise.all([
    limited(db, limit, (reader) => page(reader, query, undefined)),
    countsOf(db, query, limit),
  ]);
  return { ...shown, ...counts, didYouMean: null };
}

const limited = <Result>(db: Db, ms: number | undefined, read: (db: Db) => Promise<Result>) =>
  ms === undefined ? read(db) : withinTime(db, ms, read);

async function bothWithinTime(db: Db, query: ProductQuery, wanted: Wanted): Promise<SearchProductsView> {
  const [shown, counts] = await Promise.all([
    withinTime(db, SEARCH_MS, (reader) => page(reader, query, wanted)),
    withinTime(db, SEARCH_MS, (reader) => countListings(reader, query, wanted)),
  ]);
  return { ...shown, ...counts, didYouMean: null };
}

function isFiltered({ priceMin, priceMax, ratingMin, tag, options, attributes }: ProductQuery): boolean {
  const filters = [priceMin, priceMax, ratingMin, tag];
  return options.length > 0 || attributes.length > 0 || filters.some((filter) => filter !== undefined);
}

/** Counts of a whole category, shop, collection or catalogue may be 30 seconds old. */
function countsOf(db: Db, query: ProductQuery, limit: number | undefined): Promise<Counts> {
  const { market, within, categoryId, sellerIds, onlyPurchasable } = query;
  return keptCounts(db, JSON.stringify([market.currency, within, categoryId, sellerIds, onlyPurchasable]), () =>
    limited(db, limit, (reader) => countListings(reader, query, undefined)),
  );
}

/** What comes before a place is a whole page or the first one: a page of a few would be one that no link forward leads to. */
async function page(db: Db, query: ProductQuery, wanted: Wanted): Promise<Page> {
  const { limit } = query;
  const sort = query.sort === "relevance" && wanted === undefined ? "best_selling" : query.sort;
  const start = pageStart(sort, sort === "relevance" ? 5 : 3, query.cursor);
  const { cards, hasMore, first, last } = await listListings(db, { ...query, sort }, wanted, start);
  const isBackward = start !== undefined && "before" in start;
  if (isBackward && cards.length < limit) return page(db, { ...query, cursor: undefined }, wanted);
  // What an index outside has found is asked of it again for another page, and it counts places.
  if (wanted && "productIds" in wanted) {
    const offset = start && "offset" in start ? start.offset : 0;
    return { items: cards, ...offsetCursors(sort, { offset, limit, hasMore }) };
  }
  const isFirst = isBackward ? !hasMore : start === undefined || ("offset" in start && start.offset === 0);
  const before = first ?? (start && "after" in start ? start.after : null);
  const cursor = (isThere: boolean, place: Position | null, direction: "before" | "after") =>
    isThere && place ? toCursor(sort, direction === "before" ? { before: place } : { after: place }) : null;
  return {
    items: cards,
    previousCursor: cursor(!isFirst, before, "before"),
    nextCursor: cursor(isBackward || hasMore, last, "after"),
  };
}

function nothing(counts: Counts): SearchProductsView {
  return { items: [], previousCursor: null, nextCursor: null, ...counts, didYouMean: null };
}

/**
 * The terms with each word open to what it may have meant; undefined when nothing looks like any of them.
 * One word alone takes the likeliest meaning only; several hold each other to meanings that occur together.
 */
async function correct(db: Db, terms: readonly Term[]): Promise<Term[] | undefined> {
  const wanted = terms.filter(isCorrectable).flatMap((term) => term.words);
  if (wanted.length === 0) return undefined;
  const similar = await listSimilarWords(
    db,
    wanted.map((word) => ({ word, nearby: nearbyWords(word) })),
  );
  let isChanged = false;
  const corrected = terms.map((term): Term => {
    const [word] = term.words;
    if (word === undefined || !isCorrectable(term)) return term;
    const known = similar.get(word) ?? [];
    // A word that products use is meant as it is written, unless it is all there is to correct.
    if (terms.length > 1 && known.includes(word)) return term;
    const others = known.filter((each) => each !== word);
    const meant = likelyWords(word, others, term.isPrefix).slice(0, terms.length === 1 ? 1 : undefined);
    if (meant.length === 0) return term;
    isChanged = true;
    return { ...term, alternatives: meant };
  });
  return isChanged ? corrected : undefined;
}
