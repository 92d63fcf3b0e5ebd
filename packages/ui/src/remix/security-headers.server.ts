import type { RequestHandler } from "express";

/** Origins besides our own, by what may come from there. */
export interface ContentSources {
  script?: readonly string[] | undefined;
  style?: readonly string[] | undefined;
  image?: readonly string[] | undefined;
  connect?: readonly string[] | undefined;
  frame?: readonly string[] | undefined;
  /** Where a form may lead, redirects included. */
  form?: readonly string[] | undefined;
}

/** Pages of ours that are framed by our own and frame one thing of somebody else's; they have nothing else. */
export interface FramedPages {
  path: RegExp;
  /** What may be framed there. A page narrows it to what it shows by a policy of its own, which holds beside this one. */
  frame: readonly string[];
  media: readonly string[];
}

export function framedPolicy(nonce: string, { frame, media }: FramedPages): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
    `frame-src ${frame.join(" ")}`,
    `media-src ${media.join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}

export function contentPolicy(nonce: string, sources: ContentSources, isSecure: boolean): string {
  const own = (extra: readonly string[] | undefined, ...more: string[]) =>
    ["'self'", ...more, ...(extra ?? [])].join(" ");
  return [
    "default-src 'self'",
    `script-src ${own(sources.script, `'nonce-${nonce}'`)}`,
    // The dialog primitives put a style element in the page while they are open.
    `style-src ${own(sources.style, "'unsafe-inline'")}`,
    `img-src ${own(sources.image, "data:", "blob:")}`,
    "font-src 'self' data:",
    `connect-src ${own(sources.connect)}`,
    `frame-src ${own(sources.frame)}`,
    `form-action ${own(sources.form)}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

export function securityHeaders(sources: ContentSources, framed?: FramedPages): RequestHandler {
  return (request, response, next) => {
    const isFramed = framed?.path.test(request.path) ?? false;
    const nonce = String(response.locals.cspNonce);
    response.setHeader(
      "Content-Security-Policy",
      framed && isFramed ? framedPolicy(nonce, framed) : contentPolicy(nonce, sources, request.secure),
    );
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    response.setHeader("X-Frame-Options", isFramed ? "SAMEORIGIN" : "DENY");
    if (request.secure) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}
