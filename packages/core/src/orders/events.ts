import type { PictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";

/** Money of an order or of a seller's part of it, in minor units of the order's currency. */
export interface Amounts {
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
}

export interface PlacedItem {
  id: string;
  productId: string;
  variantId: string;
  position: number;
  name: string;
  variantTitle: string;
  sku: string | null;
  slug: string;
  picture: PictureView | null;
  unitPriceAmount: number;
  quantity: number;
  subtotalAmount: number;
  taxAmount: number;
  commissionAmount: number;
}

export interface PlacedSellerOrder {
  id: string;
  sellerId: string;
  number: string;
  position: number;
  shopName: string;
  shopSlug: string;
  amounts: Amounts;
  commissionBasisPoints: number;
  commissionAmount: number;
  shippingMethod: { rateId: string; name: string; minDays: number; maxDays: number };
  items: PlacedItem[];
}

/** What can happen to an order. The history of these is the truth; every row about an order follows from it. */
export type OrderEvent =
  | {
      type: "OrderPlaced";
      payload: {
        number: string;
        checkoutId: string | null;
        userId: string | null;
        email: string;
        market: string;
        currency: string;
        amounts: Amounts;
        shippingAddress: PostalAddressView;
        billingAddress: PostalAddressView;
        sellerOrders: PlacedSellerOrder[];
      };
    }
  | { type: "PaymentAuthorized"; payload: { paymentId: string } }
  | { type: "PaymentFailed"; payload: { paymentId: string; code: string; message: string } }
  | { type: "OrderConfirmed"; payload: Record<string, never> }
  | { type: "PaymentConfirmed"; payload: { paymentId: string; amount: number } }
  | {
      type: "ItemsShipped";
      payload: {
        shipmentId: string;
        sellerOrderId: string;
        carrier: string;
        trackingNumber: string;
        trackingUrl: string | null;
        items: { orderItemId: string; quantity: number }[];
      };
    }
  | { type: "ShipmentDelivered"; payload: { shipmentId: string; sellerOrderId: string } }
  | {
      type: "ItemsCancelled";
      payload: { sellerOrderId: string; items: { orderItemId: string; quantity: number }[]; reason: string };
    }
  | { type: "RefundIssued"; payload: { refundId: string; sellerOrderId: string; amount: number; reason: string } }
  | { type: "RefundFailed"; payload: { refundId: string; sellerOrderId: string; amount: number; reason: string } }
  | { type: "OrderClaimed"; payload: { userId: string } };

/** An event with its place in the history. */
export type RecordedOrderEvent = OrderEvent & { orderId: string; sequence: number; occurredAt: string };
