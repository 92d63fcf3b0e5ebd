import { after, type Ctx, enqueueAll, HOUR_MS, inTransaction, jobRequest } from "../platform/index";
import { deleteUploadJob } from "./jobs";
import { deleteOldUploads } from "./queries/uploads";
import { uploadKey } from "./start-upload";

const BATCH = 500;

/** Deletes what browsers sent to the bucket and nobody took in within an hour of its last moment. @returns how many */
export async function removeOldUploads(ctx: Ctx): Promise<number> {
  const before = after(ctx.clock, -HOUR_MS);
  for (let removed = 0; ; ) {
    const ids = await inTransaction(ctx, async (tx) => {
      const deleted = await deleteOldUploads(tx, before, BATCH);
      await enqueueAll(
        tx,
        deleted.map((uploadId) => jobRequest(deleteUploadJob, { uploadId })),
      );
      return deleted;
    });
    removed += ids.length;
    if (ids.length < BATCH) return removed;
  }
}

/** Deletes what a browser sent to the bucket. Without it, nothing happens. */
export async function deleteUploaded(ctx: Ctx, input: { uploadId: string }): Promise<void> {
  await ctx.services.media.directUploads?.delete(uploadKey(input.uploadId));
}
