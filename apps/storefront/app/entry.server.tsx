import { renderPage } from "@emporia/ui/remix/entry.server";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isbot } from "isbot";
import { withCachePolicy } from "~/lib/cache-policy.server";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  withCachePolicy(request, status, headers);
  return renderPage({
    request,
    status,
    headers,
    remixContext,
    nonce: context.cspNonce,
    isBot: isbot,
    onError: (error) => note(error, request, context),
  });
}

export function handleDataRequest(response: Response, { request }: LoaderFunctionArgs | ActionFunctionArgs): Response {
  withCachePolicy(request, response.status, response.headers);
  return response;
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) note(error, request, context);
}

function note(error: unknown, request: Request, context: AppLoadContext): void {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const { pathname } = new URL(request.url);
  const line = { level: "error", app: "storefront", requestId: context.requestId, path: pathname, message, stack };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
