import type { CheckoutView, shippingRatesView } from "@emporia/contracts/checkout";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import type { ChosenCard } from "../payments/index";
import { groupBy, type Market } from "../platform/index";
import { emptyTrace, toDiscountViews } from "../pricing/index";
import { toCouponViews } from "../promotions/index";
import type { Rate } from "../shipping/index";
import { type Checkout, chosenRate, pricedParts, type SnapshotItem } from "./checkout";
import { amountBeforeCredit, amountToPay } from "./to-pay";

const toRateView = (rate: Rate, currency: string): CheckoutView["groups"][number]["rates"][number] => ({
  id: rate.id,
  name: rate.name,
  price: money(rate.amount, currency),
  minDays: rate.minDays,
  maxDays: rate.maxDays,
  parts: (rate.parts ?? []).map(({ name, amount, itemIds, minDays = rate.minDays, maxDays = rate.maxDays }) => ({
    ...{ name, minDays, maxDays },
    price: money(amount, currency),
    itemIds: [...itemIds],
  })),
});

const toRateViews = ({ shippingRates, currency }: Checkout, sellerId: string) =>
  (shippingRates?.[sellerId] ?? []).map((rate) => toRateView(rate, currency));

const toShopView = (id: string, [item]: readonly SnapshotItem[]) => ({
  id,
  shopName: item?.shopName ?? "",
  shopSlug: item?.shopSlug ?? "",
});

interface ReadBeside {
  orderNumber: string | null;
  /** What the shopper has to pay with, in minor units; null where nobody is signed in. */
  credit: number | null;
  market: Pick<Market, "countries">;
}

export function toCheckoutView(checkout: Checkout, { orderNumber, credit, market }: ReadBeside): CheckoutView {
  const { currency } = checkout;
  const amount = (minor: number) => money(minor, currency);
  const parts = pricedParts(checkout);
  return {
    id: checkout.id,
    status: checkout.status,
    email: checkout.email,
    currency,
    countries: [...market.countries],
    groups: [...groupBy(checkout.snapshot.items, (item) => item.sellerId)].map(([sellerId, items]) => {
      const rate = chosenRate(checkout, sellerId);
      return {
        seller: toShopView(sellerId, items),
        items: items.map((item) => ({
          id: item.id,
          productId: item.productId,
          variantId: item.variantId,
          slug: item.slug,
          name: item.name,
          variantTitle: item.variantTitle,
          sku: item.sku,
          picture: item.picture,
          price: amount(item.priceAmount),
          quantity: item.quantity,
          subtotal: amount(item.priceAmount * item.quantity),
          discount: amount(parts.items.get(item.id)?.discountAmount ?? 0),
          shipsBy: item.shipsBy,
          withdrawalExclusion: item.withdrawalExclusion,
          addedAt: item.addedAt,
        })),
        rates: toRateViews(checkout, sellerId),
        chosenRateId: rate?.id ?? null,
        subtotal: amount(items.reduce((sum, item) => sum + item.priceAmount * item.quantity, 0)),
        shipping: amount(rate?.amount ?? 0),
        tax: amount(
          items.reduce(
            (sum, item) => sum + (parts.items.get(item.id)?.taxAmount ?? 0),
            parts.shipping.get(sellerId)?.taxAmount ?? 0,
          ),
        ),
      };
    }),
    shippingAddress: checkout.shippingAddress,
    billingAddress: checkout.billingAddress,
    paymentMethod: checkout.paymentMethod && toPaymentMethodView(checkout.paymentMethod),
    paymentError: checkout.paymentError,
    subtotal: amount(checkout.subtotalAmount),
    coupons: toCouponViews(checkout.couponCodes, parts, currency),
    discounts: toDiscountViews(parts.discounts, currency).filter((discount) => discount.amount.amount > 0),
    discount: amount(checkout.discountAmount),
    shipping: amount(checkout.shippingAmount),
    tax: amount(checkout.taxAmount),
    isTaxIncluded: (checkout.pricing ?? emptyTrace).pricesIncludeTax,
    total: amount(checkout.totalAmount),
    credit:
      credit === null
        ? null
        : { available: amount(credit), isUsed: checkout.usesCredit, used: amount(checkout.creditAmount) },
    carried: amount(checkout.totalAmount - amountBeforeCredit(checkout)),
    toPay: amount(amountToPay(checkout)),
    orderNumber,
    changes: changesOf(checkout),
    isAgreed: checkout.agreed !== null,
    expiresAt: checkout.expiresAt.toISOString(),
  };
}

function toPaymentMethodView(card: ChosenCard): NonNullable<CheckoutView["paymentMethod"]> {
  const { id, brand, last4, expiryMonth, expiryYear } = card;
  const isKept = card.isKept === true;
  return { id, brand, last4, expiryMonth, expiryYear, isKept, isSaved: card.customerId !== undefined && !isKept };
}

export function toShippingRatesView(checkout: Checkout): z.output<typeof shippingRatesView> {
  return {
    groups: [...groupBy(checkout.snapshot.items, (item) => item.sellerId)].map(([sellerId, items]) => ({
      seller: toShopView(sellerId, items),
      rates: toRateViews(checkout, sellerId),
      chosenRateId: chosenRate(checkout, sellerId)?.id ?? null,
    })),
  };
}

function changesOf(checkout: Checkout): CheckoutView["changes"] {
  const { supplements, carriable = [] } = checkout.agreed ?? {};
  if (!supplements) return null;
  const paid = carriable.reduce((sum, { amount }) => sum + amount, 0);
  const carried = checkout.totalAmount - amountBeforeCredit(checkout);
  return { orderNumber: supplements.number, goesBack: money(Math.max(0, paid - carried), checkout.currency) };
}
