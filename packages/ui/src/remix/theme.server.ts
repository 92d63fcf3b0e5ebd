import { redirect } from "@remix-run/node";
import { isTheme, type Theme, themeCookie, themeCookieName } from "../lib/theme";
import { assertSameOrigin } from "./same-origin.server";
import { readCookie } from "./session-cookie.server";

/** The theme this browser asked for; undefined follows the system. */
export function themeOf(request: Request): Theme | undefined {
  const value = readCookie(request, themeCookieName);
  return isTheme(value) ? value : undefined;
}

/** The action of `/theme`: remembers the choice and goes back to where it was made. */
export async function chooseTheme(request: Request): Promise<Response> {
  assertSameOrigin(request);
  const chosen = (await request.formData()).get("theme");
  return redirect(pathBack(request), {
    headers: { "Set-Cookie": themeCookie(isTheme(chosen) ? chosen : "system") },
  });
}

function pathBack(request: Request): string {
  const referer = request.headers.get("Referer");
  if (!referer || !URL.canParse(referer)) return "/";
  const from = new URL(referer);
  const path = from.host === request.headers.get("Host") ? `${from.pathname}${from.search}` : "/";
  return path.startsWith("//") ? "/" : path;
}
