import { after, type Ctx, enqueue, inTransaction, MINUTE_MS } from "../platform/index";
import { PictureRefused } from "./errors";
import { fetchPictureJob } from "./jobs";
import { fetchPublicPicture, type PictureFetcher, PictureUnfetchable } from "./picture-fetcher";
import { listProductIdsShowing, lockPendingMedia, setFetchFailure, setStoredPicture } from "./queries/media";
import { refreshListings } from "./refresh-listings";

const MAX_ATTEMPTS = 5;

/**
 * Downloads a picture that was imported by its address and shows it from then on. Once it is there, nothing happens.
 * A failure is written to the picture and tried again with growing pauses, up to five times; then it stays pending.
 */
export async function fetchPicture(
  ctx: Ctx,
  input: { mediaId: string },
  fetchBytes: PictureFetcher = fetchPublicPicture,
): Promise<void> {
  const { mediaId } = input;
  const pending = await inTransaction(ctx, (tx) => lockPendingMedia(tx, mediaId));
  if (!pending || pending.fetch_attempts >= MAX_ATTEMPTS) return;
  const fetched = await fetchBytes(pending.source_url)
    .then((bytes) => ctx.services.media.putPicture(mediaId, bytes))
    .catch((error: unknown) => ({ error }));
  if ("error" in fetched) return recordFailure(ctx, mediaId, fetched.error);
  await inTransaction(ctx, async (tx) => {
    if (!(await lockPendingMedia(tx, mediaId))) return;
    await setStoredPicture(tx, mediaId, fetched);
    await refreshListings(tx, await listProductIdsShowing(tx, mediaId));
  });
}

async function recordFailure(ctx: Ctx, mediaId: string, error: unknown): Promise<void> {
  const isFinal = error instanceof PictureUnfetchable || error instanceof PictureRefused;
  const reason = error instanceof Error ? error.message : "It could not be fetched.";
  await inTransaction(ctx, async (tx) => {
    const pending = await lockPendingMedia(tx, mediaId);
    if (!pending) return;
    const attempts = isFinal ? MAX_ATTEMPTS : pending.fetch_attempts + 1;
    await setFetchFailure(tx, mediaId, attempts, reason);
    if (attempts < MAX_ATTEMPTS)
      await enqueue(tx, fetchPictureJob, { mediaId }, { runAt: after(ctx.clock, 4 ** attempts * MINUTE_MS) });
  });
  ctx.log.info({ mediaId, reason }, "picture not fetched");
}
