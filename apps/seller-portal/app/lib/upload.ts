import type { uploadView } from "@emporia/contracts/catalog";
import type { PictureView } from "@emporia/contracts/common";
import { maxPictureBytes, pictureTypes } from "@emporia/contracts/pictures";
import type { z } from "zod";

export type UploadAnswer = { picture: PictureView } | { problem: string };
export type StartAnswer = { upload: z.output<typeof uploadView> | null } | { problem: string };

/** What the API reads. */
export const takenKinds = pictureTypes.join();

/** What is wrong with a file before it is sent at all. */
export function refusalOf(file: Pick<File, "name" | "size" | "type">): string | undefined {
  if (file.type !== "" && !file.type.startsWith("image/")) return `${file.name} is not a picture.`;
  if (file.size > maxPictureBytes) return `${file.name} is larger than 20 MB.`;
  if (file.size === 0) return `${file.name} is empty.`;
  return undefined;
}

/** Sends a picture, to the bucket itself where there is one, and tells how far it is, from 0 to 1. */
export async function upload(file: File, onProgress: (share: number) => void): Promise<UploadAnswer> {
  const lost = { problem: `${file.name} did not arrive. Check your connection and try again.` };
  const isNamed = (pictureTypes as readonly string[]).includes(file.type);
  // A type that the browser does not name is for the API to find out.
  const started = isNamed
    ? await askFor<StartAnswer>("/pictures", { intent: "start", type: file.type, size: String(file.size) })
    : null;
  if (started && "problem" in started) return started;
  if (!started?.upload) {
    const form = new FormData();
    form.append("picture", file);
    const answer = await sendWithProgress("POST", "/pictures", form, {}, onProgress);
    return isAnswer(answer?.body) ? answer.body : lost;
  }
  const { id, url, headers } = started.upload;
  const sent = await sendWithProgress("PUT", url, file, headers, onProgress);
  if (!sent?.isGood) return lost;
  const answer = await askFor<UploadAnswer>("/pictures", { intent: "finish", uploadId: id });
  return isAnswer(answer) ? answer : lost;
}

/** Null when there was no answer: the file is then sent the other way, which says what is wrong. */
export async function askFor<Answer>(path: string, fields: Record<string, string>): Promise<Answer | null> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const response = await fetch(path, { method: "POST", body: form }).catch(() => undefined);
  return response ? ((await response.json().catch(() => null)) as Answer | null) : null;
}

/** Sends a file and tells how much of it has gone, from 0 to 1. Undefined when there was no answer. */
export function sendWithProgress(
  method: "POST" | "PUT",
  url: string,
  body: FormData | File,
  headers: Readonly<Record<string, string>>,
  onProgress: (share: number) => void,
): Promise<{ isGood: boolean; body: unknown } | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    if (method === "POST") request.responseType = "json";
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve({ isGood: request.status >= 200 && request.status < 300, body: request.response });
    request.onerror = () => resolve(undefined);
    request.send(body);
  });
}

function isAnswer(value: unknown): value is UploadAnswer {
  return typeof value === "object" && value !== null && ("picture" in value || "problem" in value);
}
