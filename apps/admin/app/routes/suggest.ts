import type { ComboboxOption } from "@emporia/ui/primitives/combobox";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiFor } from "~/lib/api.server";
import { suggestedOptions } from "~/lib/suggested-options";

/** Things that are called so, for fields that take an address. A suggestion that fails is one that is not made. */
export async function loader({
  request,
  context,
}: LoaderFunctionArgs): Promise<{ q: string; options: ComboboxOption[] }> {
  const query = new URL(request.url).searchParams;
  const q = query.get("q")?.trim().slice(0, 100) ?? "";
  if (q === "") return { q, options: [] };
  const kinds = (query.get("kinds") ?? "").split(",");
  const api = apiFor(request, context);
  const [found, collections] = await Promise.all([
    api.catalog.suggest.query({ q }).catch(() => undefined),
    kinds.includes("collection") ? api.collections.list.query().catch(() => []) : [],
  ]);
  return { q, options: suggestedOptions({ q, kinds, writesPath: query.get("writes") === "path" }, found, collections) };
}
