import type { answerThreadInput } from "@emporia/contracts/messages";
import type { z } from "zod";
import { type Ctx, inTransaction, NotFound } from "../platform/index";
import { addressKeys } from "./address-keys";
import { findThread, lockThread } from "./queries/threads";
import { lockSender } from "./queries/write";
import { senderKey, shopperOf } from "./reader";
import { assertSaysSomething, say } from "./say";

/**
 * Goes on in a thread, as its shopper or, with `shop`, as its shop.
 * @throws NotFound no such thread of theirs; else throws like {@link say}
 */
export async function answerThread(
  ctx: Ctx,
  { threadId, orderId, token, ...said }: z.output<typeof answerThreadInput>,
  shop?: { sellerId: string },
): Promise<{ threadId: string; messageId: string }> {
  const reader = shop ?? shopperOf(ctx, { orderId, token });
  assertSaysSomething(said);
  return inTransaction(ctx, async (tx) => {
    await lockSender(tx, senderKey(reader));
    const isTheirs = await lockThread(tx, threadId, reader);
    const thread = isTheirs
      ? await findThread(tx, addressKeys(ctx.services.settings.encryptionKeys), threadId, reader)
      : undefined;
    if (!thread) throw new NotFound("This conversation");
    return say(tx, ctx, { ...thread, id: threadId }, reader, said);
  });
}
