import type { listStaffReviewsInput, StaffReviewView, staffReviewsView } from "@emporia/contracts/reviews";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, listAuditOf, NotFound, toPage } from "../platform/index";
import { picturesOf } from "./hidden-pictures";
import { findStaffReview, listStaffReviewRows } from "./queries/moderation";

const MOST_HISTORY = 30;

/** Reviews for staff: what is reported the longest waiting first, what is hidden, all. */
export async function listStaffReviews(
  ctx: Ctx,
  { tab, cursor, limit }: z.output<typeof listStaffReviewsInput>,
): Promise<z.output<typeof staffReviewsView>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  const rows = await listStaffReviewRows(ctx.db, tab, after, limit);
  return toPage(
    rows,
    limit,
    (row) => row.view,
    (row) => [row.position, row.view.id],
  );
}

/** A review with what was reported of it and what staff did. @throws NotFound no such review */
export async function getStaffReview(ctx: Ctx, { reviewId }: { reviewId: string }): Promise<StaffReviewView> {
  const [review, audit] = await Promise.all([
    findStaffReview(ctx.db, reviewId),
    listAuditOf(ctx.db, "review", reviewId, MOST_HISTORY),
  ]);
  if (!review) throw new NotFound("This review");
  const history = audit.map(({ action, at, by, detail }) => ({ action, at, by, reason: String(detail.reason ?? "") }));
  const pictures = picturesOf(ctx, { pictures: review.pictures, isHidden: review.status === "HIDDEN" });
  return { ...review, pictures, history };
}
