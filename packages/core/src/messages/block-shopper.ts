import type { blockShopperInput, staffBlockInput } from "@emporia/contracts/messages";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { deleteBlock, insertBlock, lockShopperOf } from "./queries/moderation";

/** A shop takes no more messages from who wrote in a thread, or takes them again. Twice is once. @throws NotFound not theirs */
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
  return inTransaction(ctx, async (tx) => {
    const person = await lockShopperOf(tx, threadId, sellerId);
    if (!person) throw new NotFound("This conversation");
    const by = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const changed = isBlocked
      ? await insertBlock(tx, { id: newId(), sellerId, ...person, reason, by, now: ctx.clock.now() })
      : await deleteBlock(tx, { sellerId, ...person });
    if (changed && sellerId === null)
      await recordAudit(tx, ctx, {
        action: isBlocked ? "messages.block" : "messages.unblock",
        ...{ subjectType: "message_thread", subjectId: threadId },
        detail: { ...("userId" in person ? { userId: person.userId } : {}), reason },
      });
    return { ok: true };
  });
}
