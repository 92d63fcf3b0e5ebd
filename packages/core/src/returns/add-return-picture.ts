import type { PictureView } from "@emporia/contracts/common";
import { addPicture, countOrderPictures } from "../catalog/index";
import { findOrder, readerOf } from "../orders/index";
import { type Ctx, InvalidInput, NotFound, privatePictureUrl } from "../platform/index";

const MOST = 30;

/**
 * Keeps a photo that a shopper means to send with a return, re-encoded and without what the camera wrote into it. One that
 * no return names is gone after a day.
 * @throws NotFound no such order among the actor's own
 * @throws PictureRefused it is no picture, too large, or of a kind that is not taken
 */
export async function addReturnPicture(
  ctx: Ctx,
  input: { orderId: string; token: string | undefined; bytes: Uint8Array },
): Promise<PictureView> {
  await assertMayAddPictures(ctx, input);
  const picture = await addPicture(ctx, { sellerId: null, orderId: input.orderId, bytes: input.bytes });
  return { ...picture, url: privatePictureUrl(ctx, picture.id) };
}

/** Whether this person may send photos for an order, before the first byte of one is read. @throws NotFound @throws InvalidInput */
export async function assertMayAddPictures(
  ctx: Ctx,
  input: { orderId: string; token: string | undefined },
): Promise<void> {
  if (!(await findOrder(ctx.db, input.orderId, readerOf(ctx, input.orderId, input.token))))
    throw new NotFound("This order");
  if ((await countOrderPictures(ctx.db, input.orderId, "shopper")) >= MOST)
    throw new InvalidInput({ pictureIds: `${MOST} photos were sent for this order. That is all it takes.` });
}
