import {
  advanceImport,
  advanceImportJob,
  deletePicture,
  deletePictureJob,
  fetchPicture,
  fetchPictureJob,
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
  on(refreshSoldProductsJob, refreshSoldProducts),
  on(advanceImportJob, (ctx, { importId }) => advanceImport(ctx, { importId })),
  onSchedule("catalog.removeUnusedPictures", removeUnusedPictures),
  onSchedule("catalog.removeOldFiles", removeOldFiles),
];
