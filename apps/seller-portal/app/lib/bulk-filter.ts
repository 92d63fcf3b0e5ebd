import type { BulkFilter } from "@emporia/contracts/bulk-edits";

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The products that an address means; what makes no sense is left out. */
export function bulkFilterOf(params: URLSearchParams): BulkFilter {
  const text = (name: string, length: number) => params.get(name)?.trim().slice(0, length) || undefined;
  const categoryId = text("categoryId", 36);
  return {
    status: (["PUBLISHED", "DRAFT", "ARCHIVED"] as const).find((each) => each === params.get("status")),
    stock: (["low", "out"] as const).find((each) => each === params.get("stock")),
    lacks: params.get("lacks") === "attributes" ? "attributes" : undefined,
    query: text("query", 100),
    categoryId: categoryId && isId(categoryId) ? categoryId : undefined,
    tag: text("tag", 60)?.toLowerCase(),
  };
}
