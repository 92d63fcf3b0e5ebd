import {
  fetchPicture,
  fetchPictureJob,
  refreshSoldProducts,
  refreshSoldProductsJob,
  refreshVariants,
  refreshVariantsJob,
} from "@emporia/core/catalog";
import { on } from "../on";

export const catalogTasks = [
  on(fetchPictureJob, fetchPicture),
  on(refreshVariantsJob, refreshVariants),
  on(refreshSoldProductsJob, refreshSoldProducts),
];
