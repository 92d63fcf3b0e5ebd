import type { PictureView } from "@emporia/contracts/common";

export type UploadAnswer = { picture: PictureView } | { problem: string };

/** What the API reads. HEIC is not among them on purpose: a phone that is not offered it sends JPEG. */
export const takenKinds = "image/jpeg,image/png,image/webp,image/avif,image/gif";
const maxBytes = 20 * 1024 * 1024;

/** What is wrong with a file before it is sent at all. */
export function refusalOf(file: Pick<File, "name" | "size" | "type">): string | undefined {
  if (file.type !== "" && !file.type.startsWith("image/")) return `${file.name} is not a picture.`;
  if (file.size > maxBytes) return `${file.name} is larger than 20 MB.`;
  if (file.size === 0) return `${file.name} is empty.`;
  return undefined;
}

/** Sends a picture and tells how far it is, from 0 to 1. */
export function upload(file: File, onProgress: (share: number) => void): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const lost = { problem: `${file.name} did not arrive. Check your connection and try again.` };
    request.open("POST", "/pictures");
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve(isAnswer(request.response) ? request.response : lost);
    request.onerror = () => resolve(lost);
    const form = new FormData();
    form.append("picture", file);
    request.send(form);
  });
}

function isAnswer(value: unknown): value is UploadAnswer {
  return typeof value === "object" && value !== null && ("picture" in value || "problem" in value);
}
