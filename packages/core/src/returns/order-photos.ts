import type { PictureView } from "@emporia/contracts/common";
import type { Tx } from "@emporia/db";
import { lockOrderPictures, type PictureSender } from "../catalog/index";
import { InvalidInput } from "../platform/index";

/** Photos that one side sent for an order, by their ids. @throws InvalidInput one of them is of another order or side, or was deleted */
export async function photosOf(
  tx: Tx,
  orderId: string,
  pictureIds: readonly string[],
  sentBy: PictureSender = "shopper",
): Promise<PictureView[]> {
  const pictures = await lockOrderPictures(tx, orderId, pictureIds, sentBy);
  if (pictures.length < pictureIds.length) throw new InvalidInput({ pictureIds: "Send these photos again." });
  return pictures;
}
