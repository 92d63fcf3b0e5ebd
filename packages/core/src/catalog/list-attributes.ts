import type { AskedAttributeView } from "@emporia/contracts/attributes";
import type { StaffAttributeView } from "@emporia/contracts/categories";
import type { Ctx } from "../platform/index";
import { listAskedAttributes, listStaffAttributes } from "./queries/attributes";

/** Every attribute by name, with who asks for it and how many products say it. */
export function listAttributes(ctx: Ctx): Promise<StaffAttributeView[]> {
  return listStaffAttributes(ctx.db);
}

/** What a category asks of its products, what those above it ask for first; nothing when there is no such category. */
export function listAttributesOfCategory(ctx: Ctx, input: { categoryId: string }): Promise<AskedAttributeView[]> {
  return listAskedAttributes(ctx.db, input.categoryId);
}
