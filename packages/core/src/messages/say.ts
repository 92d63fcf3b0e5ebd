import type { openThreadInput } from "@emporia/contracts/messages";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { lockMessagePictures } from "../catalog/index";
import { after, appendEvents, type Ctx, DAY_MS, InvalidInput, newId, RateLimited } from "../platform/index";
import { MessageRefused } from "./errors";
import { maskContacts, plainText } from "./mask-contacts";
import { countWritten, findSent, insertMessage } from "./queries/write";
import { senderKey, sideOf, type ThreadReader } from "./reader";
import { refusalOf, type Standing } from "./refusal";

export type Said = Pick<z.output<typeof openThreadInput>, "text" | "pictureIds" | "key">;

/** Messages of a side that wait for an answer in one thread, and of a shopper in a day, at most. */
const MOST_UNANSWERED = 10;
const MOST_A_DAY = 100;

/** A message needs words or a picture. @throws InvalidInput it has neither */
export function assertSaysSomething({ text, pictureIds }: Said): void {
  if (text === "" && pictureIds.length === 0) throw new InvalidInput({ text: "Write something, or add a picture." });
}

/**
 * Says something in a thread that is locked. The same key again is the same message.
 * @throws MessageRefused this side may not write, or ten of theirs wait for an answer
 * @throws RateLimited a hundred were written within a day @throws InvalidInput pictures that they did not send
 */
export async function say(
  tx: Tx,
  ctx: Ctx,
  thread: Standing & { id: string; sellerId: string },
  reader: ThreadReader,
  { text, pictureIds, key }: Said,
): Promise<{ threadId: string; messageId: string }> {
  const from = sideOf(reader);
  const threadId = thread.id;
  const same = await findSent(tx, threadId, from, key);
  if (same) return { threadId, messageId: same };
  const refusal = refusalOf(from, thread);
  if (refusal !== null) throw new MessageRefused(refusal);
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const written = await countWritten(tx, threadId, from, { userId, since: after(ctx.clock, -DAY_MS) });
  if (written.unanswered >= MOST_UNANSWERED)
    throw new MessageRefused(`Your last ${MOST_UNANSWERED} messages wait for an answer. Write again after it.`);
  if (from === "shopper" && written.recent >= MOST_A_DAY) throw new RateLimited(DAY_MS / 1000);
  const pictures = await lockMessagePictures(tx, senderKey(reader), pictureIds);
  if (pictures.length < new Set(pictureIds).size || new Set(pictureIds).size < pictureIds.length)
    throw new InvalidInput({ pictureIds: "Send these pictures again." });
  const messageId = newId();
  const { text: shownBody } = maskContacts(text, ownHosts(ctx));
  const message = { id: messageId, threadId, from, userId, key, body: plainText(text), shownBody, pictureIds };
  await insertMessage(tx, { ...message, now: ctx.clock.now() });
  const payload = { messageId, threadId, sellerId: thread.sellerId, from };
  await appendEvents(tx, ctx, [{ type: "MessageSent", key: threadId, payload }]);
  return { threadId, messageId };
}

function ownHosts({ services: { settings } }: Pick<Ctx, "services">): string[] {
  return [settings.storefrontUrl, settings.sellerPortalUrl].map((url) => new URL(url).host);
}
