import type { VideoView } from "@emporia/contracts/catalog";

/** Whose player it is, in words; a file has none. */
export const providerNames = { youtube: "YouTube", vimeo: "Vimeo", file: null, upload: null } as const;

/** How a video is called where its seller gave it no title. */
export function videoTitle(video: Pick<VideoView, "title">, productName: string): string {
  return video.title || `Video of ${productName.slice(0, 120)}`;
}
