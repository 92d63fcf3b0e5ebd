import { Readable } from "node:stream";
import type { VideoFileView } from "@emporia/contracts/catalog";
import { maxVideoBytes, videoType } from "@emporia/contracts/videos";
import { assertSameOrigin } from "@emporia/ui/remix/same-origin.server";
import { type AppLoadContext, unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import { headersFor } from "./api.server";
import { chosenShop, sessionToken } from "./session.server";
import { type SentVideo, tooLargeVideo } from "./video-files";

/** What a form adds around its file. */
const ENVELOPE_BYTES = 64 * 1024;

/** Hands the video of a form on to the API while it arrives. */
export async function sendVideo(request: Request, context: AppLoadContext): Promise<SentVideo> {
  assertSameOrigin(request);
  if (Number(request.headers.get("content-length")) > maxVideoBytes + ENVELOPE_BYTES)
    return { problem: tooLargeVideo("The video") };
  let sent: SentVideo = { problem: "Choose a video." };
  await parseMultipart(request, async ({ name, filename, data }) => {
    if (name === "video" && filename) sent = await passOn(request, context, filename, data);
    else for await (const _ of data);
    return null;
  });
  return sent;
}

async function passOn(
  request: Request,
  context: AppLoadContext,
  name: string,
  data: AsyncIterable<Uint8Array>,
): Promise<SentVideo> {
  const token = sessionToken(request);
  const sellerId = chosenShop(request);
  const response = await fetch(`${context.apiUrl}/media/videos`, {
    method: "POST",
    headers: {
      ...headersFor(context),
      "content-type": videoType,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(sellerId ? { "x-seller-id": sellerId } : {}),
    },
    body: Readable.toWeb(Readable.from(data)),
    duplex: "half",
  } as unknown as RequestInit).catch(() => undefined);
  const body: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return { video: body as VideoFileView };
  if (response?.status === 413) return { problem: tooLargeVideo(name) };
  const said = (body as { error?: { message?: unknown } } | undefined)?.error?.message;
  return { problem: typeof said === "string" ? said : `${name} could not be kept. Try again in a moment.` };
}
