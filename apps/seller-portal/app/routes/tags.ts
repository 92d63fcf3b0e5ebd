import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";

/** Tags in use that begin with what was typed, for the product editor. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const q = new URL(request.url).searchParams.get("q")?.trim().slice(0, 60) ?? "";
  return { tags: q === "" ? [] : await page(request, apiFor(request, context).tags.suggest.query({ q })) };
}
