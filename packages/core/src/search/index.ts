export { memoised } from "./memo";
export { postgresSearch } from "./postgres-search";
export { priceBuckets } from "./queries/counts";
export type { ProductQuery, SearchIndex, Suggestions } from "./search-index";
export { findProducts, readRefs, searchProducts, toProductQuery } from "./search-products";
export { suggest } from "./suggest";
