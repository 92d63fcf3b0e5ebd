import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isbot } from "isbot";
import { renderPage } from "./entry.server";

/** What the server of a tool gives each request. */
type ToolContext = AppLoadContext & { cspNonce: string; requestId: string };

/** How a tool answers with a page: nobody keeps what only one person may see. */
export function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: ToolContext,
): Promise<Response> {
  headers.set("Cache-Control", "no-store");
  return renderPage({
    request,
    status,
    headers,
    remixContext,
    nonce: context.cspNonce,
    isBot: isbot,
    onError: (error) => report(error, context.requestId),
  });
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) report(error, (context as ToolContext).requestId);
}

function report(error: unknown, requestId: string): void {
  console.error(
    JSON.stringify({ level: "error", requestId, message: error instanceof Error ? error.stack : String(error) }),
  );
}
