import type { WithdrawalExclusion } from "@emporia/contracts/catalog/constants";
import type { PictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";
import { type Ctx, groupBy, type NewDomainEvent, newId } from "../platform/index";
import {
  byPromotion,
  type PricedItem,
  type PriceTrace,
  platformFunded,
  pricedOf,
  shippingPart,
} from "../pricing/index";
import type { AppliedTaxRate, OrderEvent, PlacedSellerOrder, SupplementedPart } from "./events";
import { changeOrder, type OrderChange } from "./record";
import { totalsOf } from "./totals";

export interface OrderDraftItem {
  /** The item that the trace of the price calls so. */
  id: string;
  productId: string;
  variantId: string;
  sellerId: string;
  shopName: string;
  shopSlug: string;
  name: string;
  variantTitle: string;
  sku: string | null;
  slug: string;
  picture: PictureView | null;
  unitPriceAmount: number;
  quantity: number;
  /** The day by which it ships, if it is not there. */
  shipsBy?: string | null;
  /** Why nobody may withdraw from it. */
  withdrawalExclusion?: WithdrawalExclusion | null;
  /** Working days until its shop sends it. */
  processingDays?: number | undefined;
}

export interface OrderDraft {
  id: string;
  checkoutId: string | null;
  userId: string | null;
  email: string;
  market: string;
  currency: string;
  /** Of the total, what is paid with store credit, in minor units. */
  credit?: number;
  /** The part of another order that it adds to. */
  supplements?: SupplementedPart | undefined;
  /** For how many days after arrival it can be withdrawn from; null where its country gives no such right. */
  withdrawalDays?: number | null;
  shippingAddress: PostalAddressView;
  billingAddress: PostalAddressView;
  items: readonly OrderDraftItem[];
  /** By seller: what was chosen. Items are named by the ids of the draft. */
  shipping: Readonly<Record<string, PlacedSellerOrder["shippingMethod"]>>;
  /** What it all costs, and why. */
  pricing: PriceTrace;
}

/** Freezes money per item, per seller and for the whole: the sums hold by construction. Pure. */
export function splitBySeller(draft: OrderDraft, number: string): PlacedSellerOrder[] {
  const priced = pricedOf(draft.pricing);
  const rates = taxRatesOf(draft.pricing);
  let itemPosition = 0;
  return [...groupBy(draft.items, (item) => item.sellerId)].map(([sellerId, items], index) => {
    const [first] = items;
    const method = draft.shipping[sellerId];
    const shipping = priced.shipping.get(sellerId);
    if (!first || !method || !shipping) throw new Error(`No shipping was chosen for seller ${sellerId}.`);
    const prices = items.map((item) => {
      const price = priced.items.get(item.id);
      if (!price) throw new Error(`Item ${item.id} has no price.`);
      return price;
    });
    const parts = [...prices, shipping];
    const fees = priced.fees.get(sellerId) ?? [];
    const days = items.flatMap(({ processingDays = [] }) => processingDays);
    const placed = items.map((item, nth) =>
      placedItem(item, prices[nth] as PricedItem, rates.get(item.id) ?? null, ++itemPosition),
    );
    const sum = <Part>(of: readonly Part[], amount: (part: Part) => number) =>
      of.reduce((total, part) => total + amount(part), 0);
    const tax = sum(parts, (part) => part.taxAmount);
    const sellerTax = sum(parts, (part) => (part.isTaxOfSeller ? part.taxAmount : 0));
    return {
      id: newId(),
      sellerId,
      number: `${number}-${index + 1}`,
      position: index + 1,
      shopName: first.shopName,
      shopSlug: first.shopSlug,
      amounts: totalsOf({
        subtotal: sum(prices, (price) => price.amount),
        discount: sum(parts, (part) => part.discountAmount),
        platformDiscount: sum(parts, platformFunded),
        shipping: shipping.amount,
        tax,
        includedTax: draft.pricing.pricesIncludeTax ? tax : 0,
      }),
      discounts: byPromotion(parts.flatMap((part) => part.discounts)),
      ...(days.length > 0 ? { processingDays: Math.max(...days) } : {}),
      commissionBasisPoints: shipping.commissionAmount > 0 ? null : commonShare(prices),
      commissionAmount: sum(parts, (part) => part.commissionAmount),
      ...(sellerTax > 0 ? { sellerTax } : {}),
      ...(fees.length > 0 ? { fees } : {}),
      shippingMethod: withPlacedItems(method, new Map(items.map(({ id }, nth) => [id, placed[nth]?.id ?? id]))),
      shippingTaxRate: rates.get(shippingPart(sellerId)) ?? null,
      items: placed,
    };
  });
}

function withPlacedItems(
  method: PlacedSellerOrder["shippingMethod"],
  placedId: ReadonlyMap<string, string>,
): PlacedSellerOrder["shippingMethod"] {
  const { parts, ...rest } = method;
  if (!parts) return rest;
  return {
    ...rest,
    parts: parts.map((part) => ({ ...part, itemIds: part.itemIds.map((id) => placedId.get(id) ?? id) })),
  };
}

/** By which rate each part of a price is taxed. */
function taxRatesOf({ steps }: PriceTrace): ReadonlyMap<string, AppliedTaxRate> {
  return new Map(
    steps.flatMap((step) =>
      step.step === "tax" && step.rate
        ? [[step.part, { name: step.rate.name, rateMillionths: step.rate.rateMillionths }] as const]
        : [],
    ),
  );
}

function placedItem(
  item: OrderDraftItem,
  price: PricedItem,
  taxRate: AppliedTaxRate | null,
  position: number,
): PlacedSellerOrder["items"][number] {
  return {
    id: newId(),
    productId: item.productId,
    variantId: item.variantId,
    position,
    name: item.name,
    variantTitle: item.variantTitle,
    sku: item.sku,
    slug: item.slug,
    picture: item.picture,
    unitPriceAmount: item.unitPriceAmount,
    quantity: item.quantity,
    shipsBy: item.shipsBy ?? null,
    subtotalAmount: price.amount,
    discountAmount: price.discountAmount,
    platformDiscountAmount: platformFunded(price),
    discounts: price.discounts,
    taxAmount: price.taxAmount,
    taxRate,
    ...(item.withdrawalExclusion ? { withdrawalExclusion: item.withdrawalExclusion } : {}),
    ...(price.isTaxOfSeller && price.taxAmount > 0 ? { taxRemitter: "seller" as const } : {}),
    commission: price.commission,
    commissionAmount: price.commissionAmount,
  };
}

/** The share that the platform keeps of all these items alike, where it keeps nothing but a share. */
function commonShare(items: readonly PricedItem[]): number | null {
  const shares = new Set(
    items.map(({ commission }) =>
      commission && commission.fixedAmount === 0 && commission.floorAmount === null && commission.capAmount === null
        ? commission.basisPoints
        : null,
    ),
  );
  const [share = null] = shares;
  return shares.size === 1 ? share : null;
}

/** As people read it: ORD-2026-001234. */
export function orderNumber(placedAt: Date, serial: number): string {
  return `ORD-${placedAt.getUTCFullYear()}-${String(serial).padStart(6, "0")}`;
}

/** The event that begins an order, its money frozen per item, per seller and for the whole. Pure. */
export function orderPlaced(draft: OrderDraft, number: string): Extract<OrderEvent, { type: "OrderPlaced" }> {
  const sellerOrders = splitBySeller(draft, number);
  const sum = (amount: (part: PlacedSellerOrder) => number) => sellerOrders.reduce((s, part) => s + amount(part), 0);
  return {
    type: "OrderPlaced",
    payload: {
      number,
      checkoutId: draft.checkoutId,
      userId: draft.userId,
      email: draft.email,
      market: draft.market,
      currency: draft.currency,
      amounts: totalsOf({
        subtotal: sum((part) => part.amounts.subtotal),
        discount: sum((part) => part.amounts.discount),
        platformDiscount: sum((part) => part.amounts.platformDiscount),
        shipping: sum((part) => part.amounts.shipping),
        tax: sum((part) => part.amounts.tax),
        includedTax: sum((part) => part.amounts.includedTax),
      }),
      ...(draft.credit ? { credit: draft.credit } : {}),
      ...(draft.supplements ? { supplements: draft.supplements } : {}),
      ...(draft.withdrawalDays === undefined ? {} : { withdrawalDays: draft.withdrawalDays }),
      shippingAddress: draft.shippingAddress,
      billingAddress: draft.billingAddress,
      sellerOrders,
    },
  };
}

/**
 * Writes an order down as PENDING: numbered, split by seller, its money frozen. Stock is the caller's to reserve, the
 * event the caller's to announce. The serial comes from {@link selectNextSerials}.
 */
export function placeOrder(ctx: Ctx, draft: OrderDraft, serial: number): OrderChange & { event: NewDomainEvent } {
  const number = orderNumber(ctx.clock.now(), serial);
  const change = changeOrder(ctx, { id: draft.id }, [orderPlaced(draft, number)]);
  const { order } = change;
  return {
    ...change,
    event: {
      type: "OrderCreated",
      key: order.id,
      payload: {
        orderId: order.id,
        userId: order.userId,
        items: order.sellerOrders.flatMap((part) =>
          part.items.map((item) => ({
            productId: item.productId,
            sellerId: part.sellerId,
            quantity: item.quantity,
            price: { amount: item.unitPriceAmount, currency: order.currency },
          })),
        ),
        total: { amount: order.amounts.total, currency: order.currency },
      },
    },
  };
}
