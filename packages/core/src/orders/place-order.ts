import type { PictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";
import { shareOf } from "@emporia/contracts/money";
import { type Ctx, groupBy, type NewDomainEvent, newId } from "../platform/index";
import type { OrderEvent, PlacedSellerOrder } from "./events";
import { changeOrder, type OrderChange } from "./record";
import { totalsOf } from "./totals";

export interface OrderDraftItem {
  productId: string;
  variantId: string;
  sellerId: string;
  shopName: string;
  shopSlug: string;
  commissionBasisPoints: number;
  name: string;
  variantTitle: string;
  sku: string | null;
  slug: string;
  picture: PictureView | null;
  unitPriceAmount: number;
  quantity: number;
  taxAmount: number;
}

export interface OrderDraft {
  id: string;
  checkoutId: string | null;
  userId: string | null;
  email: string;
  market: string;
  currency: string;
  shippingAddress: PostalAddressView;
  billingAddress: PostalAddressView;
  items: readonly OrderDraftItem[];
  /** By seller: what was chosen, what it costs and the tax on it, in minor units. */
  shipping: Readonly<
    Record<
      string,
      { rateId: string; name: string; minDays: number; maxDays: number; amount: number; taxAmount: number }
    >
  >;
}

/** Freezes money per item, per seller and for the whole: the sums hold by construction. Pure. */
export function splitBySeller(draft: OrderDraft, number: string): PlacedSellerOrder[] {
  let itemPosition = 0;
  return [...groupBy(draft.items, (item) => item.sellerId)].map(([sellerId, items], index) => {
    const [first] = items;
    const shipping = draft.shipping[sellerId];
    if (!first || !shipping) throw new Error(`No shipping was chosen for seller ${sellerId}.`);
    const placed = items.map((item) => {
      const subtotalAmount = item.unitPriceAmount * item.quantity;
      return {
        id: newId(),
        productId: item.productId,
        variantId: item.variantId,
        position: ++itemPosition,
        name: item.name,
        variantTitle: item.variantTitle,
        sku: item.sku,
        slug: item.slug,
        picture: item.picture,
        unitPriceAmount: item.unitPriceAmount,
        quantity: item.quantity,
        subtotalAmount,
        taxAmount: item.taxAmount,
        commissionAmount: shareOf(subtotalAmount, item.commissionBasisPoints),
      };
    });
    return {
      id: newId(),
      sellerId,
      number: `${number}-${index + 1}`,
      position: index + 1,
      shopName: first.shopName,
      shopSlug: first.shopSlug,
      amounts: totalsOf({
        subtotal: placed.reduce((sum, item) => sum + item.subtotalAmount, 0),
        discount: 0,
        shipping: shipping.amount,
        tax: placed.reduce((sum, item) => sum + item.taxAmount, shipping.taxAmount),
      }),
      commissionBasisPoints: first.commissionBasisPoints,
      commissionAmount: placed.reduce((sum, item) => sum + item.commissionAmount, 0),
      shippingMethod: {
        rateId: shipping.rateId,
        name: shipping.name,
        minDays: shipping.minDays,
        maxDays: shipping.maxDays,
      },
      items: placed,
    };
  });
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
        shipping: sum((part) => part.amounts.shipping),
        tax: sum((part) => part.amounts.tax),
      }),
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
