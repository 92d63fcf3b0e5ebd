import type { VideoFileView } from "@emporia/contracts/catalog";
import { videoType } from "@emporia/contracts/videos";
import { type Ctx, enqueue, InvalidInput, inTransaction, NotFound } from "../platform/index";
import { refuseTooMany, toVideoFileView } from "./add-video";
import { deleteUploadJob } from "./jobs";
import { deleteUpload, findOwnUpload } from "./queries/uploads";
import { findOwnVideoFile, insertVideoFile } from "./queries/video-files";
import { uploadKey } from "./start-upload";

/**
 * Takes in a video that a seller's browser has sent to the bucket: checked and stripped like any other. A repeat gives the same video.
 * @throws NotFound no such upload of this shop, or its time is over
 * @throws InvalidInput nothing has arrived
 * @throws VideoRefused it is no MP4 that browsers play, too large or too long, or the shop has sent 50 within a day
 */
export async function finishVideoUpload(
  ctx: Ctx,
  input: { sellerId: string; uploadId: string },
): Promise<VideoFileView> {
  const { sellerId, uploadId } = input;
  const { directUploads } = ctx.services.media;
  const upload = directUploads && (await findOwnUpload(ctx.db, sellerId, uploadId));
  if (!upload || upload.content_type !== videoType) return ownVideo(ctx, input);
  await refuseTooMany(ctx, sellerId);
  const bytes = await directUploads.read(uploadKey(uploadId), upload.size);
  if (!bytes) throw new InvalidInput({ uploadId: "The video has not arrived: send it to its address first." });
  const video = await ctx.services.media.putVideo(uploadId, bytes);
  await inTransaction(ctx, async (tx) => {
    // Whoever takes the upload away writes the video down.
    if (!(await deleteUpload(tx, uploadId))) return;
    await insertVideoFile(tx, { id: uploadId, sellerId, video, now: ctx.clock.now() });
    await enqueue(tx, deleteUploadJob, { uploadId });
  });
  return ownVideo(ctx, input);
}

async function ownVideo(ctx: Ctx, { sellerId, uploadId }: { sellerId: string; uploadId: string }) {
  const video = await findOwnVideoFile(ctx.db, sellerId, uploadId);
  if (!video) throw new NotFound("This upload");
  return toVideoFileView(video);
}
