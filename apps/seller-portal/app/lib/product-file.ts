import { maxProductFileBytes } from "@emporia/contracts/product-files";

export type SentFile = { importId: string } | { problem: string };

/** What is wrong with a product file before it is sent at all. */
export function fileRefusal(file: Pick<File, "name" | "size" | "type">): string | undefined {
  if (/\.(xlsx?|ods|numbers)$/i.test(file.name)) return `Save ${file.name} as CSV first: a spreadsheet cannot be read.`;
  if (file.size > maxProductFileBytes) return `${file.name} is larger than 100 MB. Split it into several files.`;
  if (file.size === 0) return `${file.name} is empty.`;
  return undefined;
}

/** Sends a product file and tells how far it is, from 0 to 1. */
export function sendFile(file: File, onProgress: (share: number) => void): Promise<SentFile> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const lost = { problem: `${file.name} did not arrive. Check your connection and try again.` };
    request.open("POST", "/product-files");
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve(isSent(request.response) ? request.response : lost);
    request.onerror = () => resolve(lost);
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

function isSent(value: unknown): value is SentFile {
  return typeof value === "object" && value !== null && ("importId" in value || "problem" in value);
}
