import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { deleteCartItems } from "./queries";

/**
 * Takes what was bought out of the cart it came from; what was added since stays. The cache learns of it after the
 * transaction, by {@link refreshCachedCart}: told before, it could be filled again with what is about to go.
 */
export async function emptyBoughtCart(
  tx: Tx,
  ctx: Ctx,
  input: { cartId: string; itemIds: readonly string[] },
): Promise<void> {
  await deleteCartItems(tx, input.cartId, input.itemIds, ctx.clock.now());
}
