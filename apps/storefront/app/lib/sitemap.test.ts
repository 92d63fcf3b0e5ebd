import { expect, it } from "vitest";
import { type SitemapEntry, sitemapIndexXml, sitemapStream } from "./sitemap";

it("lists every address, escaped, page after page", async () => {
  let asked = 0;
  async function* pages(): AsyncGenerator<SitemapEntry[]> {
    for (const page of [[{ path: "/" }], [{ path: "/search?a=1&b=<", updatedAt: "2026-11-22T10:00:00Z" }]]) {
      asked++;
      yield page;
    }
  }
  const xml = await new Response(sitemapStream("https://shop.example", pages())).text();
  expect(xml).toContain("<url><loc>https://shop.example/</loc></url>");
  expect(xml).toContain(
    "<url><loc>https://shop.example/search?a=1&amp;b=%3C</loc><lastmod>2026-11-22T10:00:00Z</lastmod></url>",
  );
  expect(xml.trimEnd().endsWith("</urlset>")).toBe(true);
  expect(asked).toBe(2);
});

it("asks for nothing more once nobody reads", async () => {
  let hasEnded = false;
  async function* pages(): AsyncGenerator<SitemapEntry[]> {
    try {
      for (;;) yield [{ path: "/" }];
    } finally {
      hasEnded = true;
    }
  }
  const reader = sitemapStream("https://shop.example", pages()).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  expect(hasEnded).toBe(true);
});

it("lists the parts", () => {
  expect(sitemapIndexXml("https://shop.example", ["/sitemaps/pages.xml"])).toContain(
    "<sitemap><loc>https://shop.example/sitemaps/pages.xml</loc></sitemap>",
  );
});
