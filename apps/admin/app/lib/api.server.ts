import { type Api, apiErrorOf, createApiClient } from "@emporia/trpc/client";
import { pathWithin } from "@emporia/ui/lib/list-paths";
import { type AppLoadContext, redirect } from "@remix-run/node";
import { sessionToken } from "./session.server";

/** Who asks, and from where, so that limits count the person and not us. */
export function headersFor(context: AppLoadContext): Record<string, string> {
  return {
    "x-request-id": context.requestId,
    "x-emporia-client": context.clientAddress,
    "x-emporia-key": context.config.internalKey,
  };
}

export function apiFor(request: Request, context: AppLoadContext): Api {
  return createApiClient({
    url: context.apiUrl,
    token: sessionToken(request),
    headers: headersFor(context),
  });
}

const statusOf: Record<string, number> = { NOT_FOUND: 404, FORBIDDEN: 403, RATE_LIMITED: 429, UNAVAILABLE: 503 };

/**
 * Waits for what a page cannot do without. A refusal becomes the page's status; nobody signed in, the way to sign in.
 * @throws Response
 */
export async function page<Result>(request: Request, wanted: Promise<Result>): Promise<Result> {
  try {
    return await wanted;
  } catch (error) {
    throw answerFor(error, request);
  }
}

function answerFor(error: unknown, request: Request): unknown {
  const refusal = apiErrorOf(error);
  if (refusal?.code === "UNAUTHENTICATED") return toSignIn(request);
  if (refusal?.code === "VALIDATION_FAILED") return new Response(refusal.message, { status: 404 });
  const status = refusal && statusOf[refusal.code];
  if (status) return new Response(refusal.message, { status });
  if (!refusal && isUnreachable(error)) return new Response("The API does not answer.", { status: 503 });
  return error;
}

function isUnreachable(error: unknown): boolean {
  return (
    error instanceof Error && error.name === "TRPCClientError" && /fetch failed|ECONN|Unexpected/i.test(error.message)
  );
}

export function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const next = pathWithin(`${pathname.replace(/\.data$/, "")}${search}`);
  return redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}
