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

/** Pages of ours that are framed by our own and have nothing but what they show. */
export type FramedPages = { path: RegExp } & (
  | {
      /** What of somebody else's may be framed there. A page narrows it to what it shows by a policy of its own, which holds beside this one. */
      frame: readonly string[];
      media: readonly string[];
    }
  | {
      /** It runs one script, which draws a file of ours: nothing is asked for elsewhere. */
      viewer: true;
    }
);

export function framedPolicy(nonce: string, pages: FramedPages): string {
  if ("viewer" in pages)
    return [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      // The viewer brings its styles along; textures are unpacked into blobs.
      "style-src 'unsafe-inline'",
      "img-src 'self' blob:",
      "connect-src 'self' blob:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join("; ");
  const { frame, media } = pages;
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

export function securityHeaders(sources: ContentSources, framed: readonly FramedPages[] = []): RequestHandler {
  return (request, response, next) => {
    const pages = framed.find(({ path }) => path.test(request.path));
    const nonce = String(response.locals.cspNonce);
    response.setHeader(
      "Content-Security-Policy",
      pages ? framedPolicy(nonce, pages) : contentPolicy(nonce, sources, request.secure),
    );
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    response.setHeader("X-Frame-Options", pages ? "SAMEORIGIN" : "DENY");
    if (request.secure) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}
