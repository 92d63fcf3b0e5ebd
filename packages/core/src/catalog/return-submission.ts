import type { returnSubmissionInput } from "@emporia/contracts/moderation";
import type { z } from "zod";
import { appendEvents, type Ctx, inTransaction, recordAudit } from "../platform/index";
import { lockWaiting } from "./approve-submission";
import { decideSubmission } from "./queries/submissions";

/**
 * Sends a product, or what is to change of one, back to its seller, who gets a mail with the reason and may hand it in
 * again. Shoppers go on seeing what they saw.
 * @throws NotFound no such submission
 * @throws SubmissionDecided somebody decided already, or the seller took it back
 * @throws ProductChanged the seller has changed it since it was looked at
 */
export async function returnSubmission(ctx: Ctx, input: z.output<typeof returnSubmissionInput>): Promise<{ ok: true }> {
  const { policy, reason, note } = input;
  return inTransaction(ctx, async (tx) => {
    const { submission, product } = await lockWaiting(tx, input);
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    await decideSubmission(tx, submission.id, { status: "RETURNED", userId, policy, reason }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "product.return",
      subjectType: "product",
      subjectId: product.id,
      detail: { submissionId: submission.id, policy, reason, note },
    });
    const payload = { productId: product.id, sellerId: submission.sellerId, submissionId: submission.id };
    await appendEvents(tx, ctx, [{ type: "ProductReturned", key: product.id, payload }]);
    return { ok: true };
  });
}
