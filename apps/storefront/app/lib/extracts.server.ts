import type { ProductExtractsView } from "@emporia/contracts/catalog";
import { apiFor, type RouteArgs } from "./api.server";
import type { Filters } from "./filters";

export type Extracts = Record<string, ProductExtractsView["products"][number]>;

/** What a list with descriptions says of its products; nothing for a grid, and a list without is better than none. */
export async function extractsOf(
  args: RouteArgs,
  filters: Filters,
  found: { items: readonly { id: string }[] },
): Promise<Extracts> {
  if (filters.view !== "list" || found.items.length === 0) return {};
  const { products } = await apiFor(args)
    .catalog.extracts.query({ productIds: found.items.map(({ id }) => id) })
    .catch(() => ({ products: [] }));
  return Object.fromEntries(products.map((each) => [each.id, each]));
}
