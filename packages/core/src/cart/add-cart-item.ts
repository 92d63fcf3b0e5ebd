import type { addCartItemInput, cartChangeView } from "@emporia/contracts/cart";
import { maxQuantityPerItem } from "@emporia/contracts/cart";
import type { z } from "zod";
import { listOffers, purchasableQuantity } from "../catalog/index";
import { OutOfStock } from "../inventory/index";
import { type Ctx, newId } from "../platform/index";
import { assertOpen } from "./assert-open";
import { withItem } from "./cart";
import { changeCart } from "./cart-store";
import { ProductUnavailable } from "./errors";
import { toCartChange } from "./view";

/**
 * Puts a variant into the actor's cart; more of what is in it already adds up. Stock is checked, not reserved.
 * @throws ProductUnavailable not sold, or not any more
 * @throws ShopAway its shop is on a break
 * @throws OutOfStock fewer are left than the cart would hold
 * @throws CartFull
 */
export async function addCartItem(
  ctx: Ctx,
  input: z.output<typeof addCartItemInput>,
): Promise<z.output<typeof cartChangeView>> {
  const offer = (await listOffers(ctx.db, [input.variantId], ctx.market.currency)).get(input.variantId);
  if (!offer?.isVisible) throw new ProductUnavailable();
  assertOpen(offer);
  const available = purchasableQuantity(offer);
  const cart = await changeCart(ctx, (items) => {
    const held = items.find((item) => item.variantId === input.variantId)?.quantity ?? 0;
    const wanted = Math.min(held + input.quantity, maxQuantityPerItem);
    if (available !== null && wanted > available)
      throw new OutOfStock([{ variantId: input.variantId, wanted, available }]);
    return withItem(items, {
      id: newId(),
      productId: offer.productId,
      variantId: offer.variantId,
      sellerId: offer.sellerId,
      quantity: input.quantity,
      priceAmount: offer.priceAmount,
      name: offer.name,
      addedAt: ctx.clock.now().toISOString(),
    });
  });
  return toCartChange(cart, input.variantId);
}
