import type { approveSubmissionInput } from "@emporia/contracts/moderation";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, NotFound, recordAudit } from "../platform/index";
import { ProductChanged, ProductIncomplete, ShopNotApproved, SubmissionDecided } from "./errors";
import { inCatalogTransaction } from "./in-catalog-transaction";
import { missingToPublish, type ProductState } from "./product-content";
import { asProposed } from "./proposals";
import { listAskedAttributes } from "./queries/attributes";
import { lockOwnProduct } from "./queries/product-state";
import { decideSubmission, findSubmission, type SubmissionRef } from "./queries/submissions";
import { isShopApproved } from "./queries/write-product";
import { saveProducts } from "./save-products";
import { liftTakedown } from "./staff-products/queries";

/**
 * Shows shoppers what a shop has handed in: a product, or what is to change of one. What was taken down is free again.
 * @throws NotFound no such submission
 * @throws SubmissionDecided somebody decided already, or the seller took it back
 * @throws ProductChanged the seller has changed it since it was looked at
 * @throws ProductIncomplete something is missing by now, or a picture has not arrived, so that nobody has seen it
 * @throws ShopNotApproved the shop may not sell any more
 */
export async function approveSubmission(
  ctx: Ctx,
  input: z.output<typeof approveSubmissionInput>,
): Promise<{ ok: true }> {
  return inCatalogTransaction(ctx, async (tx) => {
    const { submission, product } = await lockWaiting(tx, input);
    const content = asProposed(product);
    const missing = missingToPublish(content, await listAskedAttributes(tx, content.categoryId));
    const absent = content.pictures.filter(({ isStored }) => !isStored).length;
    if (absent > 0) missing.push(picturesAbsent(absent));
    if (missing.length > 0) throw new ProductIncomplete(missing);
    const { sellerId } = submission;
    if (!(await isShopApproved(tx, sellerId))) throw new ShopNotApproved();

    const wantedSlug = content.slug === product.slug ? undefined : content.slug;
    const change = { current: product, sellerId, content, status: "PUBLISHED" as const, wantedSlug };
    if (product.takedown) await liftTakedown(tx, product.id, ctx.clock.now());
    await saveProducts(tx, ctx, [change], "counted", { isReviewed: true });
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    await decideSubmission(tx, submission.id, { status: "APPROVED", userId, reason: null }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "product.approve",
      subjectType: "product",
      subjectId: product.id,
      detail: { submissionId: submission.id, name: content.name },
    });
    return { ok: true };
  });
}

function picturesAbsent(count: number): string {
  return count === 1
    ? "A picture has not arrived yet: wait for it, or send the product back."
    : `${count} pictures have not arrived yet: wait for them, or send the product back.`;
}

/** A submission that still waits, its product locked. */
export async function lockWaiting(
  tx: Tx,
  input: { submissionId: string; version: number },
): Promise<{ submission: SubmissionRef; product: ProductState }> {
  const found = await findSubmission(tx, input.submissionId);
  const product = found && (await lockOwnProduct(tx, found.sellerId, found.productId));
  // Read again now that the lock keeps anybody from deciding.
  const submission = product && (await findSubmission(tx, input.submissionId));
  if (!submission || !product) throw new NotFound("This submission");
  if (submission.status !== "WAITING") throw new SubmissionDecided(submission.status);
  if (product.version !== input.version) throw new ProductChanged(product.version);
  return { submission, product };
}
