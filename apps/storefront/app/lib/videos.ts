import type { ModelView, VideoView } from "@emporia/contracts/catalog";

/** Whose player it is, in words; a file has none. */
export const providerNames = { youtube: "YouTube", vimeo: "Vimeo", file: null, upload: null } as const;

/** How a video or a model is called where its seller gave it no title. */
export function videoTitle(
  { title, kind }: Pick<VideoView | ModelView, "title" | "kind">,
  productName: string,
): string {
  return title || `${kind === "model" ? "3-D model" : "Video"} of ${productName.slice(0, 120)}`;
}
