import { reviewEditDays } from "@emporia/contracts/review-limits";
import type { OwnReviewView, orderIdTokenInput, orderItemInput } from "@emporia/contracts/reviews";
import type { z } from "zod";
import { findOrder, readerOf } from "../orders/index";
import { type Ctx, DAY_MS, NotFound } from "../platform/index";
import { picturesOf } from "./hidden-pictures";
import { findOwnReview, listReviewableItems } from "./queries/own";
import { actorIdOf } from "./write-review";

/** An item of an order for who may review it, and what they said of it. @throws NotFound they may not */
export async function getOwnReview(ctx: Ctx, input: z.output<typeof orderItemInput>): Promise<OwnReviewView> {
  const row = await findOwnReview(ctx.db, input, readerOf(ctx, input.orderId, input.token), actorIdOf(ctx));
  if (!row) throw new NotFound("This item");
  if (!row.review) return { ...row, review: null };
  const writtenAt = new Date(row.review.writtenAt);
  const editableUntil = new Date(writtenAt.getTime() + reviewEditDays * DAY_MS);
  const isEditable = ctx.clock.now() <= editableUntil;
  return {
    ...row,
    review: {
      ...row.review,
      pictures: picturesOf(ctx, { pictures: row.review.pictures, isHidden: row.review.hidden !== null }),
      writtenAt: writtenAt.toISOString(),
      editableUntil: editableUntil.toISOString(),
      isEditable,
    },
  };
}

/** Which items of an order can be reviewed by who asks, each with the stars that it got; none of what did not arrive. @throws NotFound */
export async function getReviewableItems(
  ctx: Ctx,
  input: z.output<typeof orderIdTokenInput>,
): Promise<{ items: { orderItemId: string; rating: number | null }[] }> {
  const reader = readerOf(ctx, input.orderId, input.token);
  if (!(await findOrder(ctx.db, input.orderId, reader))) throw new NotFound("This order");
  return { items: await listReviewableItems(ctx.db, input.orderId, reader, actorIdOf(ctx)) };
}
