import type { VideoFileView } from "@emporia/contracts/catalog";
import { maxVideoBytes, videoType } from "@emporia/contracts/videos";
import { askFor, type StartAnswer, sendWithProgress } from "./upload";

export type SentVideo = { video: VideoFileView } | { problem: string };

export const tooLargeVideo = (name: string) =>
  `${name} is larger than 60 MB. Make it shorter, or export it with more compression.`;

/** What is wrong with a video before it is sent at all. */
export function videoRefusal({ name, size, type }: Pick<File, "name" | "size" | "type">): string | undefined {
  if (/\.mov$/i.test(name) || type === "video/quicktime")
    return `${name} is a QuickTime film, which not every browser plays. Export it as MP4 with H.264 and AAC.`;
  if (type !== videoType && !/\.(mp4|m4v)$/i.test(name)) return `${name} is not an MP4 video.`;
  if (size > maxVideoBytes) return tooLargeVideo(name);
  if (size === 0) return `${name} is empty.`;
  return undefined;
}

/** Sends a video, to the bucket itself where there is one, and tells how far it is, from 0 to 1. */
export async function uploadVideo(file: File, onProgress: (share: number) => void): Promise<SentVideo> {
  const lost = { problem: `${file.name} did not arrive. Check your connection and try again.` };
  const started = await askFor<StartAnswer>("/video-files", {
    intent: "start",
    type: videoType,
    size: String(file.size),
  });
  if (started && "problem" in started) return started;
  if (!started?.upload) {
    const form = new FormData();
    form.append("video", file);
    const answer = await sendWithProgress("POST", "/video-files?file", form, {}, onProgress);
    return isSent(answer?.body) ? answer.body : lost;
  }
  const { id, url, headers } = started.upload;
  const sent = await sendWithProgress("PUT", url, file, headers, onProgress);
  if (!sent?.isGood) return lost;
  const answer = await askFor<SentVideo>("/video-files", { intent: "finish", uploadId: id });
  return isSent(answer) ? answer : lost;
}

function isSent(value: unknown): value is SentVideo {
  return typeof value === "object" && value !== null && ("video" in value || "problem" in value);
}
