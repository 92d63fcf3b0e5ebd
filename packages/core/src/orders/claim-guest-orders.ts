import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { listClaimableOrders } from "./queries/lookups";
import { lockOrderState, recordOrderEvents } from "./record";

/**
 * Puts the guest orders of a verified address into its owner's account. Claiming again finds nothing left.
 * @returns how many
 */
export async function claimGuestOrders(tx: Tx, ctx: Ctx, input: { userId: string; email: string }): Promise<number> {
  const orders = await listClaimableOrders(tx, input.email);
  let claimed = 0;
  for (const { id } of orders) {
    const order = await lockOrderState(tx, id);
    if (order.userId !== null) continue;
    await recordOrderEvents(tx, ctx, order, [{ type: "OrderClaimed", payload: { userId: input.userId } }]);
    claimed++;
  }
  return claimed;
}
