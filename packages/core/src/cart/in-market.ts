import { listOffers } from "../catalog/index";
import type { Ctx } from "../platform/index";
import type { Cart } from "./cart";

/**
 * A cart as it is in the actor's market: theirs follows them when they choose another one, at that market's prices. What has
 * none there stays in it for nothing and cannot be bought, so that going back brings everything back. Nothing is written.
 */
export async function inMarket(ctx: Pick<Ctx, "db" | "market">, cart: Cart): Promise<Cart> {
  const { code: market, currency } = ctx.market;
  if (cart.market === market) return cart;
  if (cart.currency === currency) return { ...cart, market };
  const offers = await listOffers(
    ctx.db,
    cart.items.map((item) => item.variantId),
    currency,
  );
  const items = cart.items.map((item) => ({ ...item, priceAmount: offers.get(item.variantId)?.priceAmount ?? 0 }));
  return { ...cart, market, currency, items };
}
