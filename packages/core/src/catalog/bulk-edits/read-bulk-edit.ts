import type { BulkEditRowView, BulkEditView } from "@emporia/contracts/bulk-edits";
import type { Db } from "@emporia/db";
import { NotFound } from "../../platform/index";
import { type BulkEditRow, findCategoryName, findOwnBulkEdit, listItemProblems } from "./queries";

const PROBLEMS_SHOWN = 100;

export function toBulkEditRowView(row: BulkEditRow): BulkEditRowView {
  const { id, status, action } = row;
  return {
    ...{ id, status, action },
    productCount: row.product_count,
    doneCount: row.position,
    changed: row.changed_count,
    submitted: row.submitted_count,
    unchanged: row.unchanged_count,
    failed: row.failed_count,
    createdAt: row.created_at.toISOString(),
  };
}

/** A bulk edit of the shop's own. @throws NotFound */
export async function readBulkEdit(db: Db, sellerId: string, bulkEditId: string): Promise<BulkEditView> {
  const row = await findOwnBulkEdit(db, sellerId, bulkEditId);
  if (!row) throw new NotFound("This change");
  const { filter, preview, action } = row;
  return {
    ...toBulkEditRowView(row),
    ...{ filter, preview },
    categoryName: action.type === "category" ? await findCategoryName(db, action.categoryId) : null,
    problems: await listItemProblems(db, row.id, PROBLEMS_SHOWN),
  };
}
