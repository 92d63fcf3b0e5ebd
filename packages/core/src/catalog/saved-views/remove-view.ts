import { type Ctx, inTransaction, signedIn } from "../../platform/index";
import { deleteView } from "./queries";

/** Forgets a view of the member's. One that is not there, or is somebody else's, is no trouble. */
export async function removeProductView(ctx: Ctx, input: { sellerId: string; viewId: string }): Promise<{ ok: true }> {
  const keeper = { sellerId: input.sellerId, userId: signedIn(ctx).userId };
  await inTransaction(ctx, (tx) => deleteView(tx, keeper, input.viewId));
  return { ok: true };
}
