import { renderPage } from "@emporia/ui/remix/entry.server";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isbot } from "isbot";

function report(error: unknown, requestId: string) {
  console.error(
    JSON.stringify({ level: "error", requestId, message: error instanceof Error ? error.stack : String(error) }),
  );
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
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

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!request.signal.aborted) report(error, context.requestId);
}
