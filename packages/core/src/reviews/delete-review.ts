import type { orderItemInput } from "@emporia/contracts/reviews";
import type { z } from "zod";
import { refreshListings, removePictures } from "../catalog/index";
import { readerOf } from "../orders/index";
import { appendEvents, type Ctx, inTransaction, NotFound } from "../platform/index";
import { ReviewKept } from "./errors";
import { lockReviewable, lockReviewOfItem } from "./queries/own";
import { deleteReviewRow } from "./queries/write";
import { countStars } from "./rating-counts";
import { actorIdOf } from "./write-review";

/**
 * Takes a review back, at any time: its stars count no longer for product and shop, its photos, votes, decided reports and the shop's answer go
 * with it. The item can be reviewed anew. Without a review nothing happens.
 * @throws NotFound no such item of theirs that arrived
 * @throws ReviewKept staff have hidden it, or are to look at it: what is gone could be written again
 */
export async function deleteReview(ctx: Ctx, input: z.output<typeof orderItemInput>): Promise<{ ok: true }> {
  const { orderId, orderItemId } = input;
  const reader = readerOf(ctx, orderId, input.token);
  return inTransaction(ctx, async (tx) => {
    const item = await lockReviewable(tx, { orderId, orderItemId }, reader, actorIdOf(ctx));
    if (!item) throw new NotFound("This item");
    const known = await lockReviewOfItem(tx, orderItemId);
    if (!known) return { ok: true };
    if (known.status === "HIDDEN" || known.isReported) throw new ReviewKept(known.status);
    const { id: reviewId, rating, shopRating, pictureIds } = known;
    const { productId, sellerId } = item;
    await deleteReviewRow(tx, reviewId);
    await removePictures(tx, pictureIds);
    await countStars(tx, item, { product: rating, shop: shopRating }, null);
    await refreshListings(tx, [productId]);
    const payload = { reviewId, productId, sellerId, rating };
    await appendEvents(tx, ctx, [{ type: "ReviewDeleted", key: reviewId, payload }]);
    return { ok: true };
  });
}
