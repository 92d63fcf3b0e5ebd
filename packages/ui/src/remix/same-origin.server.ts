const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that another site asks for in a visitor's name (CSRF).
 * @throws Response 403
 */
export function assertSameOrigin(request: Request): void {
  if (safe.has(request.method)) return;
  const site = request.headers.get("Sec-Fetch-Site");
  const origin = request.headers.get("Origin");
  const isOurs =
    site !== null && site !== "none"
      ? site === "same-origin"
      : origin === null
        ? site === "none"
        : isOwn(origin, request);
  if (!isOurs) throw new Response("This form was sent from another site.", { status: 403 });
}

function isOwn(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const host = request.headers.get("X-Forwarded-Host") ?? request.headers.get("Host") ?? new URL(request.url).host;
  return new URL(origin).host === host;
}
