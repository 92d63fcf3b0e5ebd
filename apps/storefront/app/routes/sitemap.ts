import type { CategoryNodeView } from "@emporia/contracts/catalog";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";
import { categoryPath, productPath, shopPath } from "~/lib/paths";
import { sitemapXml } from "~/lib/sitemap";
import { listCategories } from "~/lib/top-categories.server";

const KEPT_MS = 600_000;
const PAGE = 100;
// A sitemap holds 50,000 addresses at most.
const MOST_PAGES = 450;
let kept: { xml: string; at: number } | undefined;

/** Every public page. Reading the whole catalogue takes a while, so it is read once in ten minutes at most. */
export async function loader(args: LoaderFunctionArgs) {
  if (!kept || Date.now() - kept.at > KEPT_MS) kept = { xml: await write(args), at: Date.now() };
  return new Response(kept.xml, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}

async function write(args: LoaderFunctionArgs): Promise<string> {
  const api = apiFor(args);
  const products = new Set<string>();
  const shops = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await read(
      args,
      api.catalog.search.query({ limit: PAGE, sort: "newest", inStock: false, ...(cursor ? { cursor } : {}) }),
    );
    for (const product of found.items) {
      products.add(productPath(product));
      shops.add(shopPath(product.seller));
    }
    if (!found.nextCursor) break;
    cursor = found.nextCursor;
  }
  const categories = (await listCategories(args)).flatMap(unfolded).map(categoryPath);
  return sitemapXml(args.context.publicUrl, ["/", "/sell", ...categories, ...shops, ...products]);
}

function unfolded(node: CategoryNodeView): CategoryNodeView[] {
  return [node, ...node.children.flatMap(unfolded)];
}
