import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";

/** What a category asks its products to say, for the editor when another category is chosen. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const categoryId = new URL(request.url).searchParams.get("categoryId") ?? "";
  return { attributes: await page(request, apiFor(request, context).categories.attributes.query({ categoryId })) };
}
