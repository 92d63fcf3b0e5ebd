import { withdrawalExclusions } from "@emporia/contracts/catalog/constants";
import type { CheckoutStatus } from "@emporia/contracts/checkout";
import { pictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";
import { z } from "zod";
import type { CartItem } from "../cart/index";
import { type Offer, shipsBy } from "../catalog/index";
import type { CarriedMoney, SupplementedPart } from "../orders/index";
import type { ChosenCard } from "../payments/index";
import {
  type CommissionTerms,
  commissionTermsSchema,
  emptyTrace,
  type FeeTerms,
  feeTermsSchema,
  type Priced,
  type PriceTrace,
  type PromotionTerms,
  price,
  pricedOf,
  type Refusal,
  type TaxTerms,
} from "../pricing/index";
import type { Rate } from "../shipping/index";
import type { TaxRate } from "../tax/index";

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
      /** Its category and those above it. */
      categoryIds: z.array(z.string()).default([]),
      /** What the platform keeps of it. Absent in checkouts that were made before there were rules. */
      commission: commissionTermsSchema.nullable().default(null),
      slug: z.string(),
      name: z.string(),
      variantTitle: z.string(),
      sku: z.string().nullable(),
      picture: pictureView.nullable(),
      priceAmount: z.int(),
      quantity: z.int(),
      /** The day by which it ships, if it is not there. Absent in checkouts that were made before that was said. */
      shipsBy: z.string().nullable().default(null),
      weightGrams: z.int(),
      /** Absent in checkouts that were made before there were profiles. */
      shippingProfileId: z.string().nullable().default(null),
      requiresShipping: z.boolean(),
      /** Absent in checkouts that were made before that was said. */
      withdrawalExclusion: z.enum(withdrawalExclusions).nullable().default(null),
      isTaxable: z.boolean(),
      taxClass: z.string(),
      addedAt: z.string(),
    }),
  ),
  /** What the platform keeps of what each seller gets for sending. Absent in checkouts that were made before. */
  shippingCommission: z.record(z.string(), commissionTermsSchema).default({}),
  /** By seller: what else is kept of their part. Absent in checkouts that were made before there were fees. */
  fees: z.record(z.string(), z.array(feeTermsSchema)).default({}),
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
  couponCodes: string[];
  shippingAddress: PostalAddressView | null;
  billingAddress: PostalAddressView | null;
  /** By seller. */
  shippingRates: Record<string, Rate[]> | null;
  /** Rate id by seller. */
  shippingChoices: Record<string, string> | null;
  /** From its beginning it says whether prices have tax within. Null in one that was made before traces were kept. */
  pricing: PriceTrace | null;
  paymentMethod: ChosenCard | null;
  paymentError: { code: string; message: string } | null;
  paymentAttempt: number;
  subtotalAmount: number;
  discountAmount: number;
  shippingAmount: number;
  taxAmount: number;
  /** Of the tax, what is within the prices. */
  includedTaxAmount: number;
  totalAmount: number;
  /** Whether the shopper pays with their store credit, and how much of the total that is. */
  usesCredit: boolean;
  creditAmount: number;
  orderId: string | null;
  /** What staff agreed on with the shopper, where they made this order; it is then bought as it is. */
  agreed: Agreed | null;
  expiresAt: Date;
}

/** An order that staff made for somebody. */
export interface Agreed {
  draftOrderId: string;
  /** Whose order it becomes; null for a guest. */
  userId: string | null;
  /** What is taken off, in the place of every promotion. */
  discounts: readonly PromotionTerms[];
  /** The part of another order that it adds to; what it needs is set aside already, for the amendment. */
  supplements?: SupplementedPart;
  /** What goes back for what is taken out of that part and can pay for this, by the order whose payment has it. */
  carriable?: readonly CarriedMoney[];
}

/** What is known of a product for good while it is bought: where it stands and what the platform keeps of it. */
export interface SaleFacts {
  categoryIds: readonly string[];
  commission: CommissionTerms;
}

