import type { BulkFilter } from "@emporia/contracts/bulk-edits";
import {
  type OwnProductSort,
  ownProductSorts,
  productLacks,
  productStatuses,
  stockLevels,
} from "@emporia/contracts/catalog/constants";

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const maxTicked = 200;

/** The products that an address means; what makes no sense is left out. */
export function bulkFilterOf(params: URLSearchParams): BulkFilter {
  const text = (name: string, length: number) => params.get(name)?.trim().slice(0, length) || undefined;
  const categoryId = text("categoryId", 36);
  const productIds = [...new Set(params.getAll("productIds").filter(isId))].slice(0, maxTicked);
  return {
    status: productStatuses.find((each) => each === params.get("status")),
    stock: stockLevels.find((each) => each === params.get("stock")),
    lacks: productLacks.find((each) => each === params.get("lacks")),
    moderation: (["waiting", "returned"] as const).find((each) => each === params.get("moderation")),
    query: text("query", 100),
    categoryId: categoryId && isId(categoryId) ? categoryId : undefined,
    tag: text("tag", 60)?.toLowerCase(),
    productIds: productIds.length > 0 ? productIds : undefined,
  };
}

/** In which order an address wants its list; the usual one unless it says so. */
export function sortOf(params: URLSearchParams): OwnProductSort | undefined {
  return ownProductSorts.find((each) => each === params.get("sort") && each !== "updated");
}

/** A filter as it stands in an address: what {@link bulkFilterOf} reads. */
export function filterParams(filter: BulkFilter & { sort?: string | undefined }): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    for (const each of Array.isArray(value) ? value : [value]) if (each) params.append(name, each);
  return params;
}

/** Whether a filter leaves anything out. */
export function isFilter(filter: BulkFilter): boolean {
  return Object.values(filter).some(Boolean);
}
