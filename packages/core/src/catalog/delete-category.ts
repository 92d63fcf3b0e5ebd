import { countCategoryRules } from "../commission/index";
import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { countPromotionsOfCategory } from "../promotions/index";
import { CategoryInUse } from "./errors";
import { readStaffCategory } from "./get-staff-category";
import { deleteCategory as deleteRow, lockCategory, lockCategoryTree } from "./queries/categories";
import { countRulesOfCategory } from "./queries/collections";
import { replaceProposedCategory } from "./queries/submissions";

/**
 * Deletes a category that has neither subcategories nor products, and that nothing names; another is merged instead.
 * @throws NotFound no such category
 * @throws CategoryInUse it has subcategories or products, or commission, a promotion or a collection names it
 */
export async function deleteCategory(ctx: Ctx, input: { categoryId: string }): Promise<{ ok: true }> {
  const { categoryId } = input;
  return inTransaction(ctx, async (tx) => {
    await lockCategoryTree(tx);
    const current = await readStaffCategory(tx, categoryId);
    if (!current) throw new NotFound("This category");
    const commissionRuleCount = await countCategoryRules(tx, categoryId);
    await lockCategory(tx, categoryId);
    const uses = {
      productCount: current.productCount,
      childCount: current.childCount,
      commissionRuleCount,
      promotionCount: await countPromotionsOfCategory(tx, categoryId),
      collectionCount: await countRulesOfCategory(tx, categoryId),
    };
    if (Object.values(uses).some((count) => count > 0)) throw new CategoryInUse(current.name, uses);
    await replaceProposedCategory(tx, categoryId, null);
    await deleteRow(tx, categoryId);
    await recordAudit(tx, ctx, {
      action: "category.delete",
      subjectType: "category",
      subjectId: categoryId,
      detail: { name: current.name, slug: current.slug, parentId: current.parentId },
    });
    return { ok: true };
  });
}
