import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";
import { modelHtml } from "~/lib/model-page.server";
import { videoTitle } from "~/lib/videos";

/** One 3-D model of a product, in a page of its own that product pages frame once somebody wants to turn it. */
export async function loader(args: LoaderFunctionArgs) {
  const { slug = "", number = "" } = args.params;
  const { product } = await read(args, apiFor(args).catalog.productPage.query({ productId: slug }));
  const models = product.media.filter((each) => each.kind === "model");
  const model = /^\d{1,2}$/.test(number) ? models[Number(number) - 1] : undefined;
  if (!model) throw new Response("There is no such model.", { status: 404 });
  const html = modelHtml(model, { title: videoTitle(model, product.name), nonce: args.context.cspNonce });
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
