export { trimAsked, writeAsked } from "./asked-queries";
export { checkIndexes } from "./check-indexes";
export { DEEPEST, searchThrough } from "./engine-index";
export { getSearchHealth } from "./get-search-health";
export { getSearchReport } from "./get-search-report";
export { getSearchState } from "./get-search-state";
export { checkIndexesJob } from "./jobs";
export { removeRedirect, saveRedirect } from "./keep-redirects";
export {
  addPin,
  addStopWord,
  getRules,
  removePin,
  removeStopWord,
  removeSynonyms,
  saveSynonyms,
} from "./keep-rules";
export { learnWords } from "./learn-words";
export { postgresSearch } from "./postgres-search";
export { getSellerQuality } from "./quality/get-quality";
export { measureQuality } from "./quality/measure-quality";
export { priceBuckets } from "./queries/counts";
export { type ListingMarket, listingCategoriesOf, listingsOf } from "./queries/market-listings";
export { moveCategoryRedirects } from "./queries/redirects";
export { requestCheck } from "./request-check";
export { requestRebuild } from "./request-rebuild";
export {
  type EngineHits,
  type EngineMatches,
  type EngineQuery,
  type SearchDocument,
  type SearchEngine,
  SearchEngineDown,
  type SearchRules,
  type WordQuery,
} from "./search-engine";
export type { Bounds, ProductQuery, SearchIndex, Suggestions } from "./search-index";
export { findProducts, readRefs, searchProducts, toChoices, toProductQuery } from "./search-products";
export { suggest } from "./suggest";
export { endSync, syncIndexes } from "./sync-indexes";
export { parseTerms } from "./words";
