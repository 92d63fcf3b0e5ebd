import type { MessageSide } from "@emporia/contracts/messages";
import { readerOf } from "../orders/index";
import { type Ctx, signedIn } from "../platform/index";

/** Whose threads these are; part of each WHERE. Whoever holds the link of an order reads those about it. */
export type ThreadReader = { userId: string } | { orderId: string } | { sellerId: string };

export const sideOf = (reader: ThreadReader): MessageSide => ("sellerId" in reader ? "shop" : "shopper");

/**
 * The shopper that the actor is: themselves, or the holder of the link that they show.
 * @throws SignInNeeded a guest who names no order @throws NotFound a guest without its token
 */
export function shopperOf(ctx: Ctx, order: { orderId?: string | undefined; token?: string | undefined }): ThreadReader {
  if (order.orderId === undefined) return { userId: signedIn(ctx).userId };
  const reader = readerOf(ctx, order.orderId, order.token);
  return "userId" in reader ? { userId: reader.userId } : { orderId: order.orderId };
}

/** As whom pictures are sent, and whose writing is counted. */
export function senderKey(reader: ThreadReader): string {
  if ("sellerId" in reader) return `shop:${reader.sellerId}`;
  return "userId" in reader ? `user:${reader.userId}` : `order:${reader.orderId}`;
}
