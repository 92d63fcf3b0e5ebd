import type { Tx } from "@emporia/db";
import { claimGuestThreads } from "../messages";
import { claimGuestOrders } from "../orders";
import type { Ctx } from "../platform";
import { setEmailVerified } from "./queries";

/** Marks an address as theirs and hands over the orders it placed as a guest, with what was written about them. False when it is no longer their address. */
export async function confirmEmail(tx: Tx, ctx: Ctx, input: { userId: string; email: string }): Promise<boolean> {
  if (!(await setEmailVerified(tx, input.userId, input.email, ctx.clock.now()))) return false;
  if ((await claimGuestOrders(tx, ctx, input)) > 0) await claimGuestThreads(tx, input);
  return true;
}
