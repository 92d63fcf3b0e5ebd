const here = "http://shop.invalid";

/** Where to go on to after signing in: a path of this shop, whatever somebody put into the link. */
export function safeNext(given: unknown, fallback = "/account"): string {
  if (typeof given !== "string" || !given.startsWith("/") || given.length > 2_000) return fallback;
  // Browsers drop tabs and line ends inside addresses and read a backslash as a slash.
  if (/[\\\p{Cc}]/u.test(given) || given.startsWith("//")) return fallback;
  if (!URL.canParse(given, here)) return fallback;
  const url = new URL(given, here);
  // "/..//evil.example" is an address of ours that a browser resolves to another host's.
  if (url.origin !== here || url.pathname.startsWith("//")) return fallback;
  if (/^\/(login|register|logout)$/.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}

export function loginPath({ pathname, search }: { pathname: string; search: string }): string {
  const next = safeNext(pathname.replace(/\.data$/, "") + search, "/");
  return next === "/" ? "/login" : `/login?next=${encodeURIComponent(next)}`;
}
