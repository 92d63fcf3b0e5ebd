import type { LoaderFunctionArgs } from "@remix-run/node";
import { productFile } from "~/lib/product-files.server";

/** The rows that could not be imported, with the reasons. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return productFile(request, context, `/${encodeURIComponent(params.importId ?? "")}/failed-rows`);
}
