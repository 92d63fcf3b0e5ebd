import { type Ctx, inTransaction, NotFound } from "../platform/index";
import { deleteMedia, listProductIdsShowing } from "./queries/media";
import { refreshListings } from "./refresh-listings";

/** Takes a picture off all products and deletes it. @throws NotFound no such picture of this shop's */
export async function removePicture(ctx: Ctx, input: { sellerId: string; mediaId: string }): Promise<{ ok: true }> {
  const objectKey = await inTransaction(ctx, async (tx) => {
    const productIds = await listProductIdsShowing(tx, input.mediaId);
    const deleted = await deleteMedia(tx, input.sellerId, input.mediaId);
    if (!deleted) throw new NotFound("This picture");
    await refreshListings(tx, productIds);
    return deleted.object_key;
  });
  if (objectKey !== null) await ctx.services.media.deletePicture(objectKey);
  return { ok: true };
}
