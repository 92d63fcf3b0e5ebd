import type { PictureView } from "@emporia/contracts/common";
import { type Ctx, privatePictureUrl } from "../platform/index";

/** The photos of a review for who may see it though it is hidden: by addresses that open them for a day or two. */
export function picturesOf(ctx: Ctx, review: { pictures: PictureView[]; isHidden: boolean }): PictureView[] {
  if (!review.isHidden) return review.pictures;
  return review.pictures.map((picture) => ({ ...picture, url: privatePictureUrl(ctx, picture.id) }));
}
