import type { Tx } from "@emporia/db";
import { enqueueAll, jobRequest } from "../platform/index";
import { deletePictureJob } from "./jobs";
import { deleteUnusedMedia } from "./queries/unused-media";

/** Deletes those of these pictures that nothing shows any more; their files go by jobs. */
export async function removePictures(tx: Tx, mediaIds: readonly string[]): Promise<void> {
  const rows = mediaIds.length === 0 ? [] : await deleteUnusedMedia(tx, mediaIds);
  await enqueueAll(
    tx,
    rows.flatMap(({ object_key: objectKey }) =>
      objectKey === null ? [] : [jobRequest(deletePictureJob, { objectKey })],
    ),
  );
}
