import type { PictureView } from "@emporia/contracts/common";
import { videoType } from "@emporia/contracts/videos";
import { type Ctx, enqueue, InvalidInput, inTransaction, NotFound } from "../platform/index";
import { deleteUploadJob } from "./jobs";
import { findOwnPicture, insertMedia } from "./queries/media";
import { deleteUpload, findOwnUpload } from "./queries/uploads";
import { uploadKey } from "./start-upload";

/**
 * Takes in a picture that a seller's browser has sent to the bucket: checked, encoded anew and stripped like any other. A
 * repeat gives the same picture.
 * @throws NotFound no such upload of this shop, or its time is over
 * @throws InvalidInput nothing has arrived
 * @throws PictureRefused it is no picture, too large, or of a kind that is not taken
 */
export async function finishUpload(ctx: Ctx, input: { sellerId: string; uploadId: string }): Promise<PictureView> {
  const { sellerId, uploadId } = input;
  const { directUploads } = ctx.services.media;
  const upload = directUploads && (await findOwnUpload(ctx.db, sellerId, uploadId));
  if (!upload || upload.content_type === videoType) return ownPicture(ctx, input);
  const bytes = await directUploads.read(uploadKey(uploadId), upload.size);
  if (!bytes) throw new InvalidInput({ uploadId: "The picture has not arrived: send it to its address first." });
  const picture = await ctx.services.media.putPicture(uploadId, bytes);
  await inTransaction(ctx, async (tx) => {
    // Whoever takes the upload away writes the picture down.
    if (!(await deleteUpload(tx, uploadId))) return;
    await insertMedia(tx, { id: uploadId, sellerId, orderId: null, messageSender: null, picture }, ctx.clock.now());
    await enqueue(tx, deleteUploadJob, { uploadId });
  });
  return ownPicture(ctx, input);
}

async function ownPicture(ctx: Ctx, { sellerId, uploadId }: { sellerId: string; uploadId: string }) {
  const picture = await findOwnPicture(ctx.db, sellerId, uploadId);
  if (!picture) throw new NotFound("This upload");
  return picture;
}
