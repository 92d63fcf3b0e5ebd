import type { CartIssueView, CartView, cartChangeView } from "@emporia/contracts/cart";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { type Offer, purchasableQuantity, shipsBy, type Terms } from "../catalog/index";
import { groupBy } from "../platform/index";
import { type PriceTrace, pricedOf, toDiscountViews } from "../pricing/index";
import { toCouponViews } from "../promotions/index";
import { ratesBySeller, type SentParcel } from "../shipping/index";
import { type Cart, type CartItem, countOf, subtotalOf } from "./cart";

const days = new Intl.DateTimeFormat("en-US", { month: "long", day: "numeric", year: "numeric", timeZone: "UTC" });

/** "December 14, 2026" */
export const dayText = (day: string): string => days.format(new Date(day));

/** What stands between an item and being bought; nothing when all is well. */
export function issueOf(item: CartItem, offer: Terms | undefined, currency: string): CartIssueView | undefined {
  if (!offer?.isVisible)
    return { itemId: item.id, issue: "PRODUCT_UNAVAILABLE", message: `${item.name} is no longer sold.` };
  if (offer.awayUntil !== null)
    return {
      itemId: item.id,
      issue: "SHOP_AWAY",
      until: offer.awayUntil,
      message: `${item.name} cannot be bought until ${dayText(offer.awayUntil)}: its shop is on a break.`,
    };
  const available = purchasableQuantity(offer);
  if (available !== null && available < item.quantity)
    return {
      itemId: item.id,
      issue: "OUT_OF_STOCK",
      available,
      message: available === 0 ? `${item.name} has sold out.` : `Only ${available} available of ${item.name}.`,
    };
  if (offer.priceAmount !== item.priceAmount)
    return {
      itemId: item.id,
      issue: "PRICE_CHANGED",
      oldPrice: money(item.priceAmount, currency),
      newPrice: money(offer.priceAmount, currency),
      message: `The price of ${item.name} has changed.`,
    };
  return undefined;
}

export function issuesOf(cart: Pick<Cart, "items" | "currency">, terms: ReadonlyMap<string, Terms>): CartIssueView[] {
  return cart.items.flatMap((item) => issueOf(item, terms.get(item.variantId), cart.currency) ?? []);
}

export function toCartView(
  cart: Cart,
  offers: ReadonlyMap<string, Offer>,
  parcels: readonly SentParcel[],
  pricing: PriceTrace,
  now: Date,
): CartView {
  const { currency } = cart;
  const priced = pricedOf(pricing);
  const rates = ratesBySeller(parcels);
  const bySeller = groupBy(cart.items, (item) => item.sellerId);
  return {
    id: cart.id,
    groups: [...bySeller].map(([sellerId, items]) => {
      const offer = items.map((item) => offers.get(item.variantId)).find((each) => each !== undefined);
      const cheapest = rates.get(sellerId)?.[0];
      return {
        seller: {
          id: sellerId,
          shopName: offer?.shopName ?? "A shop that has closed",
          shopSlug: offer?.shopSlug ?? "",
          city: offer?.sellerCity ?? "",
          state: offer?.sellerState ?? "",
        },
        items: items.map((item) => {
          const current = offers.get(item.variantId);
          return {
            id: item.id,
            productId: item.productId,
            variantId: item.variantId,
            slug: current?.slug ?? "",
            name: current?.name ?? item.name,
            variantTitle: current?.variantTitle ?? "",
            sku: current?.sku ?? null,
            picture: current?.picture ?? null,
            price: money(item.priceAmount, currency),
            quantity: item.quantity,
            subtotal: money(item.priceAmount * item.quantity, currency),
            discount: money(priced.items.get(item.id)?.discountAmount ?? 0, currency),
            available: purchasableQuantity(current),
            shipsBy: shipsBy(current, item.quantity, now),
            addedAt: item.addedAt,
          };
        }),
        subtotal: money(subtotalOf(items), currency),
        shippingFrom: cheapest ? money(cheapest.amount, currency) : null,
        parcelCount: Math.max(1, parcels.filter((parcel) => parcel.sellerId === sellerId).length),
        freeShippingOver: cheapest?.freeOverAmount != null ? money(cheapest.freeOverAmount, currency) : null,
      };
    }),
    itemCount: countOf(cart.items),
    subtotal: money(priced.subtotalAmount, currency),
    coupons: toCouponViews(cart.couponCodes, priced, currency),
    discounts: toDiscountViews(priced.discounts, currency).filter((discount) => discount.amount.amount > 0),
    discount: money(priced.discountAmount, currency),
    total: money(priced.totalAmount, currency),
    issues: issuesOf(cart, offers),
  };
}

export function toCartChange(cart: Cart, variantId: string | null): z.output<typeof cartChangeView> {
  const item = cart.items.find((each) => each.variantId === variantId);
  return {
    id: cart.id,
    item: item
      ? {
          id: item.id,
          variantId: item.variantId,
          quantity: item.quantity,
          price: money(item.priceAmount, cart.currency),
          name: item.name,
        }
      : null,
    itemCount: countOf(cart.items),
    subtotal: money(subtotalOf(cart.items), cart.currency),
  };
}
