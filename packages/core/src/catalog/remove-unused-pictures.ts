import { after, type Ctx, DAY_MS, enqueueAll, inTransaction, jobRequest } from "../platform/index";
import { deletePictureJob } from "./jobs";
import { deleteUnusedMedia, lockUnusedMedia } from "./queries/unused-media";

const BATCH = 500;

/**
 * Deletes the pictures that nothing has shown for a day: uploads that were never saved, and what products and shops no
 * longer use. The files go by jobs, so that none is left when this ends half-way. @returns how many
 */
export async function removeUnusedPictures(ctx: Ctx): Promise<number> {
  const before = after(ctx.clock, -DAY_MS);
  for (let removed = 0; ; ) {
    const { found, deleted } = await inTransaction(ctx, async (tx) => {
      const ids = await lockUnusedMedia(tx, before, BATCH);
      const rows = await deleteUnusedMedia(tx, ids);
      await enqueueAll(
        tx,
        rows.flatMap(({ object_key: objectKey }) =>
          objectKey === null ? [] : [jobRequest(deletePictureJob, { objectKey })],
        ),
      );
      return { found: ids.length, deleted: rows.length };
    });
    removed += deleted;
    if (found < BATCH || deleted === 0) return removed;
  }
}

/** Deletes a picture's file in all its sizes. Without one, nothing happens. */
export async function deletePicture(ctx: Ctx, input: { objectKey: string }): Promise<void> {
  await ctx.services.media.deletePicture(input.objectKey);
}
