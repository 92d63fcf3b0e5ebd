import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { CategoryInUse } from "./errors";
import { readStaffCategory } from "./get-staff-category";
import { deleteCategory as deleteRow, lockCategoryTree } from "./queries/categories";
import { replaceProposedCategory } from "./queries/submissions";

/**
 * Deletes a category that has neither subcategories nor products; one that has is merged into another instead.
 * @throws NotFound no such category
 * @throws CategoryInUse it has subcategories or products
 */
export async function deleteCategory(ctx: Ctx, input: { categoryId: string }): Promise<{ ok: true }> {
  const { categoryId } = input;
  return inTransaction(ctx, async (tx) => {
    await lockCategoryTree(tx);
    const current = await readStaffCategory(tx, categoryId);
    if (!current) throw new NotFound("This category");
    if (current.childCount > 0 || current.productCount > 0) throw new CategoryInUse(current);
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
