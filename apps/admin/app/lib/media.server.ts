import type { PictureView } from "@emporia/contracts/common";
import { headersFor } from "@emporia/ui/remix/tool-page.server";
import type { AppLoadContext } from "@remix-run/node";
import { sessionToken } from "./session.server";

/** Hands a picture on to the API's media door. */
export async function sendPicture(
  request: Request,
  context: AppLoadContext,
  file: File,
): Promise<{ picture: PictureView } | { problem: string }> {
  const token = sessionToken(request);
  const response = await fetch(`${context.apiUrl}/media`, {
    method: "POST",
    headers: {
      ...headersFor(context),
      "content-type": file.type.startsWith("image/") ? file.type : "application/octet-stream",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: file.stream(),
    duplex: "half",
  } as RequestInit & { duplex: "half" }).catch(() => undefined);
  const body: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return { picture: body as PictureView };
  const message = (body as { error?: { message?: unknown } } | undefined)?.error?.message;
  return { problem: typeof message === "string" ? message : `${file.name} could not be kept. Try again in a moment.` };
}
