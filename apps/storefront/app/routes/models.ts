import { modelFileUrl } from "@emporia/contracts/models";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { modelHtml } from "~/lib/model-page.server";

/** One 3-D model in a page of its own, which product pages and previews frame once somebody wants to turn it. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { modelId = "" } = params;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(modelId))
    throw new Response("There is no such model.", { status: 404 });
  const name = new URL(request.url).searchParams.get("name")?.slice(0, 200) || "3-D model";
  const html = modelHtml({ url: modelFileUrl(modelId), name, nonce: context.cspNonce });
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
