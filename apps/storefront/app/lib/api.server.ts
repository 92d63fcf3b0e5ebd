import { type Api, apiErrorOf, createApiClient } from "@emporia/trpc/client";
import { refusalIn } from "@emporia/ui/remix/submit.server";
import { type AppLoadContext, redirect } from "@remix-run/node";
import { cartCookie, marketCookie, sessionCookie } from "./cookies.server";
import { type Filters, pathOf, refined } from "./filters";
import { loginPath } from "./safe-next";

export interface RouteArgs {
  request: Request;
  context: AppLoadContext;
}

const clients = new WeakMap<AppLoadContext, Api>();

/** The API as this shopper. One client a request, so that what its loaders ask in the same tick travels together. */
export function apiFor({ request, context }: RouteArgs): Api {
  const known = clients.get(context);
  if (known) return known;
  const api = createApiClient({
    url: context.apiUrl,
    token: sessionCookie.read(request),
    cartId: cartCookie.read(request),
    market: marketCookie.read(request),
    headers: {
      "x-request-id": context.requestId,
      "x-emporia-client": context.shopperAddress,
      "x-emporia-key": context.internalKey,
    },
  });
  clients.set(context, api);
  return api;
}

/** What was asked for, or the page that says why not: sign in first, not there, busy, broken. */
export async function read<Result>({ request }: RouteArgs, asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    throw pageOf(error, request);
  }
}

/** The same for a list: a link to a page that is no longer there leads to the first one. */
export async function readList<Result>(
  args: RouteArgs,
  { filters, path }: { filters: Filters; path: string },
  asked: Promise<Result>,
): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    if (filters.cursor && apiErrorOf(error)?.code === "VALIDATION_FAILED")
      throw redirect(pathOf(path, refined(filters, {})));
    throw pageOf(error, args.request);
  }
}

function pageOf(error: unknown, request: Request): unknown {
  if (error instanceof Response) return error;
  const refused = apiErrorOf(error);
  if (!refused)
    return isUnreachable(error) ? new Response("The shop cannot reach its shelves.", { status: 503 }) : error;
  if (refused.code === "UNAUTHENTICATED") return redirect(loginPath(new URL(request.url)));
  // An address with something else than an id in it leads nowhere.
  if (refused.code === "VALIDATION_FAILED") return new Response(refused.message, { status: 404 });
  return new Response(refused.message, { status: refusalIn(error)?.status ?? 500 });
}

/** The API did not answer at all: it is restarting, or the network is gone. */
function isUnreachable(error: unknown): boolean {
  return error instanceof Error && error.name === "TRPCClientError";
}
