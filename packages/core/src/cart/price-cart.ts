import type { Db } from "@emporia/db";
import { listCategoryIds, type Offer } from "../catalog/index";
import type { Ctx } from "../platform/index";
import { type PriceTrace, price } from "../pricing/index";
import { findPromotions } from "../promotions/index";
import type { Cart } from "./cart";

/** What a cart comes to before shipping and tax, with what is taken off now. */
export async function priceCart(
  ctx: Pick<Ctx, "clock" | "actor" | "market"> & { db: Db },
  cart: Cart,
  offers: ReadonlyMap<string, Offer>,
): Promise<PriceTrace> {
  const { actor } = ctx;
  const shopper = actor.kind === "user" ? { userId: actor.userId, email: actor.email } : { userId: null, email: null };
  const found = await findPromotions(ctx.db, {
    codes: cart.couponCodes,
    currency: cart.currency,
    at: ctx.clock.now(),
    shopper,
    heldByOrderId: null,
  });
  const isByCategory = found.promotions.some(({ scope }) => scope.categoryIds.length > 0);
  const categoryIds = isByCategory
    ? await listCategoryIds(
        ctx.db,
        cart.items.map((item) => item.productId),
      )
    : new Map<string, string[]>();
  return price({
    pricesIncludeTax: ctx.market.pricesIncludeTax,
    items: cart.items.map((item) => ({
      ...item,
      categoryIds: categoryIds.get(item.productId) ?? [],
      unitAmount: item.priceAmount,
      taxClass: offers.get(item.variantId)?.taxClass ?? "standard",
      isTaxable: offers.get(item.variantId)?.isTaxable ?? true,
      commission: null,
    })),
    shipping: [],
    ...found,
    tax: null,
  });
}
