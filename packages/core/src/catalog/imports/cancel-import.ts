import type { ImportView } from "@emporia/contracts/imports";
import { type Ctx, inTransaction, NotFound } from "../../platform/index";
import { ImportTransitionRefused } from "./errors";
import { lockOwnImport, setPassEnded } from "./queries";
import { readImport } from "./read-import";
import { canBecome } from "./state";

/**
 * Stops reading a file. What is imported by then stays. Cancelling twice is harmless.
 * @throws NotFound no such import in this shop
 * @throws ImportTransitionRefused it is done
 */
export async function cancelImport(ctx: Ctx, input: { sellerId: string; importId: string }): Promise<ImportView> {
  const { sellerId, importId } = input;
  return inTransaction(ctx, async (tx) => {
    const current = await lockOwnImport(tx, sellerId, importId);
    if (!current) throw new NotFound("This import");
    if (current.status === "CANCELLED") return readImport(tx, sellerId, importId);
    if (!canBecome(current.status, "CANCELLED")) throw new ImportTransitionRefused(current.status);
    await setPassEnded(tx, importId, { status: "CANCELLED", now: ctx.clock.now() });
    return readImport(tx, sellerId, importId);
  });
}
