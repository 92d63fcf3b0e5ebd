import type { suggestView } from "@emporia/contracts/catalog";
import type { ComboboxOption } from "@emporia/ui/primitives/combobox";
import type { z } from "zod";

interface Asked {
  q: string;
  kinds: readonly string[];
  /** The path of the thing's page in the storefront, in place of the last part of it. */
  writesPath: boolean;
}

/** What was found as options of a field, those kinds that it asks for. */
export function suggestedOptions(
  { q, kinds, writesPath }: Asked,
  found: Pick<z.output<typeof suggestView>, "products" | "categories" | "shops"> | undefined,
  collections: readonly { slug: string; name: string }[],
): ComboboxOption[] {
  const isNamed = (name: string) => name.toLowerCase().includes(q.toLowerCase());
  const option = (kind: string, folder: string, slug: string, label: string): ComboboxOption => {
    const path = `/${folder}/${slug}`;
    return { value: writesPath ? path : slug, label, detail: `${kind} · ${writesPath ? path : slug}` };
  };
  const options = {
    category: found?.categories.map(({ slug, name }) => option("Category", "categories", slug, name)),
    collection: collections
      .filter(({ name }) => isNamed(name))
      .slice(0, 4)
      .map(({ slug, name }) => option("Collection", "collections", slug, name)),
    shop: found?.shops.map(({ shopSlug, shopName }) => option("Shop", "shops", shopSlug, shopName)),
    product: found?.products.map(({ slug, name }) => option("Product", "products", slug, name)),
  };
  return Object.entries(options).flatMap(([kind, of]) => (kinds.includes(kind) ? (of ?? []) : []));
}
