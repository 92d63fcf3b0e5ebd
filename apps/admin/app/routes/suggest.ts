import { productStatusWord } from "@emporia/ui/commerce/product-status-badge";
import { sellerStatusWord } from "@emporia/ui/commerce/seller-status-badge";
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
  const [found, products, shops, collections] = await Promise.all([
    api.catalog.suggest.query({ q }).catch(() => undefined),
    kinds.includes("product") ? api.catalog.staff.list.query({ query: q, limit: 8 }).catch(() => undefined) : undefined,
    kinds.includes("shop") ? api.sellers.staff.list.query({ query: q, limit: 8 }).catch(() => undefined) : undefined,
    kinds.includes("collection") ? api.collections.list.query().catch(() => []) : [],
  ]);
  const asked = { q, kinds, writesPath: query.get("writes") === "path" };
  const hidden = {
    products: (products?.items ?? []).map(({ slug, name, status, isTakenDown }) => ({
      slug,
      name,
      word: status === "PUBLISHED" ? "Product" : isTakenDown ? "Taken down" : productStatusWord(status),
    })),
    shops: (shops?.items ?? []).map(({ shopSlug, shopName, status }) => ({
      shopSlug,
      shopName,
      word: status === "APPROVED" ? "Shop" : `Shop, ${sellerStatusWord(status).toLowerCase()}`,
    })),
  };
  return { q, options: suggestedOptions(asked, found, hidden, collections) };
}
