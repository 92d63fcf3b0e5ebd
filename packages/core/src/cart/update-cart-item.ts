import type { cartChangeView, updateCartItemInput } from "@emporia/contracts/cart";
import type { z } from "zod";
import { listOffers, purchasableQuantity } from "../catalog/index";
import { OutOfStock } from "../inventory/index";
import { type Ctx, NotFound } from "../platform/index";
import { assertOpen } from "./assert-open";
import { changeCart, readCart } from "./cart-store";
import { toCartChange } from "./view";

/**
 * Sets how many of an item are wanted; 0 removes it. Repeating it changes nothing.
 * @throws NotFound no such item in the actor's cart
 * @throws ShopAway its shop is on a break
 * @throws OutOfStock fewer are left; asking for fewer than before is always taken
 */
export async function updateCartItem(
  ctx: Ctx,
  input: z.output<typeof updateCartItemInput>,
): Promise<z.output<typeof cartChangeView>> {
  const before = await readCart(ctx);
  const item = before?.items.find((each) => each.id === input.itemId);
  if (!before || !item) throw new NotFound("This item");
  if (input.quantity > item.quantity) {
    const offer = (await listOffers(ctx.db, [item.variantId], before.currency)).get(item.variantId);
    assertOpen(offer);
    const available = purchasableQuantity(offer);
    if (available !== null && input.quantity > available)
      throw new OutOfStock([{ variantId: item.variantId, wanted: input.quantity, available }]);
  }
  const cart = await changeCart(ctx, (items) =>
    input.quantity === 0
      ? items.filter((each) => each.id !== input.itemId)
      : items.map((each) => (each.id === input.itemId ? { ...each, quantity: input.quantity } : each)),
  );
  return toCartChange(cart, item.variantId);
}

/** Takes an item out. Taking out what is gone changes nothing. */
export async function removeCartItem(ctx: Ctx, input: { itemId: string }): Promise<z.output<typeof cartChangeView>> {
  const cart = await changeCart(ctx, (items) => items.filter((each) => each.id !== input.itemId));
  return toCartChange(cart, null);
}

/** Takes everything out. */
export async function clearCart(ctx: Ctx): Promise<z.output<typeof cartChangeView>> {
  return toCartChange(await changeCart(ctx, () => []), null);
}
