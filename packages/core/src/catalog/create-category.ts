import type { CategoryNodeView, createCategoryInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, newId, recordAudit } from "../platform/index";
import { findCategoryPlace, insertCategory, isCategorySlugTaken, lockCategoryTree } from "./queries/categories";
import { slugify } from "./text";

/** Levels of categories, the top one included. */
export const MAX_CATEGORY_LEVELS = 6;

/**
 * Adds a category, last among its siblings.
 * @throws NotFound no such parent
 * @throws InvalidInput it would be a seventh level, or the given slug is taken
 */
export async function createCategory(ctx: Ctx, input: z.output<typeof createCategoryInput>): Promise<CategoryNodeView> {
  return inTransaction(ctx, async (tx) => {
    await lockCategoryTree(tx);
    const parentId = input.parentId ?? null;
    if (parentId !== null) {
      const place = await findCategoryPlace(tx, parentId);
      if (!place) throw new NotFound("The parent category");
      if (place.ancestors.length >= MAX_CATEGORY_LEVELS)
        throw new InvalidInput({ parentId: `Categories can be ${MAX_CATEGORY_LEVELS} levels deep at most.` });
    }
    if (input.slug !== undefined && (await isCategorySlugTaken(tx, input.slug)))
      throw new InvalidInput({ slug: "Another category has this address." });
    const wanted = input.slug ?? slugify(input.name, "category");
    let slug = wanted;
    for (let suffix = 2; await isCategorySlugTaken(tx, slug); suffix++) slug = `${wanted}-${suffix}`;
    const id = newId();
    const { name, description } = input;
    await insertCategory(tx, { id, parentId, name, slug, description }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "category.create",
      subjectType: "category",
      subjectId: id,
      detail: { name, parentId },
    });
    return { id, name, slug, description, productCount: 0, picture: null, children: [] };
  });
}
