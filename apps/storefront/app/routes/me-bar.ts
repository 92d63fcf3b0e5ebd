import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/lib/viewer.server";

/** The name and the cart for the top of pages that a shared cache kept. */
export async function loader(args: LoaderFunctionArgs) {
  return Response.json(await viewerOf(args), { headers: { "Cache-Control": "private, no-store" } });
}
