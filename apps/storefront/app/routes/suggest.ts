import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { marketCookie } from "~/lib/cookies.server";
import type { ApiSuggestions } from "~/lib/suggestions";

const nothing: ApiSuggestions = { products: [], categories: [], shops: [], queries: [], redirect: null };

export async function loader(args: LoaderFunctionArgs) {
  const q = new URL(args.request.url).searchParams.get("q")?.trim().slice(0, 100);
  // A suggestion that fails is a suggestion that is not made.
  const found = q
    ? await apiFor(args)
        .catalog.suggest.query({ q })
        .catch(() => nothing)
    : nothing;
  // With prices, so a visitor of another market has others.
  const keeper = marketCookie.read(args.request) ? "private" : "public";
  return Response.json(found, { headers: { "Cache-Control": `${keeper}, max-age=60`, Vary: "Cookie" } });
}
