export { addPicture } from "./add-picture";
export { archiveProduct } from "./archive-product";
export { createCategory } from "./create-category";
export { createProduct } from "./create-product";
export { duplicateProduct } from "./duplicate-product";
export {
  CategoryCycle,
  PictureRefused,
  ProductChanged,
  ProductIncomplete,
  ProductTransitionRefused,
  ShopNotApproved,
  SkuTaken,
  VariantOrdered,
} from "./errors";
export { fetchPicture } from "./fetch-picture";
export { getCategoryPage } from "./get-category-page";
export { getHome } from "./get-home";
export { getOwnProduct } from "./get-own-product";
export { getProduct, getProductPage } from "./get-product-page";
export { importProducts } from "./import-products";
export { deletePictureJob, fetchPictureJob, refreshSoldProductsJob, refreshVariantsJob } from "./jobs";
export { listCategories } from "./list-categories";
export { listOwnProducts } from "./list-own-products";
export { listRecommendations } from "./list-recommendations";
export type { MediaStore, StoredPicture } from "./media-store";
export { moveCategory } from "./move-category";
export { byVariant, listOffers, type Offer, purchasableQuantity, selectOffers } from "./offers";
export { isPublicAddress, type PictureFetcher } from "./picture-fetcher";
export { publishProduct } from "./publish-product";
export { readPicture } from "./read-picture";
export { refreshListings, refreshListingsOfSeller } from "./refresh-listings";
export { refreshSoldProducts, refreshVariants } from "./refresh-variants";
export { removeProduct } from "./remove-product";
export { deletePicture, removeUnusedPictures } from "./remove-unused-pictures";
export { catalogSubscriptions } from "./subscriptions";
export { updateProduct } from "./update-product";
