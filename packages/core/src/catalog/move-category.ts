import type { moveCategoryInput } from "@emporia/contracts/categories";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { MAX_CATEGORY_LEVELS } from "./create-category";
import { CategoryCycle } from "./errors";
import {
  findCategoryPlace,
  listProductIdsBelow,
  lockCategoryTree,
  setCategoryParent,
  setCategoryPosition,
} from "./queries/categories";
import { refreshManyListings } from "./refresh-listings";

/**
 * Hangs a category, with all below it, under another parent or at the top, among its siblings where `position` says.
 * Moving it to where it is changes nothing.
 * @throws CategoryCycle the new parent is the category itself or below it
 * @throws InvalidInput the tree would become deeper than six levels
 * @throws NotFound no such category
 */
export async function moveCategory(ctx: Ctx, input: z.output<typeof moveCategoryInput>): Promise<{ ok: true }> {
  const { categoryId, parentId, position } = input;
  return inTransaction(ctx, async (tx) => {
    await lockCategoryTree(tx);
    const place = await findCategoryPlace(tx, categoryId);
    if (!place) throw new NotFound("This category");
    const from = place.ancestors[1] ?? null;
    if (from === parentId && position === undefined) return { ok: true };
    const parent = parentId === null ? undefined : await findCategoryPlace(tx, parentId);
    if (parentId !== null && !parent) throw new NotFound("The parent category");
    if (parent?.ancestors.includes(categoryId)) throw new CategoryCycle();
    if ((parent?.ancestors.length ?? 0) + 1 + place.height > MAX_CATEGORY_LEVELS)
      throw new InvalidInput({ parentId: `Categories can be ${MAX_CATEGORY_LEVELS} levels deep at most.` });

    const now = ctx.clock.now();
    if (from !== parentId) await setCategoryParent(tx, categoryId, parentId, now);
    await setCategoryPosition(tx, categoryId, parentId, position);
    if (from !== parentId) await refreshManyListings(tx, await listProductIdsBelow(tx, categoryId));
    await recordAudit(tx, ctx, {
      action: "category.move",
      subjectType: "category",
      subjectId: categoryId,
      detail: { from, to: parentId, position: position ?? null },
    });
    return { ok: true };
  });
}