export function snapshotOf(
  items: readonly CartItem[],
  offers: ReadonlyMap<string, Offer>,
  facts: {
    of: (offer: Offer) => SaleFacts;
    ofShipping: (sellerId: string) => CommissionTerms;
    fees: (sellerId: string) => FeeTerms[];
  },
  now: Date,
): Snapshot {
  const sellerIds = new Set(items.flatMap((item) => offers.get(item.variantId)?.sellerId ?? []));
  return {
    version: 1,
    shippingCommission: Object.fromEntries([...sellerIds].map((sellerId) => [sellerId, facts.ofShipping(sellerId)])),
    fees: Object.fromEntries([...sellerIds].map((sellerId) => [sellerId, facts.fees(sellerId)])),
    items: items.map((item) => {
      const offer = offers.get(item.variantId);
      if (!offer) throw new Error(`Variant ${item.variantId} is not on offer.`);
      const { categoryIds, commission } = facts.of(offer);
      return {
        id: item.id,
        productId: offer.productId,
        variantId: offer.variantId,
        sellerId: offer.sellerId,
        shopName: offer.shopName,
        shopSlug: offer.shopSlug,
        categoryIds: [...categoryIds],
        commission,
        slug: offer.slug,
        name: offer.name,
        variantTitle: offer.variantTitle,
        sku: offer.sku,
        picture: offer.picture,
        priceAmount: offer.priceAmount,
        quantity: item.quantity,
        shipsBy: shipsBy(offer, item.quantity, now),
        weightGrams: offer.weightGrams,
        shippingProfileId: offer.shippingProfileId,
        requiresShipping: offer.requiresShipping,
        withdrawalExclusion: offer.withdrawalExclusion ?? null,
        isTaxable: offer.isTaxable,
        taxClass: offer.taxClass,
        addedAt: item.addedAt,
      };
    }),
  };
}

export function chosenRate(
  checkout: Pick<Checkout, "shippingRates" | "shippingChoices">,
  sellerId: string,
): Rate | undefined {
  const rateId = checkout.shippingChoices?.[sellerId];
  return rateId === undefined ? undefined : checkout.shippingRates?.[sellerId]?.find((rate) => rate.id === rateId);
}

/** What may be taken off, and how the place taxes: what a price depends on besides the checkout itself. */
/** What a tax provider said, in minor units by item id and by seller, and who hands the tax of each part over. */
export interface TaxQuote {
  items: Record<string, number>;
  shipping: Record<string, number>;
  remitters: Record<string, "marketplace" | "seller">;
}

export interface PriceTerms {
  promotions: readonly PromotionTerms[];
  /** Coupons that were entered and may not be used at all. */
  refused: readonly Refusal[];
  /** Null until there is an address. */
  taxRates: readonly TaxRate[] | null;
  /** Who hands the tax of the place over, where staff said so; it goes before what a provider says. */
  remitter?: "marketplace" | "seller" | null;
  /** In place of the rates; "fallback": the rates stand in for a provider that did not answer. */
  quote?: TaxQuote | "fallback";
}

/** Works its price out anew from what is chosen so far; tax as soon as there is an address. Pure. */
export function priced(checkout: Checkout, terms: PriceTerms): Checkout {
  const { pricesIncludeTax } = checkout.pricing ?? emptyTrace;
  const pricing = price({
    pricesIncludeTax,
    items: checkout.snapshot.items.map((item) => ({ ...item, unitAmount: item.priceAmount })),
    shipping: [...new Set(checkout.snapshot.items.map((item) => item.sellerId))].flatMap((sellerId) => {
      const rate = chosenRate(checkout, sellerId);
      const commission = checkout.snapshot.shippingCommission[sellerId];
      return rate ? [{ sellerId, amount: rate.amount, commission }] : [];
    }),
    fees: checkout.snapshot.fees,
    promotions: terms.promotions,
    refused: terms.refused,
    tax: taxTermsOf(terms),
    ...(terms.quote === "fallback" ? { isTaxFallback: true } : {}),
  });
  const { subtotalAmount, discountAmount, shippingAmount, taxAmount, totalAmount } = pricedOf(pricing);
  return {
    ...checkout,
    pricing,
    subtotalAmount,
    discountAmount,
    shippingAmount,
    taxAmount,
    includedTaxAmount: pricesIncludeTax ? taxAmount : 0,
    totalAmount,
  };
}

function taxTermsOf({ quote, taxRates, remitter }: PriceTerms): TaxTerms | null {
  if (!quote || quote === "fallback") return taxRates && { rates: taxRates, remitter: remitter ?? undefined };
  if (!remitter) return quote;
  const remitters = Object.fromEntries(Object.keys(quote.remitters).map((part) => [part, remitter]));
  return { ...quote, remitters };
}

/** What each part of a checkout comes to. */
export function pricedParts({ pricing }: Pick<Checkout, "pricing">): Priced {
  return pricedOf(pricing ?? emptyTrace);
}
