import type { StaffCategoryRowView, StaffCategoryView } from "@emporia/contracts/categories";
import type { Db } from "@emporia/db";
import { type Ctx, NotFound } from "../platform/index";
import { findStaffCategory, listStaffCategories } from "./queries/staff-categories";

/** A category as staff edit it, with what it asks of its products. @throws NotFound */
export async function getStaffCategory(ctx: Ctx, input: { categoryId: string }): Promise<StaffCategoryView> {
  const category = await readStaffCategory(ctx.db, input.categoryId);
  if (!category) throw new NotFound("This category");
  return category;
}

export async function readStaffCategory(db: Db, categoryId: string): Promise<StaffCategoryView | undefined> {
  const category = await findStaffCategory(db, categoryId);
  if (!category) return undefined;
  const { ownAttributeIds, asked, ...view } = category;
  return {
    ...view,
    attributes: ownAttributeIds.flatMap((id) =>
      asked.filter((each) => each.id === id).map(({ from: _, ...own }) => own),
    ),
    inheritedAttributes: asked.filter((each) => !ownAttributeIds.includes(each.id)),
  };
}

/** The whole tree as it is now, each category before those below it and after its elder siblings. */
export function listCategoryTree(ctx: Ctx): Promise<StaffCategoryRowView[]> {
  return listStaffCategories(ctx.db);
}
