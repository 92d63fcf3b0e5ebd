import type { reviewRequestLinkInput, setReviewRequestsInput } from "@emporia/contracts/reviews";
import type { z } from "zod";
import {
  after,
  type Ctx,
  DAY_MS,
  enqueueAll,
  inTransaction,
  isSignedId,
  jobRequest,
  NotFound,
  signId,
} from "../platform/index";
import { sendReviewRequestJob } from "./jobs";
import { claimDueRequests, findRefusal, setRefusal } from "./queries/requests";

/** Days that people have with a thing before they are asked, and after which nobody is asked any more. */
const ASK_AFTER = 7;
const ASK_WITHIN = 30;
const BATCH = 500;
const PURPOSE = "review request";

/**
 * Has everybody asked, once for each order, what they think of what came a week ago, when all of it came and nothing is to
 * be sent back or complained about. What came more than a month ago is let be.
 */
export async function askForReviews(ctx: Ctx): Promise<void> {
  const arrived = { after: after(ctx.clock, -ASK_WITHIN * DAY_MS), before: after(ctx.clock, -ASK_AFTER * DAY_MS) };
  for (;;) {
    const asked = await inTransaction(ctx, async (tx) => {
      const orderIds = await claimDueRequests(tx, arrived, ctx.clock.now(), BATCH);
      await enqueueAll(
        tx,
        orderIds.map((orderId) => jobRequest(sendReviewRequestJob, { orderId })),
      );
      return orderIds.length;
    });
    if (asked < BATCH) return;
  }
}

/** Where such mails are stopped; only the mails themselves have the address. */
export function reviewRequestsUrl({ services: { settings } }: Pick<Ctx, "services">, orderId: string): string {
  return `${settings.storefrontUrl}/review-requests/${orderId}?token=${signId(settings.linkSecret, PURPOSE, orderId)}`;
}

/** Whether the address of the mail is asked for reviews. @throws NotFound the link is not ours */
export async function getReviewRequests(
  ctx: Ctx,
  input: z.output<typeof reviewRequestLinkInput>,
): Promise<{ isWanted: boolean }> {
  const found = isOurs(ctx, input) ? await findRefusal(ctx.db, input.orderId) : undefined;
  if (!found) throw new NotFound("This link");
  return { isWanted: !found.isRefused };
}

/** Stops all such mails to the address of the mail, or has them sent again. Twice is once. @throws NotFound the link is not ours */
export async function setReviewRequests(
  ctx: Ctx,
  { isWanted, ...link }: z.output<typeof setReviewRequestsInput>,
): Promise<{ isWanted: boolean }> {
  if (!isOurs(ctx, link)) throw new NotFound("This link");
  await inTransaction(ctx, (tx) => setRefusal(tx, link.orderId, !isWanted, ctx.clock.now()));
  return { isWanted };
}

function isOurs(ctx: Ctx, { orderId, token }: { orderId: string; token: string }): boolean {
  return isSignedId(ctx.services.settings.linkSecret, PURPOSE, orderId, token);
}
