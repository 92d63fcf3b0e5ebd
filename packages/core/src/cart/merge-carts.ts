import type { Tx } from "@emporia/db";
import { type Ctx, DAY_MS, newId } from "../platform/index";
import { mergedItems } from "./cart";
import { refreshCachedCart } from "./cart-store";
import { deleteCart, insertCart, lockCart, setCart } from "./queries";

/**
 * At login, what a guest gathered joins what the shopper had, and the guest's cart id opens nothing any more.
 * A cart id that is unknown, expired or somebody's own changes nothing; merging twice merges once. The cache learns of
 * it after the transaction, by {@link refreshMergedCarts}.
 * @returns the id of the shopper's cart, or null when they have none
 */
export async function mergeCarts(
  tx: Tx,
  ctx: Ctx,
  input: { guestCartId: string; userId: string },
): Promise<string | null> {
  const now = ctx.clock.now();
  const own = await lockCart(tx, { userId: input.userId }, now);
  const guest = await lockCart(tx, { cartId: input.guestCartId }, now);
  if (!guest) return own?.id ?? null;
  const expiresAt = new Date(now.getTime() + 30 * DAY_MS).toISOString();
  await deleteCart(tx, guest.id);
  if (own) {
    await setCart(tx, { ...own, items: mergedItems(own.items, guest.items), version: own.version + 1, expiresAt }, now);
    return own.id;
  }
  // A fresh id: whoever saw the guest's id must not hold the shopper's.
  const id = newId();
  await insertCart(tx, { ...guest, id, userId: input.userId, version: 1, expiresAt }, now);
  return id;
}

/** Tells the cache what a merge made of both carts. Told before its end, it could be filled again with what was. */
export async function refreshMergedCarts(ctx: Ctx, input: { guestCartId: string; userId: string }): Promise<void> {
  await refreshCachedCart(ctx, { id: input.guestCartId, userId: null });
  await refreshCachedCart(ctx, { id: input.guestCartId, userId: input.userId });
}
