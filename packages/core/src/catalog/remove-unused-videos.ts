import { after, type Ctx, DAY_MS, enqueueAll, inTransaction, jobRequest } from "../platform/index";
import { deleteVideoJob } from "./jobs";
import { deleteUnusedFiles, lockUnusedFiles, type UploadedKind } from "./queries/uploaded-files";

const BATCH = 100;

/** The uploaded videos and models that no product needs. @returns how many */
export async function removeUnusedVideos(ctx: Ctx): Promise<number> {
  return (await removeUnused(ctx, "upload")) + (await removeUnused(ctx, "model"));
}

/**
 * Deletes those that are older than a day and that no product shows or is to show. The files go by jobs, so that
 * none is left when this ends half-way. @returns how many
 */
async function removeUnused(ctx: Ctx, kind: UploadedKind): Promise<number> {
  const before = after(ctx.clock, -DAY_MS);
  for (let removed = 0; ; ) {
    const { found, deleted } = await inTransaction(ctx, async (tx) => {
      const ids = await lockUnusedFiles(tx, kind, before, BATCH);
      const rows = await deleteUnusedFiles(tx, kind, ids);
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

/** Deletes the file of a video or a model. Without one, nothing happens. */
export async function deleteVideo(ctx: Ctx, input: { objectKey: string }): Promise<void> {
  await ctx.services.media.deleteVideo(input.objectKey);
}
