import type { blockShopperInput, staffBlockInput } from "@emporia/contracts/messages";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { addressKeys } from "./address-keys";
import { deleteBlocks, insertBlock } from "./queries/blocks";
import { lockThreadToBlock } from "./queries/moderation";

/**
 * A shop takes no more messages from who wrote in a thread, by their account and by their address, or takes them again.
 * Twice is once. @throws NotFound not theirs
 */
export async function blockShopper(
  ctx: Ctx,
  { sellerId }: { sellerId: string },
  { threadId, isBlocked }: z.output<typeof blockShopperInput>,
): Promise<{ ok: true }> {
  return setBlock(ctx, { threadId, sellerId, isBlocked, reason: "" });
}

/**
 * Staff keep who wrote in a thread from writing to any shop, or let them again; audited. Twice is once, and the first
 * reason stays. @throws NotFound nothing of the thread was reported
 */
export async function blockShopperEverywhere(
  ctx: Ctx,
  { threadId, isBlocked, reason }: z.output<typeof staffBlockInput>,
): Promise<{ ok: true }> {
  return setBlock(ctx, { threadId, sellerId: null, isBlocked, reason });
}

async function setBlock(
  ctx: Ctx,
  wanted: { threadId: string; sellerId: string | null; isBlocked: boolean; reason: string },
): Promise<{ ok: true }> {
  const { threadId, sellerId, isBlocked, reason } = wanted;
  const keys = addressKeys(ctx.services.settings.encryptionKeys);
  return inTransaction(ctx, async (tx) => {
    const thread = await lockThreadToBlock(tx, threadId, sellerId);
    if (!thread) throw new NotFound("This conversation");
    const by = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const changed = isBlocked
      ? await insertBlock(tx, keys, { id: newId(), threadId, sellerId, reason, by, now: ctx.clock.now() })
      : await deleteBlocks(tx, keys, { threadId, sellerId });
    if (changed && sellerId === null)
      await recordAudit(tx, ctx, {
        action: isBlocked ? "messages.block" : "messages.unblock",
        ...{ subjectType: "message_thread", subjectId: threadId },
        detail: { ...(thread.userId ? { userId: thread.userId } : {}), reason },
      });
    return { ok: true };
  });
}
