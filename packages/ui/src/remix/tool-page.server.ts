import { redirect } from "@remix-run/node";
import { pathWithin } from "../lib/list-paths";
import { refusalIn } from "./submit.server";

/** What is known of who asks a tool. */
interface Asking {
  requestId: string;
  clientAddress: string;
  config: { internalKey: string };
}

/** What every call to the API carries of who asks, and from where, so that limits count the person and not us. */
export function headersFor({ requestId, clientAddress, config }: Asking): Record<string, string> {
  return { "x-request-id": requestId, "x-emporia-client": clientAddress, "x-emporia-key": config.internalKey };
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
  const refusal = refusalIn(error);
  if (refusal?.code === "UNAUTHENTICATED") return toSignIn(request);
  const status = refusal?.code === "VALIDATION_FAILED" ? 404 : statusOf[refusal?.code ?? ""];
  if (status) return new Response(refusal?.formError ?? "There is nothing at this address.", { status });
  if (!refusal && isUnreachable(error)) return new Response("The API does not answer.", { status: 503 });
  return error;
}

function isUnreachable(error: unknown): boolean {
  return (
    error instanceof Error && error.name === "TRPCClientError" && /fetch failed|ECONN|Unexpected/i.test(error.message)
  );
}

/** The way to sign in, and from there back here. */
export function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const next = pathWithin(`${pathname.replace(/\.data$/, "")}${search}`);
  return redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}
