import type { Readable } from "node:stream";
import { type Ctx, isId, NotFound } from "../platform/index";
import { findStoredFile } from "./queries/stored-files";

/**
 * A 3-D model, in bytes to be opened. What an id shows never changes, so it may be cached for ever.
 * @throws NotFound no such model
 */
export async function readModel(
  ctx: Ctx,
  input: { modelId: string },
): Promise<{ size: number; open: () => Promise<Readable> }> {
  const stored = isId(input.modelId) ? await findStoredFile(ctx.db, "model_files", input.modelId) : undefined;
  if (!stored) throw new NotFound("This model");
  return {
    size: stored.size,
    async open() {
      const whole = await ctx.services.media.readVideo(stored.objectKey, { first: 0, last: stored.size - 1 });
      if (!whole) throw new NotFound("This model");
      return whole;
    },
  };
}
