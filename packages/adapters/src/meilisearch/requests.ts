import type { ProductSort } from "@emporia/contracts/catalog";
import type { Bounds, EngineHits, EngineQuery, WordQuery } from "@emporia/core/search";
import { parseTerms } from "@emporia/core/search";
import type { MultiSearchQuery, MultiSearchResult } from "meilisearch";

/** What Meilisearch makes of words that not all occur: `all` wants them, `frequency` lets go of the commonest first. */
export type Strategy = "all" | "frequency";

const sorts: Record<ProductSort, string[]> = {
  relevance: ["break_rank:asc"],
  best_selling: ["break_rank:asc", "sold:desc"],
  newest: ["break_rank:asc", "published_at:desc"],
  price_asc: ["break_rank:asc", "price:asc"],
  price_desc: ["break_rank:asc", "price:desc"],
  rating: ["break_rank:asc", "rating_rank:desc"],
};
export const sortOf = (sort: ProductSort): string[] => sorts[sort];

/**
 * The query in Meilisearch's words: nothing in it but words, phrases and what is excluded, twelve of them at most.
 * A code is a phrase, which is not corrected (SRC-02); while one types, the last may still be the beginning of one.
 * Undefined where it is too little to be content with a part of it: a single word, or short ones.
 */
export function textOf(text: string, strategy: Strategy, isTyping = false): string | undefined {
  const terms = parseTerms(text);
  const isLoose = strategy === "frequency";
  const wanted = isLoose
    ? terms.filter((term) => term.isExcluded || term.words.some((word) => word.length >= 3))
    : terms;
  if (wanted.filter((term) => !term.isExcluded).length < (isLoose ? 2 : 1)) return undefined;
  const isWhole = (word: string | undefined, at: number) =>
    isCode(word) && !(isTyping && at === wanted.length - 1 && !/\s$/.test(text));
  const written = wanted.map(
    ({ words, isExcluded }, at) =>
      `${isExcluded ? "-" : ""}${words.length > 1 || isWhole(words[0], at) ? `"${words.join(" ")}"` : words[0]}`,
  );
  // A word that is complete is followed by a space; only the last may be the beginning of one.
  return /\s$/.test(text) ? `${written.join(" ")} ` : written.join(" ");
}

/** Codes are meant as they are written: a phrase is not corrected. Of what is digits alone the setting sees to that. */
const isCode = (word = "") => /\p{N}/u.test(word) && /\p{L}/u.test(word);

const tagFilter = (tag: string | undefined) => (tag === undefined ? [] : [`tags = ${quoted(tag.toLowerCase())}`]);
const categoryFilter = (categoryId: string | undefined) =>
  categoryId === undefined ? [] : [`category_ids = ${quoted(categoryId)}`];
const sellerFilter = (sellerIds: readonly string[]) =>
  sellerIds.length === 0 ? [] : [`seller_id IN [${sellerIds.map(quoted).join(", ")}]`];
const priceFilter = ({ priceMin, priceMax }: Pick<Bounds, "priceMin" | "priceMax">) => [
  ...(priceMin === undefined ? [] : [`price >= ${priceMin}`]),
  ...(priceMax === undefined ? [] : [`price <= ${priceMax}`]),
];
const attributeFilter = (keys: readonly string[]) => `attributes IN [${keys.map(quoted).join(", ")}]`;

function boundFilters(within: Bounds): string[] {
  const { categoryId, sellerIds, tag, attributes } = within;
  return [
    ...categoryFilter(categoryId),
    ...sellerFilter(sellerIds),
    ...priceFilter(within),
    ...tagFilter(tag),
    ...attributes.map(({ keys }) => attributeFilter(keys)),
  ];
}

/** Filters that have a facet, by the attribute that is counted. */
function filtersOf(query: EngineQuery): Map<string, string[]> {
  return new Map(
    Object.entries({
      category_ids: categoryFilter(query.categoryId),
      seller_id: sellerFilter(query.sellerIds),
      price_bucket: priceFilter(query),
      stars: query.ratingMin === undefined ? [] : [`rating >= ${Math.round(query.ratingMin * 100)}`],
      is_offered: query.onlyPurchasable ? ["is_offered = true"] : [],
    }).filter(([, filters]) => filters.length > 0),
  );
}

const quoted = (value: string) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** The search for what words match before anything is chosen of a facet. It says as well how much of that can be bought. */
export function wordSearch(index: string, query: WordQuery, q: string, matchingStrategy: Strategy): MultiSearchQuery {
  const filter = baseFilters(query);
  return { indexUid: index, q, matchingStrategy, filter, sort: sortOf(query.sort), facets: ["is_offered"] };
}

/** Whether the words match nothing of what is asked for: what cannot be bought does not count where it is left out. */
export function matchesNothing({ onlyPurchasable }: WordQuery, answer: Result | undefined): boolean {
  const { true: inStock = 0, false: soldOut = 0 } = answer?.facetDistribution?.is_offered ?? {};
  return inStock + (onlyPurchasable ? 0 : soldOut) === 0;
}

const baseFilters = ({ tag, within }: Pick<WordQuery, "tag" | "within">) => [
  ...tagFilter(tag),
  ...(within ? boundFilters(within) : []),
];

