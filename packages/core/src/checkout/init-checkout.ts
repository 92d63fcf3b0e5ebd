import type { CheckoutView, initCheckoutInput } from "@emporia/contracts/checkout";
import type { z } from "zod";
import { type Cart, issuesOf, readStoredCart } from "../cart/index";
import { listCategoryIds, listOffers } from "../catalog/index";
import { commissionFor, listCommissionRules, readTurnovers, shippingCommissionFor } from "../commission/index";
import { feesFor, listFeeRulesOf } from "../fees/index";
import { after, type Ctx, MINUTE_MS, newId } from "../platform/index";
import { emptyTrace } from "../pricing/index";
import { type Checkout, snapshotOf } from "./checkout";
import { CartChanged, CartEmpty } from "./errors";
import { readCheckoutView } from "./pay-with-credit";
import { findUnfinishedCheckout, insertCheckout } from "./queries";
import { reprice } from "./reprice";

/** How long a checkout stays open after the shopper's last step. */
export const CHECKOUT_TTL_MS = 30 * MINUTE_MS;

/**
 * Begins a checkout of the actor's cart as it is now. Stock is checked here and reserved when it is completed.
 * A checkout of the same items whose payment has begun is gone on with, so that nobody pays twice.
 * @throws CartEmpty
 * @throws CartChanged prices, stock or what is sold changed since the items were added
 */
export async function initCheckout(ctx: Ctx, input: z.output<typeof initCheckoutInput>): Promise<CheckoutView> {
  const cart = await readStoredCart(ctx);
  if (!cart || cart.items.length === 0) throw new CartEmpty();
  const unfinished = await findUnfinishedCheckout(ctx.db, cart.id, ctx.clock.now());
  if (unfinished && isSameCart(cart, unfinished)) return readCheckoutView(ctx.db, ctx, unfinished, null);
  const [offers, categoryIds, rules] = await Promise.all([
    listOffers(
      ctx.db,
      cart.items.map((item) => item.variantId),
      cart.currency,
    ),
    listCategoryIds(
      ctx.db,
      cart.items.map((item) => item.productId),
    ),
    listCommissionRules(ctx.db),
  ]);
  const issues = issuesOf(cart, offers);
  if (issues.length > 0) throw new CartChanged(issues);
  const at = ctx.clock.now();
  const sellerIds = [...offers.values()].map((offer) => offer.sellerId);
  const [turnovers, feeRules] = await Promise.all([
    readTurnovers(ctx.db, rules, sellerIds, at),
    listFeeRulesOf(ctx.db, sellerIds),
  ]);
  const sale = { currency: cart.currency, at, turnovers };
  const checkout = await reprice(ctx.db, ctx, {
    id: newId(),
    cartId: cart.id,
    userId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
    email: input.email ?? (ctx.actor.kind === "user" ? ctx.actor.email : null),
    status: "SHIPPING_INFO",
    market: cart.market,
    currency: cart.currency,
    snapshot: snapshotOf(
      cart.items,
      offers,
      {
        of: (offer) => {
          const item = { ...offer, categoryIds: categoryIds.get(offer.productId) ?? [] };
          return { ...item, commission: commissionFor(rules, item, sale) };
        },
        ofShipping: (sellerId) => shippingCommissionFor(rules, sellerId, sale),
        fees: (sellerId) => feesFor(feeRules, sellerId, sale),
      },
      sale.at,
    ),
    couponCodes: cart.couponCodes,
    shippingAddress: null,
    billingAddress: null,
    shippingRates: null,
    shippingChoices: null,
    pricing: { ...emptyTrace, pricesIncludeTax: ctx.market.pricesIncludeTax },
    paymentMethod: null,
    paymentError: null,
    paymentAttempt: 0,
    ...nothingYet,
    orderId: null,
    agreed: null,
    expiresAt: after(ctx.clock, CHECKOUT_TTL_MS),
  });
  await insertCheckout(ctx.db, checkout, ctx.clock.now());
  return readCheckoutView(ctx.db, ctx, checkout, null);
}

const nothingYet = {
  subtotalAmount: 0,
  discountAmount: 0,
  shippingAmount: 0,
  taxAmount: 0,
  includedTaxAmount: 0,
  totalAmount: 0,
  usesCredit: false,
  creditAmount: 0,
};

function isSameCart({ market, items, couponCodes }: Cart, checkout: Checkout): boolean {
  if (market !== checkout.market) return false;
  const key = (each: { variantId: string; quantity: number }) => `${each.variantId}:${each.quantity}`;
  const wanted = items.map(key).sort();
  const held = checkout.snapshot.items.map(key).sort();
  // A coupon that was entered in the checkout itself is no other purchase.
  return wanted.join() === held.join() && couponCodes.every((code) => checkout.couponCodes.includes(code));
}
