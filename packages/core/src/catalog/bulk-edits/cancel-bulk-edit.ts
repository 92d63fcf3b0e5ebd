import type { BulkEditView } from "@emporia/contracts/bulk-edits";
import { type Ctx, inTransaction, NotFound } from "../../platform/index";
import { BulkEditRefused } from "./errors";
import { lockOwnBulkEdit, setBulkEditStatus } from "./queries";
import { readBulkEdit } from "./read-bulk-edit";

/**
 * Stops looking or applying; what is applied by then stays, and can be taken back. Stopping twice is harmless.
 * @throws NotFound no such change in this shop
 * @throws BulkEditRefused it is being taken back, or was
 */
export async function cancelBulkEdit(ctx: Ctx, input: { sellerId: string; bulkEditId: string }): Promise<BulkEditView> {
  const { sellerId, bulkEditId } = input;
  return inTransaction(ctx, async (tx) => {
    const current = await lockOwnBulkEdit(tx, sellerId, bulkEditId);
    if (!current) throw new NotFound("This change");
    if (current.status === "UNDOING" || current.status === "UNDONE") throw new BulkEditRefused(current.status);
    if (current.status === "CHECKING") await setBulkEditStatus(tx, bulkEditId, "CANCELLED");
    if (current.status === "APPLYING") await setBulkEditStatus(tx, bulkEditId, "DONE");
    return readBulkEdit(tx, sellerId, bulkEditId);
  });
}
