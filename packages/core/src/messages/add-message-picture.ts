import type { PictureView } from "@emporia/contracts/common";
import { addPicture, countMessagePictures } from "../catalog/index";
import { findOrder } from "../orders/index";
import {
  after,
  type Ctx,
  DAY_MS,
  NotFound,
  permittedMembership,
  privatePictureUrl,
  RateLimited,
} from "../platform/index";
import { senderKey, shopperOf, type ThreadReader } from "./reader";

/** Pictures of one person, order's link or shop within a day. */
const MOST_A_DAY = 60;

export interface PictureSender {
  /** The shop in whose name the actor writes; null: their only one. */
  sellerId?: string | null | undefined;
  orderId?: string | undefined;
  token?: string | undefined;
}

/**
 * As whom somebody sends pictures for messages, before the first byte of one is read.
 * @throws SignInNeeded @throws NotFound not their shop, or no such order of theirs @throws RateLimited sixty within a day
 */
export async function messagePictureSender(ctx: Ctx, wanted: PictureSender): Promise<string> {
  const sender = senderKey(await readerAs(ctx, wanted));
  if ((await countMessagePictures(ctx.db, sender, after(ctx.clock, -DAY_MS))) >= MOST_A_DAY)
    throw new RateLimited(DAY_MS / 1000);
  return sender;
}

/**
 * Keeps a picture that is to be named by a message, re-encoded and without what the camera wrote into it. One that no
 * message names is gone after a day. @throws PictureRefused it is no picture, too large, or of a kind that is not taken
 */
export async function addMessagePicture(
  ctx: Ctx,
  { sender, bytes }: { sender: string; bytes: Uint8Array },
): Promise<PictureView> {
  const picture = await addPicture(ctx, { sellerId: null, messageSender: sender, bytes });
  return { ...picture, url: privatePictureUrl(ctx, picture.id) };
}

async function readerAs(ctx: Ctx, { sellerId, orderId, token }: PictureSender): Promise<ThreadReader> {
  if (sellerId !== undefined) return { sellerId: permittedMembership(ctx, sellerId, "messages:write").sellerId };
  const reader = shopperOf(ctx, { orderId, token });
  if (orderId !== undefined && "orderId" in reader && !(await findOrder(ctx.db, orderId, { everything: true })))
    throw new NotFound("This order");
  return reader;
}
