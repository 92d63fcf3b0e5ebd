const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

export interface SitemapEntry {
  path: string;
  updatedAt?: string | undefined;
}

/** The list of sitemaps. */
export function sitemapIndexXml(origin: string, paths: readonly string[]): string {
  const entries = paths.map((path) => `  <sitemap><loc>${locOf(origin, path)}</loc></sitemap>\n`).join("");
  return `${HEAD}<sitemapindex xmlns="${SPACE}">\n${entries}</sitemapindex>\n`;
}

/** A sitemap, written as its pages arrive, so that a large one is never held whole. */
export function sitemapStream(
  origin: string,
  pages: AsyncIterable<readonly SitemapEntry[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const reader = pages[Symbol.asyncIterator]();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`${HEAD}<urlset xmlns="${SPACE}">\n`));
    },
    async pull(controller) {
      const { done, value } = await reader.next();
      if (!done) return controller.enqueue(encoder.encode(value.map((entry) => urlXml(origin, entry)).join("")));
      controller.enqueue(encoder.encode("</urlset>\n"));
      controller.close();
    },
    async cancel() {
      await reader.return?.();
    },
  });
}

function urlXml(origin: string, { path, updatedAt }: SitemapEntry): string {
  const changed = updatedAt ? `<lastmod>${escaped(updatedAt)}</lastmod>` : "";
  return `  <url><loc>${locOf(origin, path)}</loc>${changed}</url>\n`;
}

const locOf = (origin: string, path: string) => escaped(new URL(path, origin).href);

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&apos;");
}
