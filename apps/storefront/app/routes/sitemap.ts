import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";
import { sitemapIndexXml } from "~/lib/sitemap";

/** The list of sitemaps: one of pages and shops, and one for each twenty thousand products. */
export async function loader(args: LoaderFunctionArgs) {
  const { parts } = await read(args, apiFor(args).catalog.sitemap.query());
  const names = ["pages", ...parts.map((_, at) => `products-${at + 1}`)];
  const paths = names.map((name) => `/sitemaps/${name}.xml`);
  return new Response(sitemapIndexXml(args.context.publicUrl, paths), {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
