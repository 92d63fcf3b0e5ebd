import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopFile } from "~/lib/product-files.server";

/** The products that the list's filter finds, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return shopFile(request, context, `/product-files/export${new URL(request.url).search}`);
}
