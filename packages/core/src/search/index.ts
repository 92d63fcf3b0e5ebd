export { checkIndexes } from "./check-indexes";
export { searchThrough } from "./engine-index";
export { getSearchHealth } from "./get-search-health";
export { checkIndexesJob } from "./jobs";
export { memoised } from "./memo";
export { postgresSearch } from "./postgres-search";
export { priceBuckets } from "./queries/counts";
export { requestCheck } from "./request-check";
export { requestRebuild } from "./request-rebuild";
export {
  type EngineHits,
  type EngineQuery,
  type SearchDocument,
  type SearchEngine,
  SearchEngineDown,
  type SearchRules,
} from "./search-engine";
export type { ProductQuery, SearchIndex, Suggestions } from "./search-index";
export { findProducts, readRefs, searchProducts, toProductQuery } from "./search-products";
export { suggest } from "./suggest";
export { endSync, syncIndexes } from "./sync-indexes";
export { parseTerms } from "./words";
