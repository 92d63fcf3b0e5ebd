import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { dropFromCache } from "./cart-store";
import { deleteCartItems } from "./queries";

/** Takes what was bought out of the cart it came from; what was added since stays. */
export async function emptyBoughtCart(
  tx: Tx,
  ctx: Ctx,
  input: { cartId: string; userId: string | null; itemIds: readonly string[] },
): Promise<void> {
  await deleteCartItems(tx, input.cartId, input.itemIds, ctx.clock.now());
  await dropFromCache(ctx, { id: input.cartId, userId: input.userId });
}
