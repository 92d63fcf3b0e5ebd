import type { CartView } from "@emporia/contracts/cart";
import { maxCouponsPerCart } from "@emporia/contracts/promotions";
import { listOffers } from "../catalog/index";
import { type Ctx, InvalidInput } from "../platform/index";
import { CouponRefused } from "../promotions/index";
import { changeCoupons, readCart } from "./cart-store";
import { cartView, getCart } from "./get-cart";
import { priceCart } from "./price-cart";

/**
 * Enters a coupon into the actor's cart. It is taken when an order is placed, not before. Entering it again changes nothing.
 * @throws CouponRefused it takes nothing off what is in the cart, and why
 * @throws InvalidInput the cart has as many as it can
 */
export async function applyCoupon(ctx: Ctx, input: { code: string }): Promise<CartView> {
  const cart = await readCart(ctx);
  if (!cart || cart.items.length === 0) throw new InvalidInput({ code: "Put something into your cart first." });
  const couponCodes = [...new Set([...cart.couponCodes, input.code])];
  assertFew(couponCodes);
  const offers = await listOffers(
    ctx.db,
    cart.items.map((item) => item.variantId),
    cart.currency,
  );
  const { steps } = await priceCart(ctx, { ...cart, couponCodes }, offers);
  for (const step of steps)
    if (step.step === "refused" && step.code === input.code) throw new CouponRefused(step, cart.currency);
  return cartView(ctx, await changeCoupons(ctx, (codes) => [...new Set([...codes, input.code])]));
}

/** @throws InvalidInput there are more than one order may have */
export function assertFew(couponCodes: readonly string[]): void {
  if (couponCodes.length > maxCouponsPerCart)
    throw new InvalidInput({ code: `You can use ${maxCouponsPerCart} coupons at most. Remove one first.` });
}

/** Takes a coupon out of the actor's cart. Taking out what is not there changes nothing. */
export async function removeCoupon(ctx: Ctx, input: { code: string }): Promise<CartView> {
  const cart = await readCart(ctx);
  if (!cart?.couponCodes.includes(input.code)) return getCart(ctx);
  return cartView(ctx, await changeCoupons(ctx, (codes) => codes.filter((code) => code !== input.code)));
}