/** The search for the page, the one for words, and those that count what a facet would offer without what is chosen of it. */
export interface Searches {
  page: MultiSearchQuery;
  /** None on later pages. */
  words: MultiSearchQuery[];
  facets: MultiSearchQuery[];
  /** As many as attributes are chosen. */
  attributes: MultiSearchQuery[];
}

export function searchesFor(index: string, query: EngineQuery, q: string, strategy: Strategy): Searches {
  const filters = filtersOf(query);
  const base = baseFilters(query);
  const chosen = query.attributes.map(({ name, keys }) => ({
    name,
    filter: attributeFilter(keys),
  }));
  const without = (attribute?: string) => [
    ...base,
    ...[...filters].flatMap(([name, conditions]) => (name === attribute ? [] : conditions)),
    ...chosen.flatMap(({ name, filter }) => (`attributes ${name}` === attribute ? [] : filter)),
  ];
  const counted = ["category_ids", "seller_id", "price_bucket", "stars", "is_offered"];
  const common = { indexUid: index, q, matchingStrategy: strategy };
  const counting = (attribute: string, facets: readonly string[]) => ({
    ...common,
    filter: without(attribute),
    limit: 0,
    facets: [...facets],
  });
  return {
    page: {
      ...common,
      filter: without(),
      sort: sortOf(query.sort),
      offset: query.offset,
      limit: query.limit,
      attributesToRetrieve: ["id"],
      facets: [
        ...counted.filter((attribute) => !filters.has(attribute)).flatMap(facetsOf),
        query.countedOptions,
        "attributes",
      ],
    },
    words: query.offset === 0 ? [wordsOf({ ...common, filter: without(), sort: sortOf(query.sort) })] : [],
    facets: [...filters.keys()].map((attribute) => counting(attribute, facetsOf(attribute))),
    attributes: chosen.map(({ name }) => counting(`attributes ${name}`, ["attributes"])),
  };
}

/** Beside the buckets of prices, prices themselves: for the lowest and the highest. */
const facetsOf = (attribute: string) => (attribute === "price_bucket" ? [attribute, "price"] : [attribute]);

/** The same search for what it takes for the words of the query: to say where they stand takes longer than to find them. */
export function wordsOf(search: MultiSearchQuery): MultiSearchQuery {
  return { ...search, limit: READ_FOR_WORDS, attributesToRetrieve: ["name"], showMatchesPosition: true };
}

/** In how many names it is looked for what the words of a query were taken for. */
const READ_FOR_WORDS = 10;

type Result = Pick<
  MultiSearchResult<{ id: string; name: string }>,
  "hits" | "estimatedTotalHits" | "facetDistribution" | "facetStats"
>;

/** The answers to {@link searchesFor} in one. */
export function hitsOf(
  query: EngineQuery,
  answers: {
    page: Result | undefined;
    words: readonly Result[];
    facets: readonly Result[];
    attributes: readonly Result[];
  },
): EngineHits {
  const { page, words, facets, attributes } = answers;
  const counts: Record<string, Record<string, number>> = Object.assign(
    {},
    ...[page, ...facets].map((result) => result?.facetDistribution ?? {}),
  );
  const { true: inStock = 0, false: soldOut = 0 } = counts.is_offered ?? {};
  const prices = [page, ...facets].map((result) => result?.facetStats?.price).find((stats) => stats !== undefined);
  return {
    productIds: page?.hits.map((hit) => hit.id) ?? [],
    // What is found is named no further than the deepest page; facets count all of it.
    total: query.onlyPurchasable ? inStock : inStock + soldOut,
    matchedWords: matchedWords(words[0]),
    categories: counts.category_ids ?? {},
    sellers: counts.seller_id ?? {},
    prices: counts.price_bucket ?? {},
    priceRange: prices ? { from: prices.min, to: prices.max } : null,
    stars: counts.stars ?? {},
    inStock,
    all: inStock + soldOut,
    options: counts[query.countedOptions] ?? {},
    attributes: attributeCounts(query, counts.attributes ?? {}, attributes),
  };
}

/** What is chosen of an attribute is counted by its own search, the others by that of the page. */
function attributeCounts(
  query: EngineQuery,
  ofPage: Record<string, number>,
  ofChosen: readonly Result[],
): Record<string, number> {
  const nameOf = (key: string) => key.slice(0, key.indexOf(":"));
  const isChosen = new Set(query.attributes.map((choice) => choice.name));
  return Object.fromEntries([
    ...Object.entries(ofPage).filter(([key]) => !isChosen.has(nameOf(key))),
    ...query.attributes.flatMap(({ name }, nth) =>
      Object.entries(ofChosen[nth]?.facetDistribution?.attributes ?? {}).filter(([key]) => nameOf(key) === name),
    ),
  ]);
}

/** Positions count bytes. */
export function matchedWords(words: Pick<Result, "hits"> | undefined): string[] {
  const found = (words?.hits ?? []).flatMap((hit) => {
    const name = Buffer.from(hit.name);
    return Object.entries(hit._matchesPosition ?? {}).flatMap(([field, places]) =>
      field.startsWith("name_") ? places.map(({ start, length }) => name.toString("utf8", start, start + length)) : [],
    );
  });
  return [...new Set(found)];
}
