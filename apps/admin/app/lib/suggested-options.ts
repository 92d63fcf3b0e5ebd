import type { suggestView } from "@emporia/contracts/catalog";
import type { ComboboxOption } from "@emporia/ui/primitives/combobox";
import type { z } from "zod";

interface Asked {
  q: string;
  kinds: readonly string[];
  /** The path of the thing's page in the storefront, in place of the last part of it. */
  writesPath: boolean;
}

/** What shoppers do not see, with a word for what it is: a draft, a closed shop. */
interface Hidden {
  products: readonly { slug: string; name: string; word: string }[];
  shops: readonly { shopSlug: string; shopName: string; word: string }[];
}

/** Each once, as it comes first; what shoppers see has been put first. */
function unlike(options: readonly ComboboxOption[]): ComboboxOption[] {
  return [...new Map(options.toReversed().map((option) => [option.value, option])).values()].toReversed().slice(0, 8);
}

/** What was found as options of a field, those kinds that it asks for. */
export function suggestedOptions(
  { q, kinds, writesPath }: Asked,
  found: Pick<z.output<typeof suggestView>, "products" | "categories" | "shops"> | undefined,
  hidden: Hidden,
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
    shop: unlike([
      ...(found?.shops ?? []).map(({ shopSlug, shopName }) => option("Shop", "shops", shopSlug, shopName)),
      ...hidden.shops.map(({ shopSlug, shopName, word }) => option(word, "shops", shopSlug, shopName)),
    ]),
    product: unlike([
      ...(found?.products ?? []).map(({ slug, name }) => option("Product", "products", slug, name)),
      ...hidden.products.map(({ slug, name, word }) => option(word, "products", slug, name)),
    ]),
  };
  return Object.entries(options).flatMap(([kind, of]) => (kinds.includes(kind) ? (of ?? []) : []));
}
