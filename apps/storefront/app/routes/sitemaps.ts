import type { CategoryNodeView } from "@emporia/contracts/catalog";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";
import { categoryPath, collectionPath, productPath, shopPath } from "~/lib/paths";
import { type SitemapEntry, sitemapStream } from "~/lib/sitemap";
import { listCategories } from "~/lib/top-categories.server";

/** One sitemap: `pages.xml`, or `products-1.xml` and on. */
export async function loader(args: LoaderFunctionArgs) {
  const [, number] = /^products-(\d{1,4})\.xml$/.exec(args.params.part ?? "") ?? [];
  const { parts, shops } = await read(args, apiFor(args).catalog.sitemap.query());
  const from = number === undefined ? undefined : parts[Number(number) - 1];
  if (from === undefined && args.params.part !== "pages.xml")
    throw new Response("There is no such sitemap.", { status: 404 });
  const pages = from === undefined ? pagesOf(args, shops) : productsOf(args, from, parts[Number(number)]);
  return new Response(sitemapStream(args.context.publicUrl, pages), {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}

async function* pagesOf(
  args: LoaderFunctionArgs,
  shops: readonly { shopSlug: string }[],
): AsyncGenerator<SitemapEntry[]> {
  const [categories, collections] = await Promise.all([listCategories(args), apiFor(args).collections.list.query()]);
  yield ["/", "/sell", ...(collections.length > 0 ? ["/collections"] : [])].map((path) => ({ path }));
  yield [...categories.flatMap(unfolded).map(categoryPath), ...collections.map(collectionPath)].map((path) => ({
    path,
  }));
  yield shops.map((shop) => ({ path: shopPath(shop) }));
}

async function* productsOf(
  args: LoaderFunctionArgs,
  from: string,
  before: string | undefined,
): AsyncGenerator<SitemapEntry[]> {
  const api = apiFor(args);
  let after: string | undefined;
  for (;;) {
    const page = await api.catalog.sitemapProducts.query({ from, after, before });
    if (page.length === 0) return;
    yield page.map((product) => ({ path: productPath(product), updatedAt: product.updatedAt }));
    after = page.at(-1)?.id;
  }
}

function unfolded(node: CategoryNodeView): CategoryNodeView[] {
  return [node, ...node.children.flatMap(unfolded)];
}
