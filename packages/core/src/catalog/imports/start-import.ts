import type { ImportView } from "@emporia/contracts/imports";
import { type Ctx, enqueue, inTransaction, NotFound, violates } from "../../platform/index";
import { advanceImportJob } from "../jobs";
import { ImportRunning, ImportTransitionRefused } from "./errors";
import { lockOwnImport, setPassBegun } from "./queries";
import { readImport } from "./read-import";
import { canBecome } from "./state";

/**
 * Has a job import the file as it was checked. Starting what is under way already changes nothing.
 * @throws NotFound no such import in this shop
 * @throws ImportTransitionRefused it is being checked, was cancelled or is imported
 * @throws ImportRunning another file of the shop is being read
 */
export async function startImport(
  ctx: Ctx,
  input: { sellerId: string; importId: string; publishes?: boolean },
): Promise<ImportView> {
  const { sellerId, importId } = input;
  try {
    return await inTransaction(ctx, async (tx) => {
      const current = await lockOwnImport(tx, sellerId, importId);
      if (!current) throw new NotFound("This import");
      if (current.status === "IMPORTING") return readImport(tx, sellerId, importId);
      if (!canBecome(current.status, "IMPORTING")) throw new ImportTransitionRefused(current.status);
      await setPassBegun(tx, importId, "IMPORTING", {
        ...current,
        publishes: input.publishes ?? current.publishes,
      });
      await enqueue(tx, advanceImportJob, { importId });
      return readImport(tx, sellerId, importId);
    });
  } catch (error) {
    if (violates(error, "product_imports_running")) throw new ImportRunning();
    throw error;
  }
}
