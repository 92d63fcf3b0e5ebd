import type { Db } from "@emporia/db";
import { type Ctx, isId, NotFound } from "../platform/index";
import { findObjectKey } from "./queries/media";

const MAX_KEYS = 20_000;
const keys = new WeakMap<Db, Map<string, string>>();

/**
 * A picture in one of the widths that pages use. What an id shows never changes, so it may be cached for ever.
 * @throws NotFound no such picture, width or format
 */
export async function readPicture(
  ctx: Ctx,
  input: { mediaId: string; width: number; format: "avif" | "webp" },
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const objectKey = await objectKeyOf(ctx.db, input.mediaId);
  const picture =
    objectKey === undefined ? undefined : await ctx.services.media.readPicture(objectKey, input.width, input.format);
  if (!picture) throw new NotFound("This picture");
  return picture;
}

async function objectKeyOf(db: Db, mediaId: string): Promise<string | undefined> {
  if (!isId(mediaId)) return undefined;
  const known = keys.get(db) ?? new Map<string, string>();
  keys.set(db, known);
  const kept = known.get(mediaId);
  if (kept !== undefined) return kept;
  const found = await findObjectKey(db, mediaId);
  if (found === undefined) return undefined;
  if (known.size >= MAX_KEYS) known.clear();
  known.set(mediaId, found);
  return found;
}
