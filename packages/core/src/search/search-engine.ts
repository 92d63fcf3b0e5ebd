import type { ProductQuery } from "./search-index";

/** A listing as an engine keeps it: flat, with all that is searched, filtered, counted or sorted by. */
export interface SearchDocument {
  id: string;
  /** Of two copies of a product the higher one is the newer. */
  version: number;
  name: string;
  tags: string[];
  /** As its seller says it; a misspelt one is not found by it (SRC-02). */
  brand: string;
  /** Names of its category and of all above it. */
  categories: string[];
  shop: string;
  description: string;
  category_ids: string[];
  seller_id: string;
  price: number;
  price_bucket: number;
  /** Hundredths of a star; 0 while nobody rated. */
  rating: number;
  /** Whole stars, rounded down. */
  stars: number;
  rating_rank: number;
  sold: number;
  /** Seconds since 1970. */
  published_at: number;
  /** It can be bought, or can be again when its shop is back. */
  is_offered: boolean;
  /** 1 for what cannot be bought as long as its shop is on a break: behind the others in whatever order is asked for. */
  break_rank: number;
  /** Of two that match equally well the one with more comes first: points of its shop, less a thousand when it cannot be bought. */
  merit: number;
  options: string[];
  all_options: string[];
  /** Keys of what is said of it. */
  attributes: string[];
  /** The same as people read it, without the brand. */
  facts: string;
}

/** What staff keep for searching, and what an engine is set up with. */
export interface SearchRules {
  /** Groups of words that mean the same. */
  synonyms: readonly (readonly string[])[];
  stopWords: readonly string[];
}

export interface EngineQuery extends Omit<ProductQuery, "market" | "options" | "cursor" | "text"> {
  text: string;
  offset: number;
  /** Which option values are counted. */
  countedOptions: "options" | "all_options";
}

/** What the words of a query are looked for in. */
export interface WordQuery extends Pick<ProductQuery, "within" | "tag" | "onlyPurchasable" | "sort" | "limit"> {
  text: string;
}

export interface EngineMatches {
  /** The best first. */
  productIds: string[];
  /** What in the names of the best few was taken for words of the query; asked from the first product only. */
  matchedWords: string[];
}

export interface EngineHits extends EngineMatches {
  total: number;
  categories: Record<string, number>;
  sellers: Record<string, number>;
  /** By number of the bucket. */
  prices: Record<string, number>;
  /** The lowest and the highest price of what they count; null where that is nothing. */
  priceRange: { from: number; to: number } | null;
  /** By whole stars. */
  stars: Record<string, number>;
  inStock: number;
  all: number;
  options: Record<string, number>;
  attributes: Record<string, number>;
}

/** The engine did not answer in time, is not there, or has no such index. PostgreSQL answers meanwhile. */
export class SearchEngineDown extends Error {
  override readonly name = "SearchEngineDown";
}

/**
 * A search engine outside the database, which keeps copies of listings. Writing returns when what was written can be
 * found. Every method throws {@link SearchEngineDown} while the engine does not answer.
 */
export interface SearchEngine {
  /** As people know it. */
  readonly label: string;
  /** The index that answers; others have names that begin with it. */
  readonly indexName: string;
  /** False after searches failed several times in a row. */
  isUp(): boolean;
  /** Changes whenever the settings of an index would: `<shape of documents>.<the rest>`. */
  settingsHash(rules: SearchRules): string;
  find(query: EngineQuery): Promise<EngineHits>;
  /** Products that match before anything is chosen of a facet, those that are sold out too, `limit` at most. */
  findIds(query: WordQuery): Promise<EngineMatches>;
  /** Ids of products for what is being typed. */
  complete(text: string, limit: number): Promise<string[]>;
  /** What tells this index from any other that had or will have its name; undefined when there is none. */
  identity(index: string): Promise<string | undefined>;
  /** Makes an empty index in place of what had this name, and says its identity. */
  create(index: string, rules: SearchRules): Promise<string>;
  applySettings(index: string, rules: SearchRules): Promise<void>;
  put(index: string, documents: readonly SearchDocument[]): Promise<void>;
  remove(index: string, productIds: readonly string[]): Promise<void>;
  /** Gives each index the name of the other in one step; one that does not exist is an empty one. */
  swap(one: string, other: string): Promise<void>;
  drop(index: string): Promise<void>;
  /** Versions of all documents by product, in portions. */
  versions(index: string): AsyncIterable<{ id: string; version: number }[]>;
}
