import type { OwnProductView, schedulePublicationInput } from "@emporia/contracts/catalog";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, DomainError, enqueue, InvalidInput, inTransaction, NotFound } from "../platform/index";
import { ProductIncomplete, ProductTransitionRefused, ShopNotApproved } from "./errors";
import { readOwnProduct } from "./get-own-product";
import { publishScheduledJob } from "./jobs";
import { missingToPublish } from "./product-content";
import { publishProduct } from "./publish-product";
import { lockOwnProduct } from "./queries/product-state";
import { lockAnyProduct, setPublishAt } from "./queries/sales";
import { isShopApproved } from "./queries/write-product";
import { canBecome } from "./state";

/**
 * Says when a product is to be published by itself, or with null that it is not. It must be complete already.
 * @throws NotFound no such product in this shop
 * @throws ProductIncomplete naming all that is missing
 * @throws ProductTransitionRefused it is published already
 * @throws InvalidInput the time has passed
 */
export async function schedulePublication(
  ctx: Ctx,
  input: z.output<typeof schedulePublicationInput> & { sellerId: string },
): Promise<OwnProductView> {
  const { sellerId, productId } = input;
  const publishAt = input.publishAt === null ? null : new Date(input.publishAt);
  if (publishAt !== null && publishAt <= ctx.clock.now())
    throw new InvalidInput({ publishAt: "Choose a time that is still to come." });
  return inTransaction(ctx, async (tx) => {
    const current = await lockOwnProduct(tx, sellerId, productId);
    if (!current) throw new NotFound("This product");
    if (publishAt !== null) {
      if (!canBecome(current.status, "PUBLISHED")) throw new ProductTransitionRefused(current.status, "PUBLISHED");
      const missing = missingToPublish(current, current.askedAttributes);
      if (missing.length > 0) throw new ProductIncomplete(missing);
      if (!(await isShopApproved(tx, sellerId))) throw new ShopNotApproved();
      await askToPublish(tx, productId, publishAt);
    }
    await setPublishAt(tx, sellerId, productId, publishAt);
    return readOwnProduct(tx, sellerId, productId);
  });
}

function askToPublish(tx: Tx, productId: string, at: Date): Promise<void> {
  return enqueue(tx, publishScheduledJob, { productId, at: at.toISOString() }, { runAt: at });
}

/**
 * Publishes a product whose time has come. When something is missing by then it stays as it is, and its seller sees that
 * it should have been published, and what was missing.
 */
export async function publishScheduled(ctx: Ctx, input: { productId: string }): Promise<void> {
  const { productId } = input;
  const due = await inTransaction(ctx, async (tx) => {
    const product = await lockAnyProduct(tx, productId);
    if (!product || product.publish_at === null || product.status === "PUBLISHED") return undefined;
    if (product.publish_at <= ctx.clock.now()) return product;
    await askToPublish(tx, productId, product.publish_at);
    return undefined;
  });
  if (!due) return;
  try {
    await publishProduct(ctx, { sellerId: due.seller_id, productId });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.log.info({ productId, code: error.code }, "a product was not published when its time had come");
  }
}
