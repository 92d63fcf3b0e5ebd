import {
  advanceImport,
  advanceImportJob,
  advanceSale,
  advanceSaleJob,
  deletePicture,
  deletePictureJob,
  fetchPicture,
  fetchPictureJob,
  publishScheduled,
  publishScheduledJob,
  refreshProducts,
  refreshProductsJob,
  refreshSoldProducts,
  refreshSoldProductsJob,
  refreshVariants,
  refreshVariantsJob,
  removeOldFiles,
  removeUnusedPictures,
} from "@emporia/core/catalog";
import { on, onSchedule } from "../on";

export const catalogTasks = [
  on(fetchPictureJob, fetchPicture),
  on(deletePictureJob, deletePicture),
  on(refreshVariantsJob, refreshVariants),
  on(refreshProductsJob, refreshProducts),
  on(advanceSaleJob, advanceSale),
  on(publishScheduledJob, publishScheduled),
  on(refreshSoldProductsJob, refreshSoldProducts),
  on(advanceImportJob, (ctx, { importId }) => advanceImport(ctx, { importId })),
  onSchedule("catalog.removeUnusedPictures", removeUnusedPictures),
  onSchedule("catalog.removeOldFiles", removeOldFiles),
];
