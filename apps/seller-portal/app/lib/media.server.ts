import type { PictureView } from "@emporia/contracts/common";
import { apiErrorOf } from "@emporia/trpc/client";
import { headersFor } from "@emporia/ui/remix/tool-page.server";
import type { AppLoadContext } from "@remix-run/node";
import { chosenShop, sessionToken } from "./session.server";
import { refusalOf, type UploadAnswer } from "./upload";

/** Hands a file on to the API's media door, or another that takes pictures. */
export async function sendPicture(
  request: Request,
  context: AppLoadContext,
  file: File,
  door = "/media",
): Promise<UploadAnswer> {
  const refusal = refusalOf(file);
  if (refusal) return { problem: refusal };
  const token = sessionToken(request);
  const sellerId = chosenShop(request);
  const response = await fetch(`${context.apiUrl}${door}`, {
    method: "POST",
    headers: {
      ...headersFor(context),
      "content-type": file.type.startsWith("image/") ? file.type : "application/octet-stream",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(sellerId ? { "x-seller-id": sellerId } : {}),
    },
    body: file.stream(),
    duplex: "half",
  } as RequestInit & { duplex: "half" }).catch(() => undefined);
  const body: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return { picture: body as PictureView };
  return { problem: messageIn(body) ?? `${file.name} could not be kept. Try again in a moment.` };
}

/** What the API says is wrong, in words for the seller. */
export function problemOf(error: unknown, otherwise = "The picture could not be kept."): string {
  return apiErrorOf(error)?.message ?? `${otherwise} Try again in a moment.`;
}

function messageIn(body: unknown): string | undefined {
  const error = (body as { error?: { message?: unknown } } | undefined)?.error;
  return typeof error?.message === "string" ? error.message : undefined;
}
