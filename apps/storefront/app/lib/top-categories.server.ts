import type { CategoryNodeView } from "@emporia/contracts/catalog";
import { apiFor, type RouteArgs } from "./api.server";

const KEPT_MS = 30_000;
let kept: { tree: CategoryNodeView[]; at: number } | undefined;

/** The category tree, up to half a minute old, or as it last was while the API cannot be reached. */
export async function listCategories(args: RouteArgs): Promise<CategoryNodeView[]> {
  const now = Date.now();
  if (kept && now - kept.at < KEPT_MS) return kept.tree;
  try {
    kept = { tree: await apiFor(args).categories.list.query(), at: now };
  } catch {
    return kept?.tree ?? [];
  }
  return kept.tree;
}
