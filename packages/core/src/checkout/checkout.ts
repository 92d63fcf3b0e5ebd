import type { CheckoutStatus } from "@emporia/contracts/checkout";
import { pictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";
import { z } from "zod";
import type { CartItem } from "../cart/index";
import type { Offer } from "../catalog/index";
import type { PaymentMethod } from "../payments/index";
import { groupBy } from "../platform/index";
import type { Rate } from "../shipping/index";
import { applyTax, type TaxQuote, type TaxRate } from "../tax/index";

/** What is being bought, as it was when the checkout began. Versioned, because it is kept. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  items: z.array(
    z.object({
      id: z.string(),
      productId: z.string(),
      variantId: z.string(),
      sellerId: z.string(),
      shopName: z.string(),
      shopSlug: z.string(),
      commissionBasisPoints: z.int(),
      slug: z.string(),
      name: z.string(),
      variantTitle: z.string(),
      sku: z.string().nullable(),
      picture: pictureView.nullable(),
      priceAmount: z.int(),
      quantity: z.int(),
      weightGrams: z.int(),
      requiresShipping: z.boolean(),
      isTaxable: z.boolean(),
      taxClass: z.string(),
      addedAt: z.string(),
    }),
  ),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
export type SnapshotItem = Snapshot["items"][number];

export interface Checkout {
  id: string;
  cartId: string;
  userId: string | null;
  email: string | null;
  status: CheckoutStatus;
  market: string;
  currency: string;
  snapshot: Snapshot;
  shippingAddress: PostalAddressView | null;
  billingAddress: PostalAddressView | null;
  /** By seller. */
  shippingRates: Record<string, Rate[]> | null;
  /** Rate id by seller. */
  shippingChoices: Record<string, string> | null;
  tax: TaxQuote | null;
  paymentMethod: PaymentMethod | null;
  paymentError: { code: string; message: string } | null;
  paymentAttempt: number;
  subtotalAmount: number;
  discountAmount: number;
  shippingAmount: number;
  taxAmount: number;
  totalAmount: number;
  orderId: string | null;
  expiresAt: Date;
}

export function snapshotOf(items: readonly CartItem[], offers: ReadonlyMap<string, Offer>): Snapshot {
  return {
    version: 1,
    items: items.map((item) => {
      const offer = offers.get(item.variantId);
      if (!offer) throw new Error(`Variant ${item.variantId} is not on offer.`);
      return {
        id: item.id,
        productId: offer.productId,
        variantId: offer.variantId,
        sellerId: offer.sellerId,
        shopName: offer.shopName,
        shopSlug: offer.shopSlug,
        commissionBasisPoints: offer.commissionBasisPoints,
        slug: offer.slug,
        name: offer.name,
        variantTitle: offer.variantTitle,
        sku: offer.sku,
        picture: offer.picture,
        priceAmount: offer.priceAmount,
        quantity: item.quantity,
        weightGrams: offer.weightGrams,
        requiresShipping: offer.requiresShipping,
        isTaxable: offer.isTaxable,
        taxClass: offer.taxClass,
        addedAt: item.addedAt,
      };
    }),
  };
}

/** What each seller would send. Minor units and grams. */
export function parcelsOf(snapshot: Snapshot): { sellerId: string; weightGrams: number; subtotalAmount: number }[] {
  return [...groupBy(snapshot.items, (item) => item.sellerId)].map(([sellerId, items]) => ({
    sellerId,
    weightGrams: items.reduce((sum, item) => sum + (item.requiresShipping ? item.weightGrams * item.quantity : 0), 0),
    subtotalAmount: items.reduce((sum, item) => sum + item.priceAmount * item.quantity, 0),
  }));
}

export function chosenRate(
  checkout: Pick<Checkout, "shippingRates" | "shippingChoices">,
  sellerId: string,
): Rate | undefined {
  const rateId = checkout.shippingChoices?.[sellerId];
  return rateId === undefined ? undefined : checkout.shippingRates?.[sellerId]?.find((rate) => rate.id === rateId);
}

/** Recomputes shipping, tax and total from what is chosen so far; tax as soon as there is an address. Pure. */
export function priced(checkout: Checkout, taxRates: readonly TaxRate[]): Checkout {
  const shipping = parcelsOf(checkout.snapshot).map(({ sellerId }) => ({
    sellerId,
    amount: chosenRate(checkout, sellerId)?.amount ?? 0,
  }));
  const tax = checkout.shippingAddress
    ? applyTax(
        taxRates,
        checkout.snapshot.items.map((item) => ({
          id: item.id,
          amount: item.priceAmount * item.quantity,
          taxClass: item.taxClass,
          isTaxable: item.isTaxable,
        })),
        shipping,
      )
    : null;
  const shippingAmount = shipping.reduce((sum, each) => sum + each.amount, 0);
  const taxAmount = tax?.total ?? 0;
  return {
    ...checkout,
    tax,
    shippingAmount,
    taxAmount,
    totalAmount: checkout.subtotalAmount - checkout.discountAmount + shippingAmount + taxAmount,
  };
}
