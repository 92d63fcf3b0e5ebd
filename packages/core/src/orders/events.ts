import type { WithdrawalExclusion } from "@emporia/contracts/catalog/constants";
import type { PictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";
import type { RefundCause } from "@emporia/contracts/orders";
import type { RefundMeans } from "@emporia/contracts/store-credit";
import type { CommissionTerms, PricedDiscount, PricedFee } from "../pricing/index";
import type { AmendmentEvent } from "./amendment-state";
import type { ComplaintEvent, ReturnEvent } from "./return-events";

/** Money of an order or of a seller's part of it, in minor units of the order's currency. */
export interface Amounts {
  subtotal: number;
  discount: number;
  /** Of the discount, what the platform pays for: sellers get that part all the same. */
  platformDiscount: number;
  shipping: number;
  tax: number;
  /** Of the tax, what is within the prices: nothing, or all of it. */
  includedTax: number;
  total: number;
}

/** A tax rate as it was when something was sold: 72,500 millionths are 7.25 %. */
export interface AppliedTaxRate {
  name: string;
  rateMillionths: number;
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
  /** The day by which it ships, if it was not there; null too where that was not known yet. */
  shipsBy: string | null;
  subtotalAmount: number;
  discountAmount: number;
  /** Of the discount, what the platform pays for. */
  platformDiscountAmount: number;
  discounts: PricedDiscount[];
  taxAmount: number;
  /** By which rate; null where a provider named the amount, absent where nobody wrote it down. */
  taxRate?: AppliedTaxRate | null;
  /** Why it cannot be withdrawn from, as its shop said when it was sold; absent where it can. */
  withdrawalExclusion?: WithdrawalExclusion;
  /** Said where its seller hands the tax over; otherwise the marketplace does. */
  taxRemitter?: "seller";
  /** By which rule commission was taken, as it was then; null for what was sold before there were rules. */
  commission: CommissionTerms | null;
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
  /** Each promotion with what it takes off this part, items and shipping. */
  discounts: PricedDiscount[];
  /** Working days until its shop sends it, as was said when it was ordered; absent where that was not kept yet. */
  processingDays?: number;
  /** Null where its items are under different rules, or one is of more than a share. */
  commissionBasisPoints: number | null;
  commissionAmount: number;
  /** Of the tax, what its seller hands over; absent where the marketplace does. */
  sellerTax?: number;
  /** What else is kept of it, one of a kind at most; absent where nothing is, and where it was sold before there were fees. */
  fees?: PricedFee[];
  shippingMethod: {
    rateId: string;
    name: string;
    minDays: number;
    maxDays: number;
    /** Who named the price: a carrier, or the shop's table in its stead. Absent: the table. */
    source?: "carrier" | "fallback";
    /** What the cheapest way that was offered would have been, in minor units; absent where this was it, and for orders of before. */
    cheapestAmount?: number;
    /** The services of each parcel, where it was sold as several. */
    parts?: readonly PlacedParcel[];
  };
  /** Of the tax on its shipping; as with items. */
  shippingTaxRate?: AppliedTaxRate | null;
  items: PlacedItem[];
}

/** By which service some items of a part go. */
export interface PlacedParcel {
  rateId: string;
  name: string;
  /** Minor units. */
  amount: number;
  minDays?: number;
  maxDays?: number;
  itemIds: readonly string[];
}

/** Money that goes back, in minor units, summed like any other. The commission goes back to the seller. */
export interface RefundMoney extends Amounts {
  /** Of the discount, what is of the shipping, and what of that the platform pays for. */
  shippingDiscount: number;
  shippingPlatformDiscount: number;
  /** Of the tax, what is on the shipping. What was promised before this was told apart does not say. */
  shippingTax: number;
  commission: number;
  /** Of the commission, what was on the shipping. What was promised before there was any does not say. */
  shippingCommission: number;
  /** Of the tax, what its seller hands over. What was promised before sellers did does not say. */
  sellerTax: number;
  /** Of the other fees, what goes back to the seller. What was promised before there were any does not say. */
  processingFee: number;
  itemFee: number;
  orderFee: number;
}

/** The part of an order that another order adds to. */
export interface SupplementedPart {
  orderId: string;
  sellerOrderId: string;
  /** Of the part, as people read it. */
  number: string;
  amendmentId: string;
  /** What of it is paid by what goes back for what was taken out; absent where nothing is. */
  carried?: CarriedMoney[];
}

/** Money of an order's payment that pays for another order, in minor units. */
export interface CarriedMoney {
  /** The order whose payment has it. */
  orderId: string;
  amount: number;
}

/** Where money goes back to; `order`: to no purse, but it pays for another order. */
export type RefundTo = RefundMeans | "order";

export const refundKinds = ["cancellation", "return", "goodwill", "complaint", "dispute"] as const;
export type RefundKind = (typeof refundKinds)[number];

export type NoteAudience = "staff" | "shop" | "shopper";

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
        /** Of the total, what is paid with store credit; absent where nothing is. */
        credit?: number;
        /** The part of another order that it adds to; absent where it stands by itself. */
        supplements?: SupplementedPart;
        /** For how many days after arrival it can be withdrawn from; null where its country gives no such right. Orders of before say nothing. */
        withdrawalDays?: number | null;
        shippingAddress: PostalAddressView;
        billingAddress: PostalAddressView;
        sellerOrders: PlacedSellerOrder[];
      };
    }
  | {
      type: "PaymentAuthorized";
      /** Until when it is collected at the latest, where it is held until something is sent; otherwise it is at once. */
      payload: { paymentId: string; captureAt?: string };
    }
  | { type: "PaymentFailed"; payload: { paymentId: string; code: string; message: string } }
  | { type: "OrderConfirmed"; payload: Record<string, never> }
  | {
      type: "CaptureBegun";
      /** What is asked for: all that was authorised but what was cancelled by then. */
      payload: { paymentId: string; amount: number };
    }
  | { type: "PaymentConfirmed"; payload: { paymentId: string; amount: number } }
  | {
      type: "PackingBegun";
      /** Its shop has begun to get it ready. */
      payload: { sellerOrderId: string };
    }
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
  | {
      type: "ShipmentDelivered";
      /** Presumed: nobody said so, and nobody said otherwise for long enough. Come back: it ended where it began. */
      payload: { shipmentId: string; sellerOrderId: string; isPresumed?: true; hasComeBack?: true };
    }
  | {
      type: "ItemsCancelled";
      payload: { sellerOrderId: string; items: { orderItemId: string; quantity: number }[]; reason: string };
    }
  | {
      type: "ItemsReplaced";
      payload: {
        sellerOrderId: string;
        /** The order that sends them once more, for nothing. */
        replacement: { orderId: string; number: string };
        items: { orderItemId: string; quantity: number }[];
        reason: string;
        /** The caller's own, so that asking again sends nothing again. */
        key: string;
      };
    }
  | { type: "PartCompleted"; payload: { sellerOrderId: string } }
  | {
      type: "RefundPromised";
      payload: {
        refundId: string;
        sellerOrderId: string;
        kind: RefundKind;
        /** Whose money it is, by units; none when it is an amount. */
        items: { orderItemId: string; quantity: number }[];
        money: RefundMoney;
        reason: string;
        cause?: RefundCause;
        /** The caller's own, so that asking again promises nothing again. */
        key: string | null;
        /** Where it goes; absent: to the card. */
        to?: RefundTo;
        /** The order whose payment has the money; absent: this one's own. */
        from?: string;
        /** The order that it pays for, where it goes to one. */
        paysFor?: { orderId: string; number: string };
        /** The promise that this is cut from, because it goes elsewhere. */
        splitOf?: string;
      };
    }
  | {
      type: "RefundIssued";
      /** `to` where it went elsewhere than promised: one that came back from the card, given as store credit. */
      payload: { refundId: string; sellerOrderId: string; amount: number; reason: string; to?: RefundMeans };
    }
  | {
      /** Store credit was promised, and its account is closed: what a card still holds goes to the card. */
      type: "RefundRedirected";
      payload: {
        refundId: string;
        sellerOrderId: string;
        /** What goes to the card. */
        money: RefundMoney;
        /** The order whose card it is; absent: its own. */
        from?: string;
        /** What this card did not pay is promised on, as a promise of its own. */
        rest: { refundId: string; money: RefundMoney } | null;
      };
    }
  | { type: "RefundFailed"; payload: { refundId: string; sellerOrderId: string; amount: number; reason: string } }
  | {
      /** A shopper's bank has given them money back for good. */
      type: "PaymentTakenBack";
      payload: {
        disputeId: string;
        /** Promised refunds, and those that came back, that this gives instead of us; `rest` is owed on. */
        settled: {
          refundId: string;
          sellerOrderId: string;
          money: RefundMoney;
          rest: { refundId: string; money: RefundMoney } | null;
        }[];
        /** What nobody had promised, and who bears it. */
        losses: {
          refundId: string;
          sellerOrderId: string;
          money: RefundMoney;
          /** Absent: who bears the dispute. */
          bearer?: "seller" | "platform";
          /** The order whose payment the bank took, where it is not this one's. */
          from?: string;
        }[];
        bearer: "seller" | "platform";
      };
    }
  | { type: "OrderClaimed"; payload: { userId: string } }
  | {
      type: "NoteAdded";
      payload: {
        /** The part it is about; the order when none. */
        sellerOrderId: string | null;
        from: "seller" | "staff";
        /** Who reads it: staff alone, the shop and staff, or the shopper too. */
        audience: NoteAudience;
        text: string;
      };
    }
  | ReturnEvent
  | ComplaintEvent
  | AmendmentEvent;

/** An event with its place in the history. */
export type RecordedOrderEvent = OrderEvent & { orderId: string; sequence: number; occurredAt: string };
