import type { PictureView } from "@emporia/contracts/common";
import { type Ctx, newId, permissionsOfStaff, permittedMembership } from "../platform/index";
import { insertMedia } from "./queries/media";

/**
 * Keeps a seller's picture, one that belongs to an order or is sent for a message, or one of staff's when there is neither. A product shows it once its `pictures` name it,
 * and say what it shows.
 * @throws PictureRefused it is no picture, too large, or of a kind that is not taken
 */
export async function addPicture(
  ctx: Ctx,
  input: {
    sellerId: string | null;
    orderId?: string;
    sentBySellerId?: string;
    messageSender?: string;
    bytes: Uint8Array;
  },
): Promise<PictureView> {
  const id = newId();
  const picture = await ctx.services.media.putPicture(id, input.bytes);
  const { sellerId, orderId = null, sentBySellerId, messageSender = null } = input;
  await insertMedia(ctx.db, { id, sellerId, orderId, sentBySellerId, messageSender, picture }, ctx.clock.now());
  const { width, height, dominantColor } = picture;
  return { id, url: `/media/${id}`, width, height, alt: "", dominantColor };
}

/**
 * Whose a picture is that this person sends: of their shop, or of no shop when they are staff who keep the categories.
 * @throws NotFound they are neither
 */
export function pictureOwner(ctx: Ctx, requestedSellerId: string | null): string | null {
  const { actor } = ctx;
  const isKeeper = actor.kind === "user" && permissionsOfStaff(actor.staffRole).includes("catalog:write");
  if (isKeeper && requestedSellerId === null && actor.memberships.length === 0) return null;
  return permittedMembership(ctx, requestedSellerId, "products:write").sellerId;
}
