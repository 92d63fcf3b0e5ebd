import type { CheckoutView } from "@emporia/contracts/checkout";
import { assertFew } from "../cart/index";
import type { Ctx } from "../platform/index";
import { CouponRefused } from "../promotions/index";
import { pricedParts } from "./checkout";
import { CheckoutAgreed } from "./errors";
import { atItsStep } from "./pay-with-credit";
import { reprice } from "./reprice";
import { changePriced } from "./tax-by-provider";

/**
 * Enters a coupon into a checkout. It is taken when the order is placed, not before. Entering it again changes nothing.
 * @throws CouponRefused it takes nothing off what is being bought, and why
 * @throws CheckoutAgreed staff made this order
 * @throws InvalidInput the checkout has as many as it can
 */
export async function applyCheckoutCoupon(
  ctx: Ctx,
  input: { checkoutId: string; code: string },
): Promise<CheckoutView> {
  return changePriced(ctx, input.checkoutId, async (tx, checkout) => {
    if (checkout.agreed) throw new CheckoutAgreed();
    const couponCodes = [...new Set([...checkout.couponCodes, input.code])];
    assertFew(couponCodes);
    const changed = await reprice(tx, ctx, { ...checkout, couponCodes });
    const refusal = pricedParts(changed).refusals.find((each) => each.code === input.code);
    if (refusal) throw new CouponRefused(refusal, checkout.currency);
    return atItsStep(changed);
  });
}

/** Takes a coupon out of a checkout. Taking out what is not there changes nothing. */
export async function removeCheckoutCoupon(
  ctx: Ctx,
  input: { checkoutId: string; code: string },
): Promise<CheckoutView> {
  return changePriced(ctx, input.checkoutId, async (tx, checkout) => {
    const couponCodes = checkout.couponCodes.filter((code) => code !== input.code);
    return couponCodes.length === checkout.couponCodes.length
      ? checkout
      : atItsStep(await reprice(tx, ctx, { ...checkout, couponCodes }));
  });
}
