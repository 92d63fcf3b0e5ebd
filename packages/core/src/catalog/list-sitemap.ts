import type { sitemapProductsInput, sitemapProductsView, sitemapView } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, memoised } from "../platform/index";
import { listSitemapProductRows, listSitemapShops, listSitemapStarts } from "./queries/sitemap";

type Sitemap = z.output<typeof sitemapView>;

const kept = memoised<Sitemap>(600_000, 1);

/** How the products that search engines may know are cut into parts, and the open shops. Up to ten minutes old. */
export function getSitemap(ctx: Ctx): Promise<Sitemap> {
  return kept(ctx.db, "", async () => {
    const [parts, shops] = await Promise.all([listSitemapStarts(ctx.db), listSitemapShops(ctx.db)]);
    return { parts, shops };
  });
}

/** Some of the products of a part, in the order of their ids; the last id is where the next call goes on. */
export async function listSitemapProducts(
  ctx: Ctx,
  input: z.output<typeof sitemapProductsInput>,
): Promise<z.output<typeof sitemapProductsView>> {
  return listSitemapProductRows(ctx.db, input);
}
