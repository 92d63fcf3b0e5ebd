import type { RawBuilder } from "kysely";
import { deleteCartItems } from "./queries";

/**
 * The write that takes what was bought out of the carts it came from; what was added since stays. The cache learns
 * of it after the transaction, by {@link refreshCachedCart}: told before, it could be filled again with what is about
 * to go.
 */
export function emptyBoughtCarts(
  bought: readonly { cartId: string; itemIds: readonly string[] }[],
  now: Date,
): RawBuilder<unknown> {
  const itemsOf = new Map<string, string[]>();
  for (const { cartId, itemIds } of bought) itemsOf.set(cartId, [...(itemsOf.get(cartId) ?? []), ...itemIds]);
  return deleteCartItems(itemsOf, now);
}
