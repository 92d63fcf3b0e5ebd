import type { OrderStatus, PaymentStatus, RefundCause } from "@emporia/contracts/orders";
import { type AmendmentState, evolveAmendments, heldUnits } from "./amendment-state";
import { type ComplaintState, evolveComplaints } from "./complaint-state";
import type {
  Amounts,
  OrderEvent,
  PlacedItem,
  PlacedSellerOrder,
  RecordedOrderEvent,
  RefundKind,
  RefundMoney,
  RefundTo,
  SupplementedPart,
} from "./events";
import { isHeld, isPaidFor, wasCollected } from "./payment-state";
import { activeQuantity, openQuantity, replacedUnits, sentQuantity } from "./quantities";
import { evolveRefunds } from "./refund-state";
import { acceptedUnits, evolveReturns, followArrival, type ReturnState } from "./return-state";
import { withPart } from "./with-part";

export interface ItemState extends PlacedItem {
  cancelledQuantity: number;
  shippedQuantity: number;
  deliveredQuantity: number;
  returnedQuantity: number;
}

export interface ShipmentState {
  id: string;
  carrier: string;
  trackingNumber: string;
  trackingUrl: string | null;
  status: "SHIPPED" | "DELIVERED";
  shippedAt: string;
  deliveredAt: string | null;
  /** It ended at its shop, and not where it was to go. */
  hasComeBack: boolean;
  items: { orderItemId: string; quantity: number }[];
}

export interface RefundState {
  id: string;
  kind: RefundKind;
  items: { orderItemId: string; quantity: number }[];
  money: RefundMoney;
  reason: string;
  cause?: RefundCause | undefined;
  key: string | null;
  to: RefundTo;
  /** The order whose payment has the money; absent: its own. */
  from?: string | undefined;
  /** The order that it pays for, where it goes to one. */
  paysFor?: { orderId: string; number: string } | undefined;
  /** The refund that this is the other part of, because it goes elsewhere. */
  splitOf?: string | undefined;
  /** Settled: the shopper's bank gave it back in a dispute, and we do not. */
  status: "PENDING" | "SUCCEEDED" | "FAILED" | "SETTLED";
  /** Whether the platform bears it, and the seller earns what they sold all the same. */
  isOfPlatform?: boolean;
}

/** What was sent once more, because something was wrong with it. */
export interface ReplacementState {
  orderId: string;
  number: string;
  items: { orderItemId: string; quantity: number }[];
  reason: string;
  key: string;
  at: string;
}

export interface SellerOrderState extends Omit<PlacedSellerOrder, "items"> {
  status: OrderStatus;
  refundedAmount: number;
  items: ItemState[];
  shipments: ShipmentState[];
  refunds: RefundState[];
  returns: ReturnState[];
  complaints: ComplaintState[];
  replacements: ReplacementState[];
  amendments: AmendmentState[];
  /** Since when its shop packs it, where the shop said so. */
  packingSince: string | null;
  /** Since when nothing can be sent back any more. */
  completedAt: string | null;
  updatedAt: string;
}

export interface OrderState {
  id: string;
  number: string;
  checkoutId: string | null;
  userId: string | null;
  email: string;
  market: string;
  currency: string;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  amounts: Amounts;
  /** Of the total, what is paid with store credit, in minor units. */
  credit: number;
  /** The part of another order that it adds to. */
  supplements: SupplementedPart | null;
  /** For how many days after arrival it can be withdrawn from; undefined where its history does not say. */
  withdrawalDays: number | null | undefined;
  refundedAmount: number;
  /** Until when a payment that is held is collected at the latest; null when it is, or was, collected at once. */
  captureAt: string | null;
  /** What is being collected of a payment that was held. */
  captureAmount: number | null;
  shippingAddress: Extract<OrderEvent, { type: "OrderPlaced" }>["payload"]["shippingAddress"];
  billingAddress: Extract<OrderEvent, { type: "OrderPlaced" }>["payload"]["billingAddress"];
  isConfirmed: boolean;
  sellerOrders: SellerOrderState[];
  eventCount: number;
  placedAt: string;
  updatedAt: string;
}

