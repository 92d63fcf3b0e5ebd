import type { decideReviewInput, hideReviewInput } from "@emporia/contracts/reviews";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { refreshListings } from "../catalog/index";
import { setOpinionHidden, setOpinionReportsDecided } from "../opinions/index";
import { appendEvents, type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { type LockedReview, lockReview, reviewOpinions } from "./queries/moderation";
import { countStars } from "./rating-counts";

/**
 * Takes a review from the pages and out of all ratings, by a policy and with a reason that its author reads. Open reports of
 * it were right. Hiding what is hidden changes nothing.
 * @throws NotFound no such review
 */
export async function hideReview(ctx: Ctx, input: z.output<typeof hideReviewInput>): Promise<{ ok: true }> {
  const { reviewId, policy, reason } = input;
  return change(ctx, reviewId, async (tx, review) => {
    if (review.status === "HIDDEN") return;
    const now = ctx.clock.now();
    await setOpinionHidden(tx, reviewOpinions, reviewId, { policy, reason, at: now });
    await count(tx, review, "out");
    const reports = await setOpinionReportsDecided(tx, reviewOpinions, reviewId, "UPHELD", now);
    await note(tx, ctx, review, "review.hide", { policy, reason, reports: reports.length });
    await tellReporters(tx, ctx, review, reports, true);
    await appendEvents(tx, ctx, [
      { type: "ReviewHidden", key: reviewId, payload: { ...aboutOf(review), policy, reason } },
    ]);
  });
}

/** Shows a hidden review again, and counts it again. Of one that is shown nothing changes. @throws NotFound */
export async function showReview(ctx: Ctx, input: z.output<typeof decideReviewInput>): Promise<{ ok: true }> {
  const { reviewId, reason } = input;
  return change(ctx, reviewId, async (tx, review) => {
    if (review.status === "SHOWN") return;
    await setOpinionHidden(tx, reviewOpinions, reviewId, null);
    await count(tx, review, "in");
    await note(tx, ctx, review, "review.show", { reason });
    await appendEvents(tx, ctx, [{ type: "ReviewShown", key: reviewId, payload: aboutOf(review) }]);
  });
}

/** Leaves a review as it is: what is open of it was not right. Without open reports nothing happens. @throws NotFound */
export async function dismissReviewReports(
  ctx: Ctx,
  { reviewId, reason }: z.output<typeof decideReviewInput>,
): Promise<{ ok: true }> {
  return change(ctx, reviewId, async (tx, review) => {
    const reports = await setOpinionReportsDecided(tx, reviewOpinions, reviewId, "DISMISSED", ctx.clock.now());
    if (reports.length === 0) return;
    await note(tx, ctx, review, "review.dismissReports", { reason, reports: reports.length });
    await tellReporters(tx, ctx, review, reports, false);
  });
}

async function change(
  ctx: Ctx,
  reviewId: string,
  act: (tx: Tx, review: LockedReview) => Promise<void>,
): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (!review) throw new NotFound("This review");
    await act(tx, review);
    return { ok: true };
  });
}

async function count(tx: Tx, review: LockedReview, way: "in" | "out"): Promise<void> {
  const stars = { product: review.rating, shop: review.shopRating };
  await countStars(tx, review, way === "in" ? null : stars, way === "in" ? stars : null);
  await refreshListings(tx, [review.productId]);
}

const aboutOf = ({ id, productId, sellerId }: LockedReview) => ({ reviewId: id, productId, sellerId });

async function tellReporters(
  tx: Tx,
  ctx: Ctx,
  review: LockedReview,
  reportIds: string[],
  isUpheld: boolean,
): Promise<void> {
  if (reportIds.length === 0) return;
  const payload = { ...aboutOf(review), reportIds, isUpheld };
  await appendEvents(tx, ctx, [{ type: "ReviewReportsDecided", key: review.id, payload }]);
}

async function note(tx: Tx, ctx: Ctx, review: LockedReview, action: string, detail: object): Promise<void> {
  await recordAudit(tx, ctx, {
    ...{ action, subjectType: "review", subjectId: review.id },
    detail: { productId: review.productId, sellerId: review.sellerId, ...detail },
  });
}
