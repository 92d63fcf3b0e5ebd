export interface CookieSettings {
  name: string;
  /** Seconds; absent lasts until the browser is closed. */
  maxAge?: number | undefined;
  path?: string | undefined;
}

export interface TokenCookie {
  read(request: Request): string | undefined;
  /** A `Set-Cookie` value. */
  set(request: Request, token: string): string;
  clear(request: Request): string;
}

export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at === -1 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim()) || undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Whether the browser reached us by https, also through a proxy that says so. */
export function isSecure(request: Request): boolean {
  const forwarded = request.headers.get("X-Forwarded-Proto")?.split(",")[0]?.trim();
  return forwarded ? forwarded === "https" : new URL(request.url).protocol === "https:";
}

/** A cookie for a session token or a cart id: out of reach of scripts, not sent along by other sites. */
export function tokenCookie({ name, maxAge, path = "/" }: CookieSettings): TokenCookie {
  const write = (request: Request, value: string, lifetime: number | undefined): string =>
    [
      `${name}=${encodeURIComponent(value)}`,
      `Path=${path}`,
      "HttpOnly",
      "SameSite=Lax",
      ...(isSecure(request) ? ["Secure"] : []),
      ...(lifetime === undefined ? [] : [`Max-Age=${lifetime}`]),
    ].join("; ");
  return {
    read: (request) => readCookie(request, name),
    set: (request, token) => write(request, token, maxAge),
    clear: (request) => write(request, "", 0),
  };
}
