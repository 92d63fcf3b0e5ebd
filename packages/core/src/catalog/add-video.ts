import type { VideoFileView } from "@emporia/contracts/catalog";
import { videoFileUrl } from "@emporia/contracts/videos";
import { after, type Ctx, DAY_MS, newId, permittedMembership } from "../platform/index";
import { VideoRefused } from "./errors";
import { countFilesSince } from "./queries/stored-files";
import { type findOwnVideoFile, insertVideoFile } from "./queries/video-files";

const MOST_A_DAY = 50;

/**
 * Keeps a seller's video, stripped of all but picture and sound; the bytes are changed. A product shows it once its `videos` name it by
 * the address in the view.
 * @throws VideoRefused it is no MP4 that browsers play, too large or too long, or the shop has sent 50 within a day
 */
export async function addVideo(ctx: Ctx, input: { sellerId: string; bytes: Uint8Array }): Promise<VideoFileView> {
  await refuseTooMany(ctx, input.sellerId);
  const id = newId();
  const video = await ctx.services.media.putVideo(id, input.bytes);
  return toVideoFileView(await insertVideoFile(ctx.db, { id, sellerId: input.sellerId, video, now: ctx.clock.now() }));
}

/**
 * The shop for which this person sends a video.
 * @throws NotFound they may not
 */
export function videoOwner(ctx: Ctx, requestedSellerId: string | null): string {
  return permittedMembership(ctx, requestedSellerId, "products:write").sellerId;
}

/** @throws VideoRefused the shop has sent as many as it may */
export async function refuseTooMany(ctx: Ctx, sellerId: string): Promise<void> {
  if ((await countFilesSince(ctx.db, "video_files", sellerId, after(ctx.clock, -DAY_MS))) >= MOST_A_DAY)
    throw new VideoRefused(`A shop can upload ${MOST_A_DAY} videos a day. Upload this one tomorrow.`);
}

export function toVideoFileView(row: NonNullable<Awaited<ReturnType<typeof findOwnVideoFile>>>): VideoFileView {
  const { id, size, width, height, duration_ms: durationMs } = row;
  return { id, url: videoFileUrl(id), width, height, durationMs, size };
}
