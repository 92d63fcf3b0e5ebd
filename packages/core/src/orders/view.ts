import type { PictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";
import { money } from "@emporia/contracts/money";
import type {
  OrderStatus,
  OrderView,
  orderRowView,
  PaymentStatus,
  SellerOrderView,
  ShipmentView,
  sellerOrderPartView,
  sellerOrderRowView,
  staffOrderRowView,
} from "@emporia/contracts/orders";
import type { ReturnView } from "@emporia/contracts/returns";
import type { z } from "zod";
import { type Ctx, privatePictureUrl } from "../platform/index";
import { byPromotion, type PricedDiscount, toDiscountViews } from "../pricing/index";
import { heldUnits } from "./amendment-state";
import { toAmendmentView } from "./amendment-view";
import { complaintReason } from "./complaint-reason";
import { openDisputeOf, toDisputeView, toShopperDisputeView } from "./disputes";
import type { PlacedSellerOrder, RecordedOrderEvent } from "./events";
import { awaitsCapture, isAmendable, isCancellable, isPackable, isShippable } from "./payment-state";
import { replacedUnits } from "./quantities";
import type { OrderListRow, SellerOrderListRow } from "./queries/lists";
import type { DisputeOfOrderRow, ItemRow, OrderRow, PartRow, ShipmentRow } from "./queries/read-rows";
import { carriedAmount } from "./refund-means";
import {
  commissionGivenBack,
  earningsOf,
  feesKept,
  moneyLeft,
  moneyOfUnits,
  shippingCommissionOf,
} from "./refund-money";
import { returnDue } from "./return-deadline";
import type { ReturnState } from "./return-state";
import { answerBy, keptUnits, type ReturnRules, replaceableQuantity, returnableQuantity } from "./returnable";
import { shipBy } from "./ship-by";
import { type OrderState, type RefundState, replay, type SellerOrderState, type ShipmentState } from "./state";
import { toTimeline } from "./timeline";
import { netOf } from "./totals";

type PartView = z.output<typeof sellerOrderPartView>;

/** Everything about one order that a view is made from. */
export interface OrderRows {
  order: OrderRow;
  parts: readonly PartRow[];
  items: readonly ItemRow[];
  shipments: readonly ShipmentRow[];
  events: readonly RecordedOrderEvent[];
  card: { brand: string; last4: string } | null;
  disputes: readonly DisputeOfOrderRow[];
}

/** Who looks at an order, and when, decides what they can do with it. */
export interface OrderViewer extends ReturnRules {
  who: "shopper" | "shop" | "staff";
  /** The address by which this person sees a photo of the order. */
  addressOf: (mediaId: string) => string;
}

/** The person and the moment of a view. */
export function viewerOf(ctx: Pick<Ctx, "clock" | "services">, who: OrderViewer["who"]): OrderViewer {
  return {
    who,
    now: ctx.clock.now(),
    returnDays: ctx.services.settings.returnDays,
    addressOf: (mediaId) => privatePictureUrl(ctx, mediaId),
  };
}

const isSettled = (order: OrderRow) =>
  order.payment_status === "CONFIRMED" || order.payment_status === "PARTIALLY_REFUNDED";

function toShipmentView(row: ShipmentRow, known: readonly ShipmentState[]): ShipmentView {
  return {
    id: row.id,
    carrier: row.carrier,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    status: row.status as ShipmentView["status"],
    items: row.items,
    shippedAt: row.shipped_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    hasComeBack: known.some(({ id, hasComeBack }) => id === row.id && hasComeBack),
    scans: row.scans.map((scan) => ({ ...scan, at: new Date(scan.at).toISOString() })),
  };
}

export function toPartView(part: PartRow, rows: OrderRows, state: OrderState, viewer: OrderViewer): PartView {
  const { currency } = rows.order;
  const now = state.sellerOrders.find((each) => each.id === part.id);
  if (!now) throw new Error(`The history of order ${state.number} does not know its part ${part.number}.`);
  const method = part.shipping_method as PlacedSellerOrder["shippingMethod"];
  const items = rows.items.filter((item) => item.seller_order_id === part.id);
  return {
    id: part.id,
    number: part.number,
    status: part.status as OrderStatus,
    seller: { id: part.seller_id, shopName: part.shop_name, shopSlug: part.shop_slug },
    shippingMethod: {
      ...{ name: method.name, minDays: method.minDays, maxDays: method.maxDays },
      parts: (method.parts ?? []).map(
        ({ name, amount, itemIds, minDays = method.minDays, maxDays = method.maxDays }) => ({
          ...{ name, minDays, maxDays, price: money(amount, currency), itemIds: [...itemIds] },
        }),
      ),
    },
    shipBy: shipBy(
      part.placed_at,
      part.processing_days,
      items.map((item) => item.ships_by),
    ),
    items: items.map((item) => ({
      id: item.id,
      productId: item.product_id,
      variantId: item.variant_id,
      name: item.name,
      variantTitle: item.variant_title,
      sku: item.sku,
      slug: item.slug,
      picture: item.picture as PictureView | null,
      price: money(item.unit_price_amount, currency),
      quantity: item.quantity,
      subtotal: money(item.subtotal_amount, currency),
      discount: money(item.discount_amount, currency),
      shipsBy: item.ships_by,
      cancelledQuantity: item.cancelled_quantity,
      shippedQuantity: item.shipped_quantity,
      deliveredQuantity: item.delivered_quantity,
      returnedQuantity: item.returned_quantity,
      replacedQuantity: replacedUnits(now, item.id),
      heldQuantity: heldUnits(now, item.id),
      replaceableQuantity: replaceableQuantity(now, {
        ...{ id: item.id, shippedQuantity: item.shipped_quantity, returnedQuantity: item.returned_quantity },
      }),
      givenBackQuantity: keptUnits(now, item.id),
      returnableQuantity: returnableQuantity(
        now,
        {
          id: item.id,
          quantity: item.quantity,
          cancelledQuantity: item.cancelled_quantity,
          returnedQuantity: item.returned_quantity,
          deliveredQuantity: item.delivered_quantity,
        },
        viewer,
      ),
    })),
    shipments: rows.shipments
      .filter((shipment) => shipment.seller_order_id === part.id)
      .map((shipment) => toShipmentView(shipment, now.shipments)),
    refunds: now.refunds.map(({ id, kind, status, to, money: { total }, reason, cause }) => ({
      id,
      kind,
      to,
      status: status === "SETTLED" ? "SUCCEEDED" : status,
      amount: money(total, currency),
      cause: cause ?? null,
      reason,
    })),
    refundable: money(isSettled(rows.order) ? moneyLeft(now).total : 0, currency),
    isCreditable: rows.order.user_id !== null && !rows.order.is_account_closed,
    returns: now.returns.map((each) => toReturnView(now, each, rows.order, viewer)),
    complaints: now.complaints.map(({ refundId, updatedAt: _, ...complaint }) => ({
      ...complaint,
      refund: refundId === null ? null : money(amountOfRefund(now, refundId), currency),
      messages: complaint.messages.map((message) => ({
        ...message,
        pictures: message.pictures.map((picture) => ({ ...picture, url: viewer.addressOf(picture.id) })),
      })),
      answerBy: answerBy(complaint.openedAt),
    })),
    replacements: now.replacements.map(({ orderId, number, items, reason, at }) => ({
      ...{ orderId, orderNumber: number, reason, at },
      quantity: items.reduce((sum, item) => sum + item.quantity, 0),
    })),
    amendments: now.amendments.map((each) => toAmendmentView(state, now, each)),
    isAmendable: isAmendable(state, now),
    returnPostage: part.return_postage,
    complaintReason: complaintReason(now, viewer.now)?.reason ?? null,
    isCancellable: isCancellable(state, now, viewer.who === "shopper" ? "shopper" : "shop"),
    subtotal: money(part.subtotal_amount, currency),
    discount: money(part.discount_amount, currency),
    discounts: toDiscountViews(part.discounts as PricedDiscount[], currency),
    shipping: money(part.shipping_amount, currency),
    tax: money(part.tax_amount, currency),
    isTaxIncluded: part.included_tax_amount > 0,
    total: money(part.total_amount, currency),
  };
}

/** Of a refund that went two ways, both. */
function amountOfRefund({ refunds }: SellerOrderState, refundId: string): number {
  const given = refunds.filter((each) => each.id === refundId || each.splitOf === refundId);
  return given.reduce((sum, each) => sum + each.money.total, 0);
}

function toReturnView(
  part: SellerOrderState,
  returned: ReturnState,
  { currency, is_account_closed: isAccountClosed }: OrderRow,
  viewer: OrderViewer,
): ReturnView {
  const { refundId, items, ...rest } = returned;
  const refund = part.refunds.find((each) => each.id === refundId);
  // What was given while the account was open, or by a bank, is not owed.
  const isCredit = ({ to, status }: RefundState) =>
    to === "credit" && !(isAccountClosed && (status === "SUCCEEDED" || status === "SETTLED"));
  const given = part.refunds.filter((each) => each.id === refundId || (refundId !== null && each.splitOf === refundId));
  return {
    ...rest,
    pictures: rest.pictures.map((picture) => ({ ...picture, url: viewer.addressOf(picture.id) })),
    items: items.map((each) => {
      const item = part.items.find(({ id }) => id === each.orderItemId);
      return {
        ...each,
        name: item?.name ?? "",
        variantTitle: item?.variantTitle ?? "",
        picture: item?.picture ?? null,
      };
    }),
    worth: money(
      refund
        ? given.reduce((sum, each) => sum + each.money.total, 0)
        : moneyOfUnits(part, items, { withShipping: false }).total,
      currency,
    ),
    refund: refund
      ? {
          amount: money(
            given.reduce((sum, each) => sum + each.money.total, 0),
            currency,
          ),
          credit: money(
            given.reduce((sum, each) => sum + (isCredit(each) ? each.money.total : 0), 0),
            currency,
          ),
          isAccountClosed,
          status: refund.status === "SETTLED" ? "SUCCEEDED" : refund.status,
        }
      : null,
    due: returnDue(returned),
  };
}

function toSupplementedView({ supplements }: OrderState): OrderView["supplements"] {
  if (!supplements) return null;
  const { orderId, sellerOrderId, number } = supplements;
  return { orderId, sellerOrderId, number };
}

export function toOrderView(rows: OrderRows, viewer: OrderViewer): OrderView {
  const { order } = rows;
  const state = replay(rows.events);
  const sellerOrders = rows.parts.map((part) => toPartView(part, rows, state, viewer));
  const amount = (minor: number) => money(minor, order.currency);
  return {
    id: order.id,
    orderNumber: order.number,
    status: order.status as OrderStatus,
    paymentStatus: order.payment_status as PaymentStatus,
    email: order.email,
    isGuest: order.user_id === null,
    sellerOrders,
    shippingAddress: order.shipping_address as PostalAddressView,
    billingAddress: order.billing_address as PostalAddressView,
    payment: rows.card,
    credit: amount(state.credit),
    carried: amount(carriedAmount(state)),
    supplements: toSupplementedView(state),
    chargedBy: awaitsCapture(state) ? state.captureAt : null,
    disputes: rows.disputes.map(viewer.who === "shopper" ? toShopperDisputeView : toDisputeView),
    timeline: toTimeline(rows, viewer.who),
    isCancellable:
      sellerOrders.length > 0 &&
      sellerOrders.every((part) => part.isCancellable || part.status === "CANCELLED") &&
      sellerOrders.some((part) => part.isCancellable),
    refunded: amount(order.refunded_amount),
    subtotal: amount(order.subtotal_amount),
    discount: amount(order.discount_amount),
    discounts: toDiscountViews(
      byPromotion(rows.parts.flatMap((part) => part.discounts as PricedDiscount[])),
      order.currency,
    ),
    shipping: amount(order.shipping_amount),
    tax: amount(order.tax_amount),
    isTaxIncluded: rows.parts.some((part) => part.included_tax_amount > 0),
    total: amount(order.total_amount),
    placedAt: order.placed_at.toISOString(),
  };
}

export function toSellerOrderView(part: PartRow, rows: OrderRows, viewer: OrderViewer): SellerOrderView {
  const { currency } = rows.order;
  const state = replay(rows.events);
  const now = state.sellerOrders.find((each) => each.id === part.id);
  const net = now ? earningsOf(now) : 0;
  const discounts = part.discounts as PricedDiscount[];
  const theirs = discounts.reduce((sum, each) => sum + (each.fundedBy === "seller" ? each.amount : 0), 0);
  const amount = (minor: number) => money(minor, currency);
  const itemTax = rows.items.reduce((sum, item) => sum + (item.seller_order_id === part.id ? item.tax_amount : 0), 0);
  const shippingTax = part.included_tax_amount === 0 ? 0 : part.included_tax_amount - itemTax;
  return {
    ...toPartView(part, rows, state, viewer),
    orderNumber: rows.order.number,
    supplements: toSupplementedView(state),
    shippingAddress: rows.order.shipping_address as PostalAddressView,
    timeline: toTimeline(rows, viewer.who, part.id),
    isShippable: now !== undefined && isShippable(state, now),
    isPackable: now !== undefined && isPackable(state, now),
    dispute: openDisputeOf(rows.disputes, state, part.id),
    earnings: {
      // Without tax, also without what is not owed because of what the platform takes off.
      items: amount(
        part.subtotal_amount -
          (part.included_tax_amount - shippingTax) -
          (part.discount_amount - theirs - part.platform_discount_amount),
      ),
      discount: amount(theirs),
      shipping: amount(part.shipping_amount - shippingTax),
      commission: amount(part.commission_amount),
      shippingCommission: amount(now ? shippingCommissionOf(now) : 0),
      commissionBasisPoints: part.commission_basis_points,
      givenBack: amount((now ? netOf(now) : 0) - net),
      commissionGivenBack: amount(now ? commissionGivenBack(now) : 0),
      taxToHandOver: amount(part.seller_tax_amount),
      fees: (now ? feesKept(now) : []).map((fee) => ({
        kind: fee.kind,
        name: fee.name,
        amount: amount(fee.amount),
        givenBack: amount(fee.givenBack),
      })),
      net: amount(net),
    },
    placedAt: part.placed_at.toISOString(),
  };
}

export function toOrderRowView(row: OrderListRow): z.output<typeof orderRowView> {
  return {
    id: row.id,
    orderNumber: row.number,
    status: row.status as OrderStatus,
    total: money(row.total_amount, row.currency),
    itemCount: row.item_count,
    shops: row.shops,
    pictures: row.pictures ?? [],
    placedAt: row.placed_at.toISOString(),
  };
}

export function toStaffOrderRowView(row: OrderListRow): z.output<typeof staffOrderRowView> {
  return {
    id: row.id,
    orderNumber: row.number,
    status: row.status as OrderStatus,
    paymentStatus: row.payment_status as PaymentStatus,
    email: row.email,
    shops: row.shops,
    total: money(row.total_amount, row.currency),
    placedAt: row.placed_at.toISOString(),
  };
}

export function toSellerOrderRowView(row: SellerOrderListRow): z.output<typeof sellerOrderRowView> {
  const { firstName, lastName, city, state } = row.shipping_address;
  return {
    id: row.id,
    number: row.number,
    status: row.status as OrderStatus,
    shipTo: `${firstName} ${lastName}, ${[city, state].filter(Boolean).join(", ")}`,
    itemCount: row.item_count,
    total: money(row.total_amount, row.currency),
    placedAt: row.placed_at.toISOString(),
    shipBy: row.ship_by.toISOString(),
    isDisputed: row.is_disputed,
  };
}
