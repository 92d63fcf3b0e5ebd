import type { LoaderFunctionArgs } from "@remix-run/node";
import { productFile } from "~/lib/product-files.server";

/** The products that the list's filter finds, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return productFile(request, context, `/export${new URL(request.url).search}`);
}
