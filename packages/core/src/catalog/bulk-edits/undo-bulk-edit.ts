import type { BulkEditView } from "@emporia/contracts/bulk-edits";
import { type Ctx, enqueue, inTransaction, NotFound, violates } from "../../platform/index";
import { advanceBulkEditJob } from "../jobs";
import { BulkEditRefused, BulkEditRunning } from "./errors";
import { lockOwnBulkEdit, setPass } from "./queries";
import { readBulkEdit } from "./read-bulk-edit";
import { canBecome } from "./state";

/**
 * Has a job put back what the change touched, wherever nobody has touched it since. Asking twice is harmless.
 * @throws NotFound no such change in this shop
 * @throws BulkEditRefused it is not applied, or was taken back already
 * @throws BulkEditRunning another one is under way in the shop
 */
export async function undoBulkEdit(ctx: Ctx, input: { sellerId: string; bulkEditId: string }): Promise<BulkEditView> {
  const { sellerId, bulkEditId } = input;
  try {
    return await inTransaction(ctx, async (tx) => {
      const current = await lockOwnBulkEdit(tx, sellerId, bulkEditId);
      if (!current) throw new NotFound("This change");
      if (current.status === "UNDOING") return readBulkEdit(tx, sellerId, bulkEditId);
      if (!canBecome(current.status, "UNDOING")) throw new BulkEditRefused(current.status);
      await setPass(tx, bulkEditId, "UNDOING");
      await enqueue(tx, advanceBulkEditJob, { bulkEditId });
      return readBulkEdit(tx, sellerId, bulkEditId);
    });
  } catch (error) {
    if (violates(error, "bulk_edits_running")) throw new BulkEditRunning();
    throw error;
  }
}
