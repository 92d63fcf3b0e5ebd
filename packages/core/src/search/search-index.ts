import type { ProductSort, SearchProductsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";
import type { ListingMarket } from "./queries/market-listings";

/** What is chosen of one option or attribute: any of these values. */
export interface OptionChoice {
  /** Its name as the keys begin with it. */
  name: string;
  /** As in `color:blue`. */
  keys: readonly string[];
}

/**
 * What every product has to be before anything is chosen: a collection's rule. No choice leads out of it, and no facet
 * counts what lies outside.
 */
export interface Bounds {
  categoryId: string | undefined;
  /** Any of these; none for all shops. */
  sellerIds: readonly string[];
  /** Minor units. */
  priceMin: number | undefined;
  priceMax: number | undefined;
  tag: string | undefined;
  attributes: readonly OptionChoice[];
}

export interface ProductQuery {
  market: ListingMarket;
  within?: Bounds | undefined;
  text: string | undefined;
  categoryId: string | undefined;
  /** Any of these; none for all shops. */
  sellerIds: readonly string[];
  /** Minor units. */
  priceMin: number | undefined;
  priceMax: number | undefined;
  ratingMin: number | undefined;
  tag: string | undefined;
  /** One variant has to have one value of each. */
  options: readonly OptionChoice[];
  /** The product has to have one value of each. */
  attributes: readonly OptionChoice[];
  onlyPurchasable: boolean;
  sort: ProductSort;
  cursor: string | undefined;
  limit: number;
}

export interface Suggestions {
  productIds: string[];
  categoryIds: string[];
  sellerIds: string[];
}

/** Finds visible products. PostgreSQL answers where nothing else is set up. */
export interface SearchIndex {
  search(db: Db, query: ProductQuery): Promise<SearchProductsView>;
  suggest(db: Db, market: ListingMarket, text: string): Promise<Suggestions>;
}
