import type { RawBuilder } from "kysely";
import type { Ctx } from "../platform/index";
import { deleteCartItems } from "./queries";

/**
 * The write that takes what was bought out of the cart it came from; what was added since stays. The cache learns
 * of it after the transaction, by {@link refreshCachedCart}: told before, it could be filled again with what is about
 * to go.
 */
export function emptyBoughtCart(ctx: Ctx, input: { cartId: string; itemIds: readonly string[] }): RawBuilder<unknown> {
  return deleteCartItems(input.cartId, input.itemIds, ctx.clock.now());
}
