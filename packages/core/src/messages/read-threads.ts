import type {
  getThreadInput,
  listShopThreadsInput,
  listThreadsInput,
  readThreadInput,
  ThreadView,
  threadsView,
} from "@emporia/contracts/messages";
import type { z } from "zod";
import {
  type Ctx,
  decodeCursor,
  decodeTimeCursor,
  encodeCursor,
  InvalidInput,
  inTransaction,
  isId,
  NotFound,
  signedIn,
  toPage,
} from "../platform/index";
import { addressKeys } from "./address-keys";
import { findThread, listLatestParts, listMessageRows, listThreadRows, lockThread } from "./queries/threads";
import { setRead } from "./queries/write";
import { shopperOf, sideOf, type ThreadReader } from "./reader";
import { refusalOf } from "./refusal";
import { toMessageView } from "./view";

type Shop = { sellerId: string };

/** What the actor and shops have written to each other, what is new first. */
export async function listThreads(
  ctx: Ctx,
  input: z.output<typeof listThreadsInput>,
): Promise<z.output<typeof threadsView>> {
  return listed(ctx, { userId: signedIn(ctx).userId }, input, false);
}

/** What shoppers and a shop have written to each other, what is new first. */
export async function listShopThreads(
  ctx: Ctx,
  { sellerId }: Shop,
  { tab, ...input }: z.output<typeof listShopThreadsInput>,
): Promise<z.output<typeof threadsView>> {
  return listed(ctx, { sellerId }, input, tab === "unanswered");
}

async function listed(
  ctx: Ctx,
  reader: ThreadReader,
  { cursor, limit }: z.output<typeof listThreadsInput>,
  isUnanswered: boolean,
): Promise<z.output<typeof threadsView>> {
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const { rows, unread } = await listThreadRows(ctx.db, reader, isUnanswered, after, limit);
  const page = toPage(
    rows,
    limit,
    ({ view }) => view,
    ({ position }) => position,
  );
  return { ...page, unread };
}

/** A thread with what was said last; as the shop with `shop`. @throws NotFound no such thread of theirs */
export async function getThread(ctx: Ctx, input: z.output<typeof getThreadInput>, shop?: Shop): Promise<ThreadView> {
  const reader = shop ?? shopperOf(ctx, input);
  const side = sideOf(reader);
  const after = input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor);
  const thread = await findThread(ctx.db, addressKeys(ctx.services.settings.encryptionKeys), input.threadId, reader);
  if (!thread) throw new NotFound("This conversation");
  const rows = await listMessageRows(ctx.db, input.threadId, after, input.limit);
  const shown = rows.slice(0, input.limit);
  const earliest = rows.length > input.limit ? shown.at(-1) : undefined;
  const readAt = { shopper: thread.shopperReadAt, shop: thread.shopReadAt };
  return {
    ...thread.view,
    messages: shown.map((row) => toMessageView(ctx, row, side, readAt)).reverse(),
    nextCursor: earliest ? encodeCursor([earliest.sentAtExact, earliest.id]) : null,
    refusal: refusalOf(side, thread),
    isBlocked: side === "shop" && thread.isBlockedByShop,
    orders: side === "shop" && thread.userId ? await listLatestParts(ctx.db, thread.sellerId, thread.userId) : [],
  };
}

/** Counts what was seen as read. Again, or of something earlier, changes nothing. @throws NotFound no such message to them */
export async function readThread(
  ctx: Ctx,
  { threadId, messageId, ...order }: z.output<typeof readThreadInput>,
  shop?: Shop,
): Promise<{ ok: true }> {
  const reader = shop ?? shopperOf(ctx, order);
  const isRead = await inTransaction(ctx, async (tx) => {
    // What is said meanwhile waits, so that it is not counted as read.
    await lockThread(tx, threadId, reader);
    return setRead(tx, threadId, reader, messageId);
  });
  if (!isRead) throw new NotFound("This message");
  return { ok: true };
}

function placeIn(cursor: string): readonly [number, string, string] {
  const [isNew, at, id] = decodeCursor(cursor, 3);
  if ((isNew !== 0 && isNew !== 1) || typeof at !== "string" || Number.isNaN(Date.parse(at)) || !isId(String(id)))
    throw new InvalidInput({ cursor: "This page link is not valid any more. Start from the first page." });
  return [isNew, at, String(id)];
}
