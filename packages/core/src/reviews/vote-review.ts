import type { voteReviewInput } from "@emporia/contracts/reviews";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, OwnShop, signedIn } from "../platform/index";
import { isOfOwnShop, setVote } from "./queries/write";

/**
 * Says that a review was helpful, or takes that back; each person once. @throws NotFound no such review that is shown, or
 * it is their own @throws OwnShop it is of a shop that they run @throws SignInNeeded for guests
 */
export async function voteReview(
  ctx: Ctx,
  { reviewId, isHelpful }: z.output<typeof voteReviewInput>,
): Promise<{ helpfulCount: number }> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    if (await isOfOwnShop(tx, reviewId, userId)) throw new OwnShop();
    const helpfulCount = await setVote(tx, { reviewId, userId, isHelpful, now: ctx.clock.now() });
    if (helpfulCount === undefined) throw new NotFound("This review");
    return { helpfulCount };
  });
}
