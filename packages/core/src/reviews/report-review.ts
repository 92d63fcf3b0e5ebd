import type { reportReviewInput } from "@emporia/contracts/reviews";
import type { z } from "zod";
import { insertOpinionReport } from "../opinions/index";
import { type Ctx, inTransaction, NotFound, newId } from "../platform/index";
import { lockReview, reviewOpinions } from "./queries/moderation";
import { actorIdOf } from "./write-review";

/**
 * Tells staff what is wrong with a review that is shown; as the shop whose review it is with `sellerId`. While a person's
 * report of it is open, another one changes nothing; the answer is the same. Nothing is hidden by it.
 * @throws NotFound no such review that is shown, or of another shop
 */
export async function reportReview(
  ctx: Ctx,
  { reviewId, policy, explanation }: z.output<typeof reportReviewInput>,
  sellerId?: string,
): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (review?.status !== "SHOWN" || (sellerId !== undefined && review.sellerId !== sellerId))
      throw new NotFound("This review");
    await insertOpinionReport(tx, reviewOpinions, {
      ...{ id: newId(), opinionId: reviewId, policy, explanation, now: ctx.clock.now() },
      userId: actorIdOf(ctx),
      isFromShop: sellerId !== undefined,
    });
    return { ok: true };
  });
}
