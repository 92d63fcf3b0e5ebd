export { addModel } from "./add-model";
export { addPicture, pictureOwner } from "./add-picture";
export { addVideo, videoOwner } from "./add-video";
export { advanceSale, endSale } from "./advance-sale";
export { approveSubmission } from "./approve-submission";
export { archiveProduct } from "./archive-product";
export { advanceBulkEdit } from "./bulk-edits/advance-bulk-edit";
export { applyBulkEdit } from "./bulk-edits/apply-bulk-edit";
export { cancelBulkEdit } from "./bulk-edits/cancel-bulk-edit";
export { createBulkEdit } from "./bulk-edits/create-bulk-edit";
export { getBulkEdit } from "./bulk-edits/get-bulk-edit";
export { listBulkEdits } from "./bulk-edits/list-bulk-edits";
export { undoBulkEdit } from "./bulk-edits/undo-bulk-edit";
export { createCollection } from "./collections/create-collection";
export { deleteCollection } from "./collections/delete-collection";
export { getCollectionPage } from "./collections/get-collection-page";
export { getStaffCollection } from "./collections/get-staff-collection";
export { listCollections, listStaffCollections } from "./collections/list-collections";
export { updateCollection } from "./collections/update-collection";
export { countBoughtTogether } from "./count-bought-together";
export { createAttribute } from "./create-attribute";
export { createCategory } from "./create-category";
export { createProduct } from "./create-product";
export { deleteAttribute } from "./delete-attribute";
export { deleteCategory } from "./delete-category";
export { duplicateProduct } from "./duplicate-product";
export {
  CategoryCycle,
  CategoryInUse,
  ModelRefused,
  PictureRefused,
  ProductChanged,
  ProductGone,
  ProductIncomplete,
  ProductMoveRefused,
  ProductNotTakenDown,
  ProductTransitionRefused,
  ReportDecided,
  ShopNotApproved,
  SkuTaken,
  SubmissionDecided,
  VariantOrdered,
  VideoRefused,
} from "./errors";
export { exportProducts } from "./export-products";
export { fetchPicture } from "./fetch-picture";
export { findSimilar } from "./find-similar";
export { finishUpload } from "./finish-upload";
export { finishVideoUpload } from "./finish-video-upload";
export { getCategoryPage } from "./get-category-page";
export { getGoneProduct } from "./get-gone-product";
export { getHome } from "./get-home";
export { getOwnChanges } from "./get-own-changes";
export { getOwnProduct } from "./get-own-product";
export { getProduct, getProductPage } from "./get-product-page";
export { getStaffCategory, listCategoryTree } from "./get-staff-category";
export { listGrid } from "./grid/list-grid";
export { saveGrid } from "./grid/save-grid";
export { advanceImport } from "./imports/advance-import";
export { cancelImport } from "./imports/cancel-import";
export { checkImport } from "./imports/check-import";
export { failedRows } from "./imports/failed-rows";
export { getImport } from "./imports/get-import";
export { importProducts } from "./imports/import-products";
export { listImports } from "./imports/list-imports";
export { removeOldFiles } from "./imports/remove-old-files";
export { startImport } from "./imports/start-import";
export { uploadProductFile } from "./imports/upload-product-file";
export {
  advanceBulkEditJob,
  advanceImportJob,
  advanceSaleJob,
  deletePictureJob,
  deleteUploadJob,
  deleteVideoJob,
  fetchPictureJob,
  noteShownAgainJob,
  publishScheduledJob,
  refreshProductsJob,
  refreshSoldProductsJob,
  refreshVariantsJob,
  sendBackInStockJob,
  sendStockAlertLinkJob,
} from "./jobs";
export { listAttributes, listAttributesOfCategory } from "./list-attributes";
export { listCategories } from "./list-categories";
export { listExtracts } from "./list-extracts";
export { listOwnProducts } from "./list-own-products";
export { listRecommendations } from "./list-recommendations";
export { getSitemap, listSitemapProducts } from "./list-sitemap";
export { getSubmission, listSubmissions } from "./list-submissions";
export type { DirectUploads, MediaStore, StoredModel, StoredPicture, StoredVideo } from "./media-store";
export { mergeCategory } from "./merge-category";
export { moveCategory } from "./move-category";
export {
  type LockedTerms,
  listCategoryIds,
  listOffers,
  listVariantIds,
  type Offer,
  purchasableQuantity,
  selectTermsForUpdate,
  shipsBy,
  type Terms,
} from "./offers";
export { isPublicAddress, type PictureFetcher } from "./picture-fetcher";
export { getPreview } from "./preview/get-preview";
export { getPreviewLink, getStaffPreviewLink } from "./preview/preview-link";
export { publishProduct } from "./publish-product";
export {
  countMessagePictures,
  countOrderPictures,
  lockMessagePictures,
  lockOrderPictures,
  type PictureSender,
} from "./queries/media";
export { findReturnedSubmission } from "./queries/submissions";
export { lockFreeOrderPictures } from "./queries/unused-media";
export { readModel } from "./read-model";
export { readPicture } from "./read-picture";
export { readVideo } from "./read-video";
export { forgetViewed, rememberViewed } from "./recently-viewed";
export {
  refreshAvailabilityOfSeller,
  refreshListings,
  refreshListingsOfSeller,
  refreshProducts,
} from "./refresh-listings";
export { refreshSoldProducts, refreshVariants } from "./refresh-variants";
export { deleteUploaded, removeOldUploads } from "./remove-old-uploads";
export { removePictures } from "./remove-pictures";
export { removeProduct } from "./remove-product";
export { removeProducts } from "./remove-products";
export { deletePicture, removeUnusedPictures } from "./remove-unused-pictures";
export { deleteVideo, removeUnusedVideos } from "./remove-unused-videos";
export { decideReport } from "./reports/decide-report";
export { forgetOldReporters } from "./reports/forget-old-reporters";
export { getReport, listReports } from "./reports/list-reports";
export { findReportForMail } from "./reports/queries";
export { reportProduct } from "./reports/report-product";
export { returnSubmission } from "./return-submission";
export { createProductView } from "./saved-views/create-view";
export { listProductViews } from "./saved-views/list-views";
export { removeProductView } from "./saved-views/remove-view";
export { updateProductView } from "./saved-views/update-view";
export { publishScheduled, schedulePublication } from "./schedule-publication";
export { setCategoryAttributes } from "./set-category-attributes";
export { setPictureFocus } from "./set-picture-focus";
export { setSale } from "./set-sale";
export { setWithdrawalExclusion } from "./set-withdrawal-exclusion";
export { featureProduct, moveFeatured, unfeatureProduct } from "./staff-products/feature-product";
export { getStaffProduct } from "./staff-products/get-staff-product";
export { listFeatured } from "./staff-products/list-featured";
export { listStaffProducts, listStaffVariants } from "./staff-products/list-staff-products";
export { findProductOwner } from "./staff-products/queries";
export { reassignProduct } from "./staff-products/reassign-product";
export { recategoriseProduct } from "./staff-products/recategorise-product";
export { restoreProduct } from "./staff-products/restore-product";
export { takeDownProduct } from "./staff-products/take-down-product";
export { startUpload } from "./start-upload";
export { alertUrl } from "./stock-alerts/alert-link";
export { confirmStockAlert, getStockAlert, stopStockAlerts } from "./stock-alerts/answer-stock-alert";
export { askStockAlert } from "./stock-alerts/ask-stock-alert";
export { findBackInStock, noteBackInStock } from "./stock-alerts/note-back-in-stock";
export { findAlert as findStockAlert } from "./stock-alerts/queries";
export { removeOldStockAlerts } from "./stock-alerts/remove-old-stock-alerts";
export { catalogSubscriptions } from "./subscriptions";
export { countTags } from "./tags/count-tags";
export { forgetTagRename } from "./tags/forget-rename";
export { listTagRenames, listTags, suggestTags } from "./tags/list-tags";
export { renameTag } from "./tags/rename-tag";
export { updateAttribute } from "./update-attribute";
export { updateCategory } from "./update-category";
export { updateProduct } from "./update-product";
