import { type Api, createApiClient } from "@emporia/trpc/client";
import { headersFor } from "@emporia/ui/remix/tool-page.server";
import type { AppLoadContext } from "@remix-run/node";
import { chosenShop, sessionToken } from "./session.server";

/** The API as who is signed in, for the shop that they chose. */
export function apiFor(request: Request, context: AppLoadContext): Api {
  return createApiClient({
    url: context.apiUrl,
    token: sessionToken(request),
    sellerId: chosenShop(request),
    headers: headersFor(context),
  });
}
