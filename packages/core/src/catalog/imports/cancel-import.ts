import type { ImportView } from "@emporia/contracts/imports";
import { type Ctx, inTransaction, NotFound } from "../../platform/index";
import { ImportTransitionRefused } from "./errors";
import { lockOwnImport, setPassEnded } from "./queries";
import { readImport } from "./read-import";
import { isRunning } from "./state";

/**
 * Stops a check, or an import: what is imported by then stays. Stopping what does not run changes nothing.
 * @throws NotFound no such import in this shop
 * @throws ImportTransitionRefused it is done
 */
export async function cancelImport(ctx: Ctx, input: { sellerId: string; importId: string }): Promise<ImportView> {
  const { sellerId, importId } = input;
  return inTransaction(ctx, async (tx) => {
    const current = await lockOwnImport(tx, sellerId, importId);
    if (!current) throw new NotFound("This import");
    if (current.status === "DONE") throw new ImportTransitionRefused(current.status);
    if (isRunning(current.status)) {
      const status = current.status === "CHECKING" ? "UPLOADED" : "CANCELLED";
      await setPassEnded(tx, importId, { status, now: ctx.clock.now() });
    }
    return readImport(tx, sellerId, importId);
  });
}
