import { Readable } from "node:stream";
import { assertSameOrigin } from "@emporia/ui/remix/same-origin.server";
import { headersFor } from "@emporia/ui/remix/tool-page.server";
import { type AppLoadContext, unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import { chosenShop, sessionToken } from "./session.server";
import { type FilmKind, filmTypes, mostFilmBytes, type SentFilm, tooLarge } from "./video-files";

/** What a form adds around its file. */
const ENVELOPE_BYTES = 64 * 1024;

/** Hands the video or the 3-D model of a form on to the API while it arrives. */
export async function sendFilm(request: Request, context: AppLoadContext, kind: FilmKind): Promise<SentFilm> {
  assertSameOrigin(request);
  if (Number(request.headers.get("content-length")) > mostFilmBytes[kind] + ENVELOPE_BYTES)
    return { problem: tooLarge(kind, `The ${kind}`) };
  let sent: SentFilm = { problem: `Choose a ${kind}.` };
  await parseMultipart(request, async ({ name, filename, data }) => {
    if (name === kind && filename) sent = await passOn({ request, context, kind }, filename, data);
    else for await (const _ of data);
    return null;
  });
  return sent;
}

async function passOn(
  { request, context, kind }: { request: Request; context: AppLoadContext; kind: FilmKind },
  name: string,
  data: AsyncIterable<Uint8Array>,
): Promise<SentFilm> {
  const token = sessionToken(request);
  const sellerId = chosenShop(request);
  const response = await fetch(`${context.apiUrl}/media/${kind}s`, {
    method: "POST",
    headers: {
      ...headersFor(context),
      "content-type": filmTypes[kind],
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(sellerId ? { "x-seller-id": sellerId } : {}),
    },
    body: Readable.toWeb(Readable.from(data)),
    duplex: "half",
  } as unknown as RequestInit).catch(() => undefined);
  const body: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return { file: body as { url: string } };
  if (response?.status === 413) return { problem: tooLarge(kind, name) };
  const said = (body as { error?: { message?: unknown } } | undefined)?.error?.message;
  return { problem: typeof said === "string" ? said : `${name} could not be kept. Try again in a moment.` };
}
