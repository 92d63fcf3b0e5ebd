import type { CartView, cartIssuesView } from "@emporia/contracts/cart";
import type { z } from "zod";
import { listOffers } from "../catalog/index";
import { type Ctx, newId } from "../platform/index";
import { emptyTrace } from "../pricing/index";
import { listParcelRates, parcelsOf } from "../shipping/index";
import type { Cart } from "./cart";
import { readCart } from "./cart-store";
import { priceCart } from "./price-cart";
import { issuesOf, toCartView } from "./view";

/** The actor's cart with prices, pictures and what is wrong now, grouped by seller. Nobody's cart is an empty one. */
export async function getCart(ctx: Ctx): Promise<CartView> {
  const cart = (await readCart(ctx)) ?? emptyCart(ctx);
  return cartView(ctx, cart);
}

export async function cartView(ctx: Ctx, cart: Cart): Promise<CartView> {
  if (cart.items.length === 0) return toCartView(cart, new Map(), [], emptyTrace, ctx.clock.now());
  const offers = await listOffers(
    ctx.db,
    cart.items.map((item) => item.variantId),
    cart.currency,
  );
  const parcels = parcelsOf(
    cart.items.map(({ id, variantId, sellerId, priceAmount, quantity }) => {
      const { weightGrams = 0, shippingProfileId = null, requiresShipping = true } = offers.get(variantId) ?? {};
      return { id, sellerId, priceAmount, quantity, weightGrams, shippingProfileId, requiresShipping };
    }),
  );
  const [country = ""] = ctx.market.countries;
  const [sent, pricing] = await Promise.all([
    listParcelRates(ctx.db, parcels, { country, state: "" }, cart.currency),
    priceCart(ctx, cart, offers),
  ]);
  return toCartView(cart, offers, sent, pricing, ctx.clock.now());
}

/** Compares the cart with what is on offer now: stock, prices, what is still sold. Changes nothing. */
export async function validateCart(ctx: Ctx): Promise<z.output<typeof cartIssuesView>> {
  const cart = await readCart(ctx);
  if (!cart) return { issues: [] };
  const offers = await listOffers(
    ctx.db,
    cart.items.map((item) => item.variantId),
    cart.currency,
  );
  return { issues: issuesOf(cart, offers) };
}

function emptyCart(ctx: Ctx): Cart {
  const { code: market, currency } = ctx.market;
  // Somebody who is signed in has no part in the guest's cart that the client may name still.
  const id = ctx.actor.kind === "guest" ? (ctx.cartId ?? newId()) : newId();
  return { id, userId: null, market, currency, items: [], couponCodes: [], version: 0, expiresAt: "" };
}
