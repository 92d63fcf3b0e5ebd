import type { Db } from "@emporia/db";
import { type Ctx, NotFound, readPictureAddress } from "../platform/index";
import { findStoredPicture, type KeptPicture } from "./queries/media";

const MAX_KEYS = 20_000;

const known = new WeakMap<Db, Map<string, KeptPicture>>();

/**
 * A picture in one of the widths that pages use. What an id shows never changes, so it may be cached for ever, but for those of
 * reviews, which can be hidden. One that was sent for an order, or is of a hidden review, opens by the signed address in its view alone.
 * @throws NotFound no such picture, width or format, or not for who asks
 */
export async function readPicture(
  ctx: Ctx,
  input: { mediaId: string; width: number; format: "avif" | "webp" },
): Promise<{ bytes: Uint8Array; contentType: string; isPrivate: boolean; isOfReview: boolean }> {
  const asked = readPictureAddress(ctx, input.mediaId);
  const stored = asked && (await storedPicture(ctx.db, asked.id));
  if (!stored || (stored.isPrivate && !asked.isOpen)) throw new NotFound("This picture");
  const picture = await ctx.services.media.readPicture(stored.objectKey, input.width, input.format);
  if (!picture) throw new NotFound("This picture");
  return { ...picture, isPrivate: stored.isPrivate, isOfReview: stored.isOfReview };
}

async function storedPicture(db: Db, mediaId: string): Promise<KeptPicture | undefined> {
  const kept = known.get(db) ?? new Map<string, KeptPicture>();
  known.set(db, kept);
  const found = kept.get(mediaId) ?? (await findStoredPicture(db, mediaId));
  // One of an order may be published later, one of a review hidden.
  if (!found || found.isPrivate || found.isOfReview) return found;
  if (kept.size >= MAX_KEYS) kept.clear();
  kept.set(mediaId, found);
  return found;
}
