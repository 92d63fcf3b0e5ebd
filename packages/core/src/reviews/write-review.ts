import { reviewEditDays } from "@emporia/contracts/review-limits";
import type { writeReviewInput } from "@emporia/contracts/reviews";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { lockFreeOrderPictures, refreshListings } from "../catalog/index";
import { readerOf } from "../orders/index";
import { after, appendEvents, type Ctx, DAY_MS, InvalidInput, inTransaction, NotFound, newId } from "../platform/index";
import { ReviewClosed } from "./errors";
import { isShopRatedByAnother, lockReviewable, lockReviewOfItem, type ReviewRow } from "./queries/own";
import { insertReview, type Said, setReview, setReviewPictures } from "./queries/write";
import { countStars } from "./rating-counts";

/**
 * Says of an item that arrived how it is, and of its shop how it served, or says it otherwise for thirty days. The ratings of
 * product and shop follow in the same transaction, and with them what listings and search show. Twice the same is once.
 * @throws NotFound no such item of theirs that arrived, or it is of a shop that they run
 * @throws ReviewClosed it was written too long ago
 * @throws InvalidInput photos that are not of this order, or that a return or complaint names; another item has rated the shop already
 */
export async function writeReview(
  ctx: Ctx,
  input: z.output<typeof writeReviewInput>,
): Promise<{ reviewId: string; isNew: boolean }> {
  const { orderId, orderItemId, rating, title, body } = input;
  const reader = readerOf(ctx, orderId, input.token);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const item = await lockReviewable(tx, { orderId, orderItemId }, reader, actorIdOf(ctx));
    if (!item) throw new NotFound("This item");
    const known = await lockReviewOfItem(tx, orderItemId);
    const shopRating = input.shopRating ?? null;
    if (shopRating !== null && (await isShopRatedByAnother(tx, item.sellerOrderId, orderItemId)))
      throw new InvalidInput({ shopRating: "You have rated the shop with another item of this order." });
    const pictureIds = [...new Set(input.pictureIds)];
    const said: Said = { rating, shopRating, title, body, pictureCount: pictureIds.length };
    if (known && isTheSame(known, said, pictureIds)) return { reviewId: known.id, isNew: false };
    if (known && known.writtenAt < after(ctx.clock, -reviewEditDays * DAY_MS)) throw new ReviewClosed(reviewEditDays);
    await assertPictures(tx, orderId, known, pictureIds);

    const id = known?.id ?? newId();
    if (known) await setReview(tx, id, said, now);
    else await insertReview(tx, { id, orderId, item, said, now });
    await setReviewPictures(tx, { id, orderId }, pictureIds);
    if (known?.status !== "HIDDEN") {
      const before = known ? { product: known.rating, shop: known.shopRating } : null;
      await countStars(tx, item, before, { product: rating, shop: shopRating });
      if (before?.product !== rating) await refreshListings(tx, [item.productId]);
    }
    const payload = { reviewId: id, productId: item.productId, sellerId: item.sellerId, rating };
    await appendEvents(tx, ctx, [{ type: known ? "ReviewEdited" : "ReviewWritten", key: id, payload }]);
    return { reviewId: id, isNew: !known };
  });
}

export function actorIdOf({ actor }: Ctx): string | null {
  return actor.kind === "user" ? actor.userId : null;
}

function isTheSame(known: ReviewRow, said: Said, pictureIds: readonly string[]): boolean {
  return (
    known.rating === said.rating &&
    known.shopRating === said.shopRating &&
    known.title === said.title &&
    known.body === said.body &&
    known.pictureIds.join() === pictureIds.join()
  );
}

async function assertPictures(
  tx: Tx,
  orderId: string,
  known: ReviewRow | undefined,
  pictureIds: readonly string[],
): Promise<void> {
  const added = pictureIds.filter((id) => !known?.pictureIds.includes(id));
  const free = await lockFreeOrderPictures(tx, orderId, added);
  if (added.some((id) => !free.has(id))) throw new InvalidInput({ pictureIds: "Send these photos again." });
}
