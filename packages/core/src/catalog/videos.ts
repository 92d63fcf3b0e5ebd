import type { MediaView, ModelView, OwnProductView, productVideoInput, VideoView } from "@emporia/contracts/catalog";
import type { PictureView } from "@emporia/contracts/common";
import { modelFileUrl } from "@emporia/contracts/models";
import type { z } from "zod";
import { InvalidInput } from "../platform/index";
import { cleanText } from "./text";
import { parseVideoAddress, type VideoRef, videoUrls } from "./video-address";

/** A video or a 3-D model among the pictures of a product. */
export interface VideoContent extends VideoRef {
  title: string;
  /** One of the product's pictures. */
  posterMediaId: string | null;
  /** How many pictures stand before it; null stands after all. */
  afterPictures: number | null;
}

/** A video as a page reads it. */
export interface ShownVideo extends VideoContent {
  poster: PictureView | null;
  addedAt: string;
}

/**
 * The videos that a seller names, each once.
 * @throws InvalidInput an address that is not taken, or a poster that is no picture of the product
 */
export function videosFrom(
  given: readonly z.output<typeof productVideoInput>[],
  pictures: readonly { mediaId: string }[],
): VideoContent[] {
  const errors: Record<string, string> = {};
  const own = new Set(pictures.map(({ mediaId }) => mediaId));
  const videos = new Map<string, VideoContent>();
  for (const [at, { url, title, posterMediaId = null, afterPictures = null }] of given.entries()) {
    const found = parseVideoAddress(url);
    if (!found)
      errors[`videos.${at}.url`] =
        "Upload an MP4 or a GLB, or give the address of a video on YouTube or Vimeo, or of an .mp4 or .webm file that begins with https://.";
    if (posterMediaId !== null && !own.has(posterMediaId))
      errors[`videos.${at}.posterMediaId`] = "Choose one of the product's pictures.";
    const key = `${found?.provider} ${found?.ref}`;
    if (found && !videos.has(key)) videos.set(key, { ...found, title: cleanText(title), posterMediaId, afterPictures });
  }
  if (Object.keys(errors).length > 0) throw new InvalidInput(errors);
  return [...videos.values()];
}

/** The videos without posters that the product does not show any more. */
export function withPostersAmong(
  videos: readonly VideoContent[],
  pictures: readonly { mediaId: string }[],
): VideoContent[] {
  const own = new Set(pictures.map(({ mediaId }) => mediaId));
  return videos.map((video) =>
    video.posterMediaId === null || own.has(video.posterMediaId) ? video : { ...video, posterMediaId: null },
  );
}

/** Pictures, videos and models in the order in which they are shown. */
export function galleryOf(pictures: readonly PictureView[], videos: readonly ShownVideo[]): MediaView[] {
  const place = ({ afterPictures }: ShownVideo) => Math.min(afterPictures ?? pictures.length, pictures.length);
  // One that lies with us shows nothing by itself before it is started.
  const still = ({ provider, poster }: ShownVideo) =>
    poster ?? (provider === "upload" || provider === "model" ? (pictures[0] ?? null) : null);
  const standingAt = (at: number) =>
    videos.filter((video) => place(video) === at).map((video) => toShownView({ ...video, poster: still(video) }));
  return [
    ...pictures.flatMap((picture, at): MediaView[] => [...standingAt(at), { kind: "picture", ...picture }]),
    ...standingAt(pictures.length),
  ];
}

function toShownView({ provider, ref, title, poster, addedAt }: ShownVideo): VideoView | ModelView {
  if (provider === "model") return { kind: "model", title, url: modelFileUrl(ref), poster, addedAt };
  return { kind: "video", provider, title, ...videoUrls({ provider, ref }), poster, addedAt };
}

/** A video as its seller sees it. */
export function toOwnVideoView(video: VideoContent): OwnProductView["videos"][number] {
  const { provider, title, posterMediaId, afterPictures } = video;
  return { provider, url: videoUrls(video).watchUrl, title, posterMediaId, afterPictures };
}
