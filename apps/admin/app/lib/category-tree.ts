import type { StaffCategoryRowView } from "@emporia/contracts/categories";
import type { SelectOption } from "@emporia/ui/primitives/select";

/** Where a category stands: among how many siblings, and as which of them. */
export function placeOf(tree: readonly StaffCategoryRowView[], category: StaffCategoryRowView) {
  const siblings = tree.filter((each) => each.parentId === category.parentId);
  return { position: siblings.findIndex((each) => each.id === category.id), count: siblings.length };
}

/** Categories as options of a select, each set in by its level; without one and all below it when that is given. */
export function categoryOptions(tree: readonly StaffCategoryRowView[], withoutId?: string): SelectOption[] {
  const left = new Set<string>();
  return tree.flatMap((category) => {
    if (category.id === withoutId || (category.parentId !== null && left.has(category.parentId))) {
      left.add(category.id);
      return [];
    }
    return [{ value: category.id, label: `${"\u2003".repeat(category.level - 1)}${category.name}` }];
  });
}

interface CategoryNode {
  slug: string;
  name: string;
  children: readonly CategoryNode[];
}

/** The same of the tree that shoppers see, by address. */
export function categorySlugOptions(tree: readonly CategoryNode[], level = 0): SelectOption[] {
  return tree.flatMap(({ slug, name, children }) => [
    { value: slug, label: `${"\u2003".repeat(level)}${name}` },
    ...categorySlugOptions(children, level + 1),
  ]);
}
