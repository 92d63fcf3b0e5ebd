import { maxCouponsPerCart } from "@emporia/contracts/promotions";
import type { Tx } from "@emporia/db";
import { type Ctx, DAY_MS, newId } from "../platform/index";
import { mergedItems } from "./cart";
import { refreshCachedCart } from "./cart-store";
import { inMarket } from "./in-market";
import { deleteCart, insertCart, lockCart, lockPayingCheckouts, setCart, setCheckoutsOwner } from "./queries";

/**
 * At login, what a guest gathered joins what the shopper had, and the guest's cart id opens nothing any more.
 * What the guest is just paying for goes along: the payment belongs to the shopper from now on, and takes what it
 * bought out of their cart. Two carts of different markets join in the actor's. A cart id that is unknown, expired or somebody's own changes nothing; merging twice merges
 * once. The cache learns of it after the transaction, by {@link refreshMergedCarts}.
 * @returns the id of the shopper's cart, or null when they have none
 */
export async function mergeCarts(
  tx: Tx,
  ctx: Ctx,
  input: { guestCartId: string; userId: string },
): Promise<string | null> {
  const now = ctx.clock.now();
  // Checkouts before carts, as who confirms a payment locks them.
  const paying = await lockPayingCheckouts(tx, input.guestCartId);
  const own = await lockCart(tx, { userId: input.userId }, now);
  const guest = await lockCart(tx, { cartId: input.guestCartId }, now);
  if (!guest) return own?.id ?? null;
  const expiresAt = new Date(now.getTime() + 30 * DAY_MS).toISOString();
  await deleteCart(tx, guest.id);
  // A fresh id: whoever saw the guest's id must not hold the shopper's.
  const id = own?.id ?? newId();
  await setCheckoutsOwner(tx, paying, { cartId: id, userId: input.userId }, now);
  if (own) {
    // Of what is being paid for and is in both, only the shopper's own stays to be bought.
    const paidFor = new Set(paying.flatMap((checkout) => checkout.itemIds));
    const joined = guest.items.filter(
      (item) => !paidFor.has(item.id) || !own.items.some((each) => each.variantId === item.variantId),
    );
    const here = { db: tx, market: ctx.market };
    const [kept, coming] = [await inMarket(here, own), await inMarket(here, { ...guest, items: joined })];
    const couponCodes = [...new Set([...own.couponCodes, ...guest.couponCodes])].slice(0, maxCouponsPerCart);
    const items = mergedItems(kept.items, coming.items);
    await setCart(tx, { ...kept, items, couponCodes, version: own.version + 1, expiresAt }, now);
    return id;
  }
  await insertCart(tx, { ...guest, id, userId: input.userId, version: 1, expiresAt }, now);
  return id;
}

/** Tells the cache what a merge made of both carts. Told before its end, it could be filled again with what was. */
export async function refreshMergedCarts(ctx: Ctx, input: { guestCartId: string; userId: string }): Promise<void> {
  await refreshCachedCart(ctx, { id: input.guestCartId, userId: null });
  await refreshCachedCart(ctx, { id: input.guestCartId, userId: input.userId });
}
