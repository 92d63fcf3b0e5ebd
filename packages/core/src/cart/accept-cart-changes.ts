import type { CartView } from "@emporia/contracts/cart";
import { listOffers, purchasableQuantity } from "../catalog/index";
import type { Ctx } from "../platform/index";
import { changeCart, readCart } from "./cart-store";
import { cartView, getCart } from "./get-cart";

/** Takes the cart as it can be bought now: today's prices, what is left, without what is no longer sold. */
export async function acceptCartChanges(ctx: Ctx): Promise<CartView> {
  const before = await readCart(ctx);
  if (!before) return getCart(ctx);
  const offers = await listOffers(
    ctx.db,
    before.items.map((item) => item.variantId),
    before.currency,
  );
  const asked = new Set(before.items.map((item) => item.variantId));
  const cart = await changeCart(ctx, (items) =>
    items.flatMap((item) => {
      // Put in by another tab meanwhile: nothing is known of it yet, so it stays.
      if (!asked.has(item.variantId)) return item;
      const offer = offers.get(item.variantId);
      const available = purchasableQuantity(offer);
      if (!offer || available === 0) return [];
      return {
        ...item,
        priceAmount: offer.priceAmount,
        name: offer.name,
        quantity: available === null ? item.quantity : Math.min(item.quantity, available),
      };
    }),
  );
  return cartView(ctx, cart);
}
