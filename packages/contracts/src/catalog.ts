// The door to what is said of the catalogue. What a browser needs besides types is in `catalog/constants`.

export {
  type CategoryNodeView,
  categoryNodeView,
  categoryPageInput,
  categoryPageView,
  createCategoryInput,
  facetsView,
  homeView,
  type SearchProductsInput,
  type SearchProductsView,
  searchProductsInput,
  searchProductsView,
  shopPageInput,
  sitemapProductsInput,
  sitemapProductsView,
  sitemapView,
  suggestInput,
  suggestView,
} from "./catalog/browsing";
export {
  type ProductSort,
  type ProductStatus,
  productSorts,
  productStatuses,
  taxClasses,
  weightUnits,
} from "./catalog/constants";
export {
  type ImportReportView,
  importReportView,
  listOwnProductsInput,
  type OwnProductView,
  ownProductRowView,
  ownProductsView,
  ownProductView,
  ownVariantView,
  saleView,
} from "./catalog/own-products";
export {
  createProductInput,
  optionInput,
  productIdInput,
  productPictureInput,
  productRefInput,
  schedulePublicationInput,
  seoInput,
  setSaleInput,
  updateProductInput,
  variantInput,
} from "./catalog/product-inputs";
export {
  crumbView,
  type GoneProductView,
  goneProductView,
  type ProductCardView,
  type ProductView,
  productCardView,
  productPageView,
  productView,
  recentlyViewedView,
  recommendationsView,
  rememberViewedInput,
  variantView,
} from "./catalog/product-views";
export {
  askedStockAlertView,
  askStockAlertInput,
  type StockAlertView,
  stockAlertLinkInput,
  stockAlertView,
} from "./catalog/stock-alerts";
export {
  finishUploadInput,
  setPictureFocusInput,
  startUploadInput,
  startUploadView,
  uploadView,
} from "./catalog/uploads";
