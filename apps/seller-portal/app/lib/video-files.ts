import { maxModelBytes, modelType } from "@emporia/contracts/models";
import { maxVideoBytes, videoType } from "@emporia/contracts/videos";
import { askFor, type StartAnswer, sendWithProgress } from "./upload";

/** What is sent besides pictures, by how it is called. */
export type FilmKind = "video" | "model";

export const filmTypes = { video: videoType, model: modelType } as const;
export const mostFilmBytes = { video: maxVideoBytes, model: maxModelBytes } as const;

export type SentFilm = { file: { url: string } } | { problem: string };

export const tooLarge = (kind: FilmKind, name: string) =>
  kind === "video"
    ? `${name} is larger than 60 MB. Make it shorter, or export it with more compression.`
    : `${name} is larger than 20 MB. Export it with fewer triangles or smaller textures.`;

/** What is wrong with a video before it is sent at all. */
export function videoRefusal({ name, size, type }: Pick<File, "name" | "size" | "type">): string | undefined {
  if (/\.mov$/i.test(name) || type === "video/quicktime")
    return `${name} is a QuickTime film, which not every browser plays. Export it as MP4 with H.264 and AAC.`;
  if (type !== videoType && !/\.(mp4|m4v)$/i.test(name)) return `${name} is not an MP4 video.`;
  if (size > maxVideoBytes) return tooLarge("video", name);
  if (size === 0) return `${name} is empty.`;
  return undefined;
}

/** What is wrong with a 3-D model before it is sent at all. */
export function modelRefusal({ name, size }: Pick<File, "name" | "size">): string | undefined {
  if (/\.(gltf|usdz|obj|fbx|stl|blend|step|stp)$/i.test(name)) return `${name} is not a GLB. Export the model as GLB.`;
  if (!/\.glb$/i.test(name)) return `${name} is not a 3-D model. Choose a GLB file.`;
  if (size > maxModelBytes) return tooLarge("model", name);
  if (size === 0) return `${name} is empty.`;
  return undefined;
}

/** Sends a 3-D model through us, and tells how far it is, from 0 to 1. */
export async function uploadModel(file: File, onProgress: (share: number) => void): Promise<SentFilm> {
  const form = new FormData();
  form.append("model", file);
  const answer = await sendWithProgress("POST", "/video-files?file=model", form, {}, onProgress);
  return isSent(answer?.body) ? answer.body : lostOf(file);
}

/** Sends a video, to the bucket itself where there is one, and tells how far it is, from 0 to 1. */
export async function uploadVideo(file: File, onProgress: (share: number) => void): Promise<SentFilm> {
  const lost = lostOf(file);
  const started = await askFor<StartAnswer>("/video-files", {
    intent: "start",
    type: videoType,
    size: String(file.size),
  });
  if (started && "problem" in started) return started;
  if (!started?.upload) {
    const form = new FormData();
    form.append("video", file);
    const answer = await sendWithProgress("POST", "/video-files?file=video", form, {}, onProgress);
    return isSent(answer?.body) ? answer.body : lost;
  }
  const { id, url, headers } = started.upload;
  const sent = await sendWithProgress("PUT", url, file, headers, onProgress);
  if (!sent?.isGood) return lost;
  const answer = await askFor<SentFilm>("/video-files", { intent: "finish", uploadId: id });
  return isSent(answer) ? answer : lost;
}

const lostOf = ({ name }: File) => ({ problem: `${name} did not arrive. Check your connection and try again.` });

function isSent(value: unknown): value is SentFilm {
  return typeof value === "object" && value !== null && ("file" in value || "problem" in value);
}
