import type { mergeCategoryInput } from "@emporia/contracts/categories";
import type { z } from "zod";
import { moveCategoryRules } from "../commission/index";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { moveCategoryPromotions } from "../promotions/index";
import { moveCategoryRedirects } from "../search/index";
import { MAX_CATEGORY_LEVELS } from "./create-category";
import { CategoryCycle } from "./errors";
import { readStaffCategory } from "./get-staff-category";
import {
  deleteCategory,
  findCategoryPlace,
  insertCategoryRedirect,
  listChildIds,
  listProductIdsBelow,
  lockCategory,
  lockCategoryTree,
  setCategoryOfProducts,
  setCategoryParent,
} from "./queries/categories";
import { moveCollectionRules } from "./queries/collections";
import { replaceProposedCategory } from "./queries/submissions";
import { refreshManyListings } from "./refresh-listings";

/**
 * Puts a category's products and subcategories into another one and deletes it; its addresses lead there from then on,
 * and what names it (collections, rules of commission, promotions) names the other one.
 * @throws NotFound no such category
 * @throws CategoryCycle the other one is itself or below it
 * @throws InvalidInput the tree would become deeper than six levels
 */
export async function mergeCategory(ctx: Ctx, input: z.output<typeof mergeCategoryInput>): Promise<{ ok: true }> {
  const { categoryId, intoCategoryId } = input;
  return inTransaction(ctx, async (tx) => {
    await lockCategoryTree(tx);
    const [current, place] = [await readStaffCategory(tx, categoryId), await findCategoryPlace(tx, categoryId)];
    if (!current || !place) throw new NotFound("This category");
    const into = await findCategoryPlace(tx, intoCategoryId);
    if (!into) throw new NotFound("The category to merge into");
    if (into.ancestors.includes(categoryId)) throw new CategoryCycle();
    if (into.ancestors.length + place.height > MAX_CATEGORY_LEVELS)
      throw new InvalidInput({ intoCategoryId: `Categories can be ${MAX_CATEGORY_LEVELS} levels deep at most.` });

    const now = ctx.clock.now();
    const productIds = await listProductIdsBelow(tx, categoryId);
    for (const childId of await listChildIds(tx, categoryId)) await setCategoryParent(tx, childId, intoCategoryId, now);
    await setCategoryOfProducts(tx, categoryId, intoCategoryId, now);
    await replaceProposedCategory(tx, categoryId, intoCategoryId);
    await moveCollectionRules(tx, categoryId, intoCategoryId);
    const commissionRules = await moveCategoryRules(tx, categoryId, intoCategoryId, now);
    await lockCategory(tx, categoryId);
    const promotions = await moveCategoryPromotions(tx, categoryId, intoCategoryId, now);
    await moveCategoryRedirects(tx, categoryId, intoCategoryId);
    await insertCategoryRedirect(tx, current.slug, undefined, intoCategoryId, categoryId);
    await deleteCategory(tx, categoryId);
    await refreshManyListings(tx, productIds);
    await recordAudit(tx, ctx, {
      action: "category.merge",
      subjectType: "category",
      subjectId: categoryId,
      detail: {
        ...{ name: current.name, slug: current.slug, into: intoCategoryId, products: productIds.length },
        ...{ commissionRules, promotions },
      },
    });
    return { ok: true };
  });
}
