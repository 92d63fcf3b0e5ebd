import { tokenCookie } from "@emporia/ui/remix/session-cookie.server";
import type { AppLoadContext } from "@remix-run/node";

const session = tokenCookie({ name: "emporia_admin_session", maxAge: 60 * 60 * 24 * 14 });

export const sessionToken = (request: Request): string | undefined => session.read(request);

/** Where the app is on https, the cookie stays there even when a proxy forgets to say so. */
export function keepSession(request: Request, context: AppLoadContext, token: string): string {
  const cookie = session.set(request, token);
  return context.config.secureCookies && !/; Secure/i.test(cookie) ? `${cookie}; Secure` : cookie;
}
export const forgetSession = (request: Request): string => session.clear(request);
