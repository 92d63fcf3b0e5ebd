import {
  deletePicture,
  deletePictureJob,
  fetchPicture,
  fetchPictureJob,
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
  on(refreshSoldProductsJob, refreshSoldProducts),
  onSchedule("catalog.removeUnusedPictures", removeUnusedPictures),
];
