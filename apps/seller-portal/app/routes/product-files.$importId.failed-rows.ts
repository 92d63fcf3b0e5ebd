import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopFile } from "~/lib/product-files.server";

/** The rows that could not be imported, with the reasons. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return shopFile(request, context, `/product-files/${encodeURIComponent(params.importId ?? "")}/failed-rows`);
}
