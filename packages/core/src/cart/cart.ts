import { maxItemsPerCart, maxQuantityPerItem } from "@emporia/contracts/cart";
import { z } from "zod";
import { homeMarket } from "../platform/index";
import { CartFull } from "./errors";

const cartItemSchema = z.object({
  id: z.string(),
  productId: z.string(),
  variantId: z.string(),
  sellerId: z.string(),
  quantity: z.int(),
  /** Minor units, as they were when the item was added or the change accepted. */
  priceAmount: z.int(),
  name: z.string(),
  addedAt: z.string(),
});
export type CartItem = z.infer<typeof cartItemSchema>;

/** A cart as it is stored, in PostgreSQL and in the cache. */
export const cartSchema = z.object({
  id: z.string(),
  userId: z.string().nullable(),
  /** A cart that was cached before there were several markets is of home. */
  market: z.string().default(homeMarket.code),
  currency: z.string(),
  items: z.array(cartItemSchema),
  /** In the order in which they were entered. A cart that was cached before there were coupons has none. */
  couponCodes: z.array(z.string()).default([]),
  version: z.int(),
  expiresAt: z.string(),
});
export type Cart = z.infer<typeof cartSchema>;

/** Adds an item, or to the one of the same variant: two adds of one are one add of two. @throws CartFull */
export function withItem(items: readonly CartItem[], added: CartItem): CartItem[] {
  const known = items.find((item) => item.variantId === added.variantId);
  if (!known) {
    if (items.length >= maxItemsPerCart) throw new CartFull();
    return [...items, added];
  }
  return items.map((item) =>
    item === known
      ? {
          ...item,
          quantity: Math.min(item.quantity + added.quantity, maxQuantityPerItem),
          priceAmount: added.priceAmount,
          name: added.name,
        }
      : item,
  );
}

/** The union of two carts, quantities summed and clamped; the first one's items keep their place. */
export function mergedItems(kept: readonly CartItem[], joined: readonly CartItem[]): CartItem[] {
  let items = [...kept];
  for (const item of joined) {
    const isKnown = items.some((each) => each.variantId === item.variantId);
    if (isKnown || items.length < maxItemsPerCart) items = withItem(items, item);
  }
  return items;
}

export function subtotalOf(items: readonly Pick<CartItem, "priceAmount" | "quantity">[]): number {
  return items.reduce((sum, item) => sum + item.priceAmount * item.quantity, 0);
}

export function countOf(items: readonly Pick<CartItem, "quantity">[]): number {
  return items.reduce((count, item) => count + item.quantity, 0);
}
