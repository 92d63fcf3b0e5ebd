import { expect, it } from "vitest";
import { sitemapXml } from "./sitemap";

it("lists every address, escaped", () => {
  const xml = sitemapXml("https://shop.example", ["/", "/search?a=1&b=<"]);
  expect(xml).toContain("<loc>https://shop.example/</loc>");
  expect(xml).toContain("<loc>https://shop.example/search?a=1&amp;b=%3C</loc>");
});
