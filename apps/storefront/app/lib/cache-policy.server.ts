import { themeOf } from "@emporia/ui/remix/theme.server";
import { cartCookie, marketCookie, sessionCookie } from "./cookies.server";

const shared = /^\/($|_root\.data$|(categories|products|shops)\/|(search|sell)(\.data)?$)/;
const anybody = "public, max-age=0, s-maxage=60, stale-while-revalidate=300";
// Staff take products down, and nobody tells the caches: what is gone is gone for everybody within ten seconds.
const aboutOneProduct = "public, max-age=0, s-maxage=10";

/** Whether the pages of this visitor show anything of their own: a name, a cart, a market, a theme. */
export function isPersonal(request: Request): boolean {
  return Boolean(
    sessionCookie.read(request) ?? cartCookie.read(request) ?? marketCookie.read(request) ?? themeOf(request),
  );
}

/** Public pages of strangers may be kept by caches in between; everything else is for one person only. */
export function withCachePolicy(request: Request, status: number, headers: Headers): void {
  if (headers.has("Cache-Control")) return;
  const { pathname } = new URL(request.url);
  const isShared =
    (request.method === "GET" || request.method === "HEAD") &&
    status < 300 &&
    shared.test(pathname) &&
    !headers.has("Set-Cookie") &&
    !isPersonal(request);
  const forAnybody = pathname.startsWith("/products/") ? aboutOneProduct : anybody;
  headers.set("Cache-Control", isShared ? forAnybody : "private, no-store");
  if (isShared) headers.append("Vary", "Cookie");
}
