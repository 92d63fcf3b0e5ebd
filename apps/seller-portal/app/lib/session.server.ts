import { readCookie, tokenCookie } from "@emporia/ui/remix/session-cookie.server";
import type { AppLoadContext } from "@remix-run/node";

const month = 60 * 60 * 24 * 30;
const session = tokenCookie({ name: "emporia_seller_session", maxAge: month });
const shop = tokenCookie({ name: "emporia_seller_shop", maxAge: month });

/** Where the app is on https, the cookie stays there even when a proxy forgets to say so. */
function sealed(cookie: string, context: AppLoadContext): string {
  return context.config.secureCookies && !/; Secure/i.test(cookie) ? `${cookie}; Secure` : cookie;
}

export const sessionToken = (request: Request): string | undefined => session.read(request);
export const chosenShop = (request: Request): string | undefined => {
  const id = readCookie(request, "emporia_seller_shop");
  return id && /^[0-9a-f-]{36}$/i.test(id) ? id : undefined;
};

export const keepSession = (request: Request, context: AppLoadContext, token: string): string =>
  sealed(session.set(request, token), context);
export const forgetSession = (request: Request): string => session.clear(request);
export const keepShop = (request: Request, context: AppLoadContext, sellerId: string): string =>
  sealed(shop.set(request, sellerId), context);
export const forgetShop = (request: Request): string => shop.clear(request);
