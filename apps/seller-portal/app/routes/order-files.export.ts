import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopFile } from "~/lib/product-files.server";

/** The orders that the list's filter and a period find, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return shopFile(request, context, `/order-files/export${new URL(request.url).search}`);
}
