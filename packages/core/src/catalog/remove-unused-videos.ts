import { after, type Ctx, DAY_MS, enqueueAll, inTransaction, jobRequest } from "../platform/index";
import { deleteVideoJob } from "./jobs";
import { deleteUnusedVideoFiles, lockUnusedVideoFiles } from "./queries/video-files";

const BATCH = 100;

/**
 * Deletes the uploaded videos that are older than a day and that no product shows or is to show. The files go by jobs, so that
 * none is left when this ends half-way. @returns how many
 */
export async function removeUnusedVideos(ctx: Ctx): Promise<number> {
  const before = after(ctx.clock, -DAY_MS);
  for (let removed = 0; ; ) {
    const { found, deleted } = await inTransaction(ctx, async (tx) => {
      const ids = await lockUnusedVideoFiles(tx, before, BATCH);
      const rows = await deleteUnusedVideoFiles(tx, ids);
      await enqueueAll(
        tx,
        rows.flatMap(({ object_key: objectKey }) =>
          objectKey === null ? [] : [jobRequest(deleteVideoJob, { objectKey })],
        ),
      );
      return { found: ids.length, deleted: rows.length };
    });
    removed += deleted;
    if (found < BATCH || deleted === 0) return removed;
  }
}

/** Deletes a video's file. Without one, nothing happens. */
export async function deleteVideo(ctx: Ctx, input: { objectKey: string }): Promise<void> {
  await ctx.services.media.deleteVideo(input.objectKey);
}
