import type { listOwnShopReviewsInput, replyReviewInput, shopReviewsView } from "@emporia/contracts/reviews";
import type { z } from "zod";
import { appendEvents, type Ctx, decodeTimeCursor, inTransaction, NotFound, toPage } from "../platform/index";
import { picturesOf } from "./hidden-pictures";
import { listShopReviewRows, setReply } from "./queries/of-shop";

/** Reviews of a shop for its own people, hidden ones among them, the newest first. */
export async function listOwnShopReviews(
  ctx: Ctx,
  { sellerId }: { sellerId: string },
  { tab, cursor, limit }: z.output<typeof listOwnShopReviewsInput>,
): Promise<z.output<typeof shopReviewsView>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  const rows = await listShopReviewRows(ctx.db, sellerId, tab, after, limit);
  return toPage(
    rows,
    limit,
    ({ view }) => ({
      ...view,
      pictures: picturesOf(ctx, { pictures: view.pictures, isHidden: view.status === "HIDDEN" }),
    }),
    (row) => [row.position, row.view.id],
  );
}

/**
 * Writes the shop's answer below a review, once; again it replaces what was there, and only the first is told to the
 * author. @throws NotFound no such review of this shop that is shown
 */
export async function replyToReview(
  ctx: Ctx,
  { sellerId }: { sellerId: string },
  { reviewId, text }: z.output<typeof replyReviewInput>,
): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    const answered = await setReply(tx, { reviewId, sellerId, text, now: ctx.clock.now() });
    if (!answered) throw new NotFound("This review");
    const payload = { reviewId, productId: answered.productId, sellerId, isFirst: answered.isFirst };
    await appendEvents(tx, ctx, [{ type: "ReviewAnswered", key: reviewId, payload }]);
    return { ok: true };
  });
}