/** Which status may follow which. A status is derived, never set; this says that no derivation goes astray. */
export const orderTransitions = {
  PENDING: ["CONFIRMED", "CANCELLED"],
  CONFIRMED: ["PROCESSING", "PARTIALLY_SHIPPED", "SHIPPED", "CANCELLED", "REFUNDED"],
  // Back to confirmed where what was being packed is cancelled, and another shop has not begun.
  PROCESSING: ["CONFIRMED", "PARTIALLY_SHIPPED", "SHIPPED", "DELIVERED", "COMPLETED", "CANCELLED", "REFUNDED"],
  PARTIALLY_SHIPPED: ["SHIPPED", "DELIVERED", "COMPLETED", "REFUNDED"],
  SHIPPED: ["DELIVERED", "COMPLETED", "REFUNDED"],
  DELIVERED: ["COMPLETED", "REFUNDED"],
  COMPLETED: ["REFUNDED"],
  CANCELLED: [],
  REFUNDED: ["CANCELLED"],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** The state an order is in after these events. Pure: the rows of the database must say the same, at any time. */
export function replay(events: readonly RecordedOrderEvent[]): OrderState {
  let state: OrderState | undefined;
  for (const event of events) state = evolve(state, event);
  if (!state) throw new Error("An order begins with OrderPlaced.");
  return state;
}

/** One event further. @throws when the event cannot follow */
export function evolve(state: OrderState | undefined, event: RecordedOrderEvent): OrderState {
  const next = state ? applied(state, event) : placed(event);
  if (next.eventCount + 1 !== event.sequence) throw new Error(`Event ${event.sequence} follows ${next.eventCount}.`);
  return { ...next, ...derived(next), eventCount: event.sequence, updatedAt: event.occurredAt };
}

function placed(event: RecordedOrderEvent): OrderState {
  if (event.type !== "OrderPlaced") throw new Error(`An order cannot begin with ${event.type}.`);
  const { payload, occurredAt } = event;
  return {
    id: event.orderId,
    number: payload.number,
    checkoutId: payload.checkoutId,
    userId: payload.userId,
    email: payload.email,
    market: payload.market,
    currency: payload.currency,
    status: "PENDING",
    paymentStatus: "PENDING",
    amounts: withNewer(payload.amounts),
    credit: payload.credit ?? 0,
    supplements: payload.supplements ?? null,
    withdrawalDays: payload.withdrawalDays,
    refundedAmount: 0,
    captureAt: null,
    captureAmount: null,
    shippingAddress: payload.shippingAddress,
    billingAddress: payload.billingAddress,
    isConfirmed: false,
    sellerOrders: payload.sellerOrders.map((part) => ({
      ...part,
      amounts: withNewer(part.amounts),
      discounts: part.discounts ?? [],
      status: "PENDING",
      refundedAmount: 0,
      items: part.items.map((item) => ({
        ...undiscounted,
        ...item,
        cancelledQuantity: 0,
        shippedQuantity: 0,
        deliveredQuantity: 0,
        returnedQuantity: 0,
      })),
      shipments: [],
      refunds: [],
      returns: [],
      complaints: [],
      replacements: [],
      amendments: [],
      packingSince: null,
      completedAt: null,
      updatedAt: occurredAt,
    })),
    eventCount: 0,
    placedAt: occurredAt,
    updatedAt: occurredAt,
  };
}

/** Orders that were placed before there were discounts say nothing of them. */
const withNewer = (amounts: Amounts): Amounts => ({
  ...amounts,
  platformDiscount: amounts.platformDiscount ?? 0,
  includedTax: amounts.includedTax ?? 0,
});
const undiscounted = { discountAmount: 0, platformDiscountAmount: 0, discounts: [], commission: null, shipsBy: null };

function applied(state: OrderState, event: RecordedOrderEvent): OrderState {
  switch (event.type) {
    case "OrderPlaced":
      throw new Error("An order is placed once.");
    case "PaymentAuthorized":
      return { ...state, paymentStatus: "AUTHORIZED", captureAt: event.payload.captureAt ?? null };
    case "CaptureBegun":
      if (!isHeld(state)) throw new Error("What is not held is not collected later.");
      return { ...state, captureAmount: event.payload.amount };
    case "PaymentFailed":
      return { ...state, paymentStatus: "FAILED" };
    case "OrderConfirmed":
      return { ...state, isConfirmed: true };
    case "PaymentConfirmed":
      return { ...state, paymentStatus: "CONFIRMED" };
    case "OrderClaimed":
      return { ...state, userId: event.payload.userId };
    case "ItemsCancelled": {
      const next = withPart(state, event.payload.sellerOrderId, event.occurredAt, (part) =>
        withHeldUnits({
          ...part,
          items: withQuantities(part.items, event.payload.items, (item, quantity) => ({
            ...item,
            cancelledQuantity: item.cancelledQuantity + quantity,
          })),
        }),
      );
      const nothingLeft = next.sellerOrders.every((part) => activeQuantity(part) === 0);
      return nothingLeft && !wasCollected(state) ? uncharged(next) : next;
    }
    case "PackingBegun":
      return withPart(state, event.payload.sellerOrderId, event.occurredAt, (part) => ({
        ...part,
        packingSince: event.occurredAt,
      }));
    case "ItemsShipped": {
      const { sellerOrderId, items, shipmentId, ...parcel } = event.payload;
      return withPart(state, sellerOrderId, event.occurredAt, (part) => {
        if (!isPaidFor(state, part)) throw new Error("What is not paid for is not sent.");
        return withHeldUnits({
          ...part,
          items: withQuantities(part.items, items, (item, quantity) => ({
            ...item,
            shippedQuantity: item.shippedQuantity + quantity,
          })),
          shipments: [
            ...part.shipments,
            {
              id: shipmentId,
              ...parcel,
              items,
              status: "SHIPPED",
              shippedAt: event.occurredAt,
              deliveredAt: null,
              hasComeBack: false,
            },
          ],
        });
      });
    }
    case "ShipmentDelivered":
      return withPart(state, event.payload.sellerOrderId, event.occurredAt, (part) => {
        const shipment = part.shipments.find((each) => each.id === event.payload.shipmentId);
        if (!shipment) throw new Error("This parcel was never sent.");
        if (shipment.status === "DELIVERED") throw new Error("This parcel arrived already.");
        return {
          ...part,
          items: withQuantities(part.items, shipment.items, (item, quantity) => ({
            ...item,
            deliveredQuantity: item.deliveredQuantity + quantity,
          })),
          returns: followArrival(part.returns, shipment.items, event.occurredAt),
          shipments: part.shipments.map((each) =>
            each === shipment
              ? {
                  ...each,
                  status: "DELIVERED",
                  deliveredAt: event.occurredAt,
                  hasComeBack: event.payload.hasComeBack ?? false,
                }
              : each,
          ),
        };
      });
    case "ItemsReplaced": {
      const { sellerOrderId, replacement, items, reason, key } = event.payload;
      return withPart(state, sellerOrderId, event.occurredAt, (part) => {
        const replaced = {
          ...part,
          replacements: [...part.replacements, { ...replacement, items, reason, key, at: event.occurredAt }],
        };
        if (part.items.some((item) => replacedUnits(replaced, item.id) > item.shippedQuantity))
          throw new Error("More was replaced than was sent.");
        return replaced;
      });
    }
    case "PartCompleted":
      return withPart(state, event.payload.sellerOrderId, event.occurredAt, (part) => {
        if (part.status !== "DELIVERED") throw new Error("What has not arrived is not completed.");
        return { ...part, completedAt: event.occurredAt };
      });
    case "RefundPromised":
    case "RefundIssued":
    case "RefundRedirected":
    case "RefundFailed":
    case "PaymentTakenBack":
      return evolveRefunds(state, event);
    case "NoteAdded":
      return state;
    case "AmendmentProposed":
    case "AmendmentApplied":
    case "AmendmentEnded":
      return withPart(state, event.payload.sellerOrderId, event.occurredAt, (part) =>
        withHeldUnits({ ...part, amendments: evolveAmendments(part.amendments, event, event.occurredAt) }),
      );
    case "ComplaintOpened":
    case "ComplaintAnswered":
    case "ComplaintWithdrawn":
    case "ComplaintDecided":
      return withPart(state, event.payload.sellerOrderId, event.occurredAt, (part) => ({
        ...part,
        complaints: evolveComplaints(part.complaints, event, event.occurredAt),
      }));
    default:
      return withPart(state, event.payload.sellerOrderId, event.occurredAt, (part) => {
        const returns = evolveReturns(part.returns, event, event.occurredAt);
        if (event.type !== "ReturnInspected") return { ...part, returns };
        const inspected = returns.find((each) => each.id === event.payload.returnId);
        const items = withQuantities(part.items, inspected ? acceptedUnits(inspected) : [], (item, quantity) => ({
          ...item,
          returnedQuantity: item.returnedQuantity + quantity,
        }));
        return { ...part, returns, items };
      });
  }
}

/** An order of which nothing is left and nothing was collected: what was promised back is not owed. */
function uncharged(state: OrderState): OrderState {
  return {
    ...state,
    paymentStatus: "CANCELLED",
    sellerOrders: state.sellerOrders.map((part) =>
      part.refunds.some((refund) => refund.status === "PENDING")
        ? { ...part, refunds: part.refunds.filter((refund) => refund.status !== "PENDING") }
        : part,
    ),
  };
}

/** What waits to be removed is still there to be removed. */
function withHeldUnits(part: SellerOrderState): SellerOrderState {
  const missing = part.items.find((item) => openQuantity(item) < heldUnits(part, item.id));
  if (missing) throw new Error(`${missing.name} waits for an amendment.`);
  return part;
}

function withQuantities(
  items: readonly ItemState[],
  changes: readonly { orderItemId: string; quantity: number }[],
  change: (item: ItemState, quantity: number) => ItemState,
): ItemState[] {
  const quantities = new Map(changes.map((each) => [each.orderItemId, each.quantity]));
  return items.map((item) => {
    const quantity = quantities.get(item.id);
    if (quantity === undefined) return item;
    const changed = change(item, quantity);
    if (
      changed.cancelledQuantity + changed.shippedQuantity > changed.quantity ||
      changed.deliveredQuantity > changed.shippedQuantity ||
      changed.returnedQuantity > changed.deliveredQuantity
    )
      throw new Error(`More of ${item.name} than was ordered.`);
    return changed;
  });
}

function derived(state: OrderState): Pick<OrderState, "status" | "sellerOrders"> {
  const sellerOrders = state.sellerOrders.map((part) => {
    const status = sellerOrderStatus(part, state.isConfirmed);
    return status === part.status ? part : { ...part, status };
  });
  return { sellerOrders, status: orderStatus(sellerOrders) };
}

/** From quantities alone: how much is cancelled, sent, delivered; then from what was given back, and whether it is packed. */
export function sellerOrderStatus(part: SellerOrderState, isConfirmed: boolean): OrderStatus {
  const active = activeQuantity(part);
  if (active === 0) return "CANCELLED";
  if (!isConfirmed) return "PENDING";
  if (part.refundedAmount >= part.amounts.total && part.amounts.total > 0) return "REFUNDED";
  const shipped = sentQuantity(part);
  const delivered = part.items.reduce((sum, item) => sum + item.deliveredQuantity, 0);
  if (delivered === active) return part.completedAt ? "COMPLETED" : "DELIVERED";
  if (shipped === active) return "SHIPPED";
  if (shipped > 0) return "PARTIALLY_SHIPPED";
  return part.packingSince ? "PROCESSING" : "CONFIRMED";
}

/** An order is as far as the parts of it that are not cancelled; what was sent was sent, also where it was given back. */
export function orderStatus(parts: readonly Pick<SellerOrderState, "status" | "items">[]): OrderStatus {
  const statuses = parts.map((part) => part.status).filter((status) => status !== "CANCELLED");
  if (statuses.length === 0) return "CANCELLED";
  if (statuses.includes("PENDING")) return "PENDING";
  const open = statuses.filter((status) => status !== "REFUNDED");
  if (open.length === 0) return "REFUNDED";
  const furthest = (["COMPLETED", "DELIVERED", "SHIPPED"] as const).find((_, index, all) =>
    open.every((status) => (all.slice(0, index + 1) as readonly OrderStatus[]).includes(status)),
  );
  if (furthest) return furthest;
  if (parts.some((part) => sentQuantity(part) > 0)) return "PARTIALLY_SHIPPED";
  return open.includes("PROCESSING") ? "PROCESSING" : "CONFIRMED";
}
