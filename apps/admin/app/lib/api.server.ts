import { type Api, createApiClient } from "@emporia/trpc/client";
import { headersFor } from "@emporia/ui/remix/tool-page.server";
import type { AppLoadContext } from "@remix-run/node";
import { sessionToken } from "./session.server";

/** The API as who is signed in. */
export function apiFor(request: Request, context: AppLoadContext): Api {
  return createApiClient({ url: context.apiUrl, token: sessionToken(request), headers: headersFor(context) });
}
