import type { CategoryNodeView } from "@emporia/contracts/catalog";

export interface CategoryGroup {
  label: string;
  options: { value: string; label: string }[];
}

/** The tree as groups of a select: each top category with itself and all below it, by their way down. */
export function categoryGroups(tree: readonly CategoryNodeView[]): CategoryGroup[] {
  return tree.map((top) => ({
    label: top.name,
    options: [{ value: top.id, label: `${top.name}, in general` }, ...below(top, [])],
  }));
}

function below(node: CategoryNodeView, way: readonly string[]): { value: string; label: string }[] {
  return node.children.flatMap((child) => {
    const names = [...way, child.name];
    return [{ value: child.id, label: names.join(" › ") }, ...below(child, names)];
  });
}
