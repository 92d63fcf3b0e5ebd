import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import type { ApiSuggestions } from "~/lib/suggestions";

const nothing: ApiSuggestions = { products: [], categories: [], shops: [], queries: [] };

export async function loader(args: LoaderFunctionArgs) {
  const q = new URL(args.request.url).searchParams.get("q")?.trim().slice(0, 100);
  // A suggestion that fails is a suggestion that is not made.
  const found = q
    ? await apiFor(args)
        .catalog.suggest.query({ q })
        .catch(() => nothing)
    : nothing;
  return Response.json(found, { headers: { "Cache-Control": "public, max-age=60" } });
}
