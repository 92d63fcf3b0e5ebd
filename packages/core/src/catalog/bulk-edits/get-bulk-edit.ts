import type { BulkEditView } from "@emporia/contracts/bulk-edits";
import type { Ctx } from "../../platform/index";
import { readBulkEdit } from "./read-bulk-edit";

/** How far a change of many products is, and what it does. @throws NotFound no such change in this shop */
export async function getBulkEdit(ctx: Ctx, input: { sellerId: string; bulkEditId: string }): Promise<BulkEditView> {
  return readBulkEdit(ctx.db, input.sellerId, input.bulkEditId);
}
