export { memoised } from "./memo";
export { postgresSearch } from "./postgres-search";
export { priceBuckets } from "./queries";
export type { ProductQuery, SearchIndex, Suggestions } from "./search-index";
export { searchProducts, toProductQuery } from "./search-products";
export { suggest } from "./suggest";
