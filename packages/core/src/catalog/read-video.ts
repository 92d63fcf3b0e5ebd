import type { Readable } from "node:stream";
import { type Ctx, isId, NotFound } from "../platform/index";
import { findStoredFile } from "./queries/stored-files";

export interface VideoPart {
  /** Bytes of the whole. */
  size: number;
  /** Of what is read; null when the whole is. */
  range: { first: number; last: number } | null;
  /** Opens what is to be read. */
  open: () => Promise<Readable>;
}

/**
 * A video, or a part of it. What an id shows never changes, so it may be cached for ever.
 * @param rangeOf which part of so many bytes is asked for; null for all
 * @throws NotFound no such video
 */
export async function readVideo(
  ctx: Ctx,
  input: { videoId: string; rangeOf: (size: number) => VideoPart["range"] },
): Promise<VideoPart> {
  const stored = isId(input.videoId) ? await findStoredFile(ctx.db, "video_files", input.videoId) : undefined;
  if (!stored) throw new NotFound("This video");
  const { objectKey, size } = stored;
  const range = input.rangeOf(size);
  return {
    size,
    range,
    async open() {
      const part = await ctx.services.media.readVideo(objectKey, range ?? { first: 0, last: size - 1 });
      if (!part) throw new NotFound("This video");
      return part;
    },
  };
}
