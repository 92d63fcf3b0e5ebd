import { Readable } from "node:stream";
import { maxProductFileBytes } from "@emporia/contracts/imports";
import { assertSameOrigin } from "@emporia/ui/remix/same-origin.server";
import { headersFor, toSignIn } from "@emporia/ui/remix/tool-page.server";
import { type AppLoadContext, unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import type { SentFile } from "./product-file";
import { chosenShop, sessionToken } from "./session.server";

const tooLarge = "The file is larger than 100 MB. Split it into several files.";
/** What a form adds around its file. */
const ENVELOPE_BYTES = 64 * 1024;

/** Hands the file of a form on to the API while it arrives. */
export async function sendProductFile(request: Request, context: AppLoadContext): Promise<SentFile> {
  assertSameOrigin(request);
  if (Number(request.headers.get("content-length")) > maxProductFileBytes + ENVELOPE_BYTES)
    return { problem: tooLarge };
  let sent: SentFile = { problem: "Choose a file first." };
  await parseMultipart(request, async ({ name, filename, data }) => {
    if (name === "file" && filename) sent = await passOn(request, context, filename, data);
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
): Promise<SentFile> {
  const response = await fetch(`${context.apiUrl}/product-files?name=${encodeURIComponent(name.slice(-200))}`, {
    method: "POST",
    headers: { ...memberHeaders(request, context), "content-type": "text/csv" },
    body: Readable.toWeb(Readable.from(data)),
    duplex: "half",
  } as unknown as RequestInit).catch(() => undefined);
  const body: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return { importId: (body as { id: string }).id };
  return { problem: problemIn(body) ?? `${name} could not be kept. Try again in a moment.` };
}

/** A file of the shop's from the API, on its way to the browser. @throws Response when there is none */
export async function shopFile(request: Request, context: AppLoadContext, path: string): Promise<Response> {
  const answer = await fetch(`${context.apiUrl}${path}`, {
    headers: memberHeaders(request, context),
    signal: request.signal,
  }).catch(() => undefined);
  if (!answer) throw new Response("The API does not answer.", { status: 503 });
  if (answer.status === 401) throw toSignIn(request);
  if (!answer.ok) throw new Response("There is no such file.", { status: answer.status });
  const headers = new Headers({ "cache-control": "no-store" });
  for (const name of ["content-type", "content-disposition"]) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
}

function memberHeaders(request: Request, context: AppLoadContext): Record<string, string> {
  const token = sessionToken(request);
  const sellerId = chosenShop(request);
  return {
    ...headersFor(context),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(sellerId ? { "x-seller-id": sellerId } : {}),
  };
}

function problemIn(body: unknown): string | undefined {
  const error = (body as { error?: { message?: unknown; details?: { fieldErrors?: { file?: unknown } } } } | undefined)
    ?.error;
  const said = error?.details?.fieldErrors?.file ?? error?.message;
  return typeof said === "string" ? said : undefined;
}
