import type { PictureView } from "@emporia/contracts/common";
import type { MessageSide, MessageView } from "@emporia/contracts/messages";
import { type Ctx, privatePictureUrl } from "../platform/index";
import type { MessageRow } from "./queries/threads";

/** Pictures of a message, with addresses that open for who got the view. */
export function toPrivatePictures(ctx: Ctx, pictures: readonly PictureView[]): PictureView[] {
  return pictures.map((picture) => ({ ...picture, url: privatePictureUrl(ctx, picture.id) }));
}

/** A message as a side reads it; `readAt` is up to when each side has read. */
export function toMessageView(
  ctx: Ctx,
  row: MessageRow,
  side: MessageSide,
  readAt: Record<MessageSide, string | null>,
): MessageView {
  const { sentAtExact, hidden, pictures, ...message } = row;
  const seenUpTo = readAt[row.from === "shop" ? "shopper" : "shop"];
  return {
    ...message,
    pictures: toPrivatePictures(ctx, pictures),
    isRead: seenUpTo !== null && Date.parse(sentAtExact) <= Date.parse(seenUpTo),
    hidden: hidden && { policy: hidden.policy, reason: row.from === side ? hidden.reason : "" },
  };
}
