import type { ProductSort, SearchProductsView } from "@emporia/contracts/catalog";
import type { Db } from "@emporia/db";

export interface ProductQuery {
  text: string | undefined;
  categoryId: string | undefined;
  sellerId: string | undefined;
  /** Minor units. */
  priceMin: number | undefined;
  priceMax: number | undefined;
  ratingMin: number | undefined;
  tag: string | undefined;
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
  suggest(db: Db, text: string): Promise<Suggestions>;
  /** Brings the index up to date with these products; those that are gone or hidden leave it. */
  refresh(db: Db, productIds: readonly string[]): Promise<void>;
}
