import {
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
  removeUnusedPictures,
} from "@emporia/core/catalog";
import { on, onSchedule } from "../on";

export const catalogTasks = [
  on(fetchPictureJob, fetchPicture),
  on(deletePictureJob, deletePicture),
  on(refreshVariantsJob, refreshVariants),
  on(refreshProductsJob, refreshProducts),
  on(refreshSoldProductsJob, refreshSoldProducts),
  onSchedule("catalog.removeUnusedPictures", removeUnusedPictures),
];
