import type { CategoryNodeView } from "@emporia/contracts/catalog";
import { type Ctx, memoised } from "../platform/index";
import { type CategoryRow, listCategoryRows } from "./queries/categories";

const kept = memoised<CategoryNodeView[]>(30_000, 1);

/** The tree of categories with how many visible products each and all below it have; up to 30 seconds old. */
export async function listCategories(ctx: Ctx): Promise<CategoryNodeView[]> {
  return kept(ctx.db, "", async () => toTree(await listCategoryRows(ctx.db)));
}

function toTree(rows: readonly CategoryRow[]): CategoryNodeView[] {
  const nodes = new Map<string, CategoryNodeView>(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        slug: row.slug,
        description: row.description,
        productCount: row.product_count,
        picture: row.picture,
        children: [],
      },
    ]),
  );
  const roots: CategoryNodeView[] = [];
  for (const row of rows) {
    const node = nodes.get(row.id);
    if (node) (nodes.get(row.parent_id ?? "")?.children ?? roots).push(node);
  }
  return roots;
}
