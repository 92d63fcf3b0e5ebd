import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { type Ctx, DAY_MS } from "../platform/index";
import { findCreditOf } from "../store-credit/index";
import { listOrderEvents } from "./queries/history";
import { findOrder, listItems, listParts, listShipments } from "./queries/read-rows";
import { listReturnStates } from "./queries/returns";
import { promisedMoney, waitingRefunds } from "./refund-money";
import { replay } from "./state";
import { netOf } from "./totals";

const noAmounts = { subtotal: 0, discount: 0, platformDiscount: 0, shipping: 0, includedTax: 0 };

/** Whether the rows of an order say what its history says, in every status, quantity and amount. */
export async function replayAgrees(db: Db, orderId: string): Promise<boolean> {
  const [order, parts, items, events, returns, shipments, credit] = await Promise.all([
    findOrder(db, orderId, { everything: true }),
    listParts(db, orderId),
    listItems(db, orderId),
    listOrderEvents(db, orderId),
    listReturnStates(db, orderId),
    listShipments(db, orderId),
    findCreditOf(db, orderId),
  ]);
  if (!order) return false;
  const state = replay(events);
  const fromRows = {
    status: order.status,
    paymentStatus: order.payment_status,
    userId: order.user_id,
    refunded: order.refunded_amount,
    amounts: [
      order.subtotal_amount,
      order.discount_amount,
      order.shipping_amount,
      order.tax_amount,
      order.total_amount,
    ],
    credit,
    events: order.event_count,
    returns,
    shipments: shipments
      .map((parcel) => [
        parcel.id,
        parcel.seller_order_id,
        parcel.status,
        parcel.carrier,
        parcel.tracking_number,
        parcel.shipped_at.toISOString(),
        parcel.delivered_at?.toISOString() ?? null,
        unitsText(parcel.items),
      ])
      .sort(byId),
    parts: parts.map((part) => [
      part.id,
      part.status,
      part.subtotal_amount,
      part.discount_amount,
      part.platform_discount_amount,
      part.shipping_amount,
      part.tax_amount,
      part.included_tax_amount,
      part.total_amount,
      part.refunded_amount,
      part.promised_amount,
      part.waiting_refund_count,
      part.commission_amount,
      part.seller_tax_amount,
      netOf({ amounts: noAmounts, commissionAmount: 0, fees: part.fees as { amount: number }[] }),
    ]),
    items: items.map((item) => [
      item.id,
      item.quantity,
      item.cancelled_quantity,
      item.shipped_quantity,
      item.delivered_quantity,
      item.returned_quantity,
      item.subtotal_amount,
      item.discount_amount,
      item.platform_discount_amount,
      item.tax_amount,
      item.commission_amount,
      item.ships_by,
      item.withdrawal_exclusion,
    ]),
  };
  const fromEvents = {
    status: state.status,
    paymentStatus: state.paymentStatus,
    userId: state.userId,
    refunded: state.refundedAmount,
    amounts: [
      state.amounts.subtotal,
      state.amounts.discount,
      state.amounts.shipping,
      state.amounts.tax,
      state.amounts.total,
    ],
    credit: state.credit,
    events: state.eventCount,
    returns: state.sellerOrders
      .flatMap((part) => [
        ...part.returns.map((each) => [
          each.id,
          each.status,
          String(each.items.reduce((sum, item) => sum + item.quantity, 0)),
        ]),
        ...part.complaints.map((each) => [each.id, each.status, each.messages.at(-1)?.from ?? ""]),
        ...part.amendments.map((each) => [each.id, each.status, ""]),
      ])
      .sort(byId),
    shipments: state.sellerOrders
      .flatMap((part) =>
        part.shipments.map((parcel) => [
          parcel.id,
          part.id,
          parcel.status,
          parcel.carrier,
          parcel.trackingNumber,
          new Date(parcel.shippedAt).toISOString(),
          parcel.deliveredAt === null ? null : new Date(parcel.deliveredAt).toISOString(),
          unitsText(parcel.items),
        ]),
      )
      .sort(byId),
    parts: state.sellerOrders.map((part) => [
      part.id,
      part.status,
      part.amounts.subtotal,
      part.amounts.discount,
      part.amounts.platformDiscount,
      part.amounts.shipping,
      part.amounts.tax,
      part.amounts.includedTax,
      part.amounts.total,
      part.refundedAmount,
      promisedMoney(part).total,
      waitingRefunds(part),
      part.commissionAmount,
      part.sellerTax ?? 0,
      netOf({ amounts: noAmounts, commissionAmount: 0, fees: part.fees }),
    ]),
    items: state.sellerOrders
      .flatMap((part) => part.items)
      .map((item) => [
        item.id,
        item.quantity,
        item.cancelledQuantity,
        item.shippedQuantity,
        item.deliveredQuantity,
        item.returnedQuantity,
        item.subtotalAmount,
        item.discountAmount,
        item.platformDiscountAmount,
        item.taxAmount,
        item.commissionAmount,
        item.shipsBy,
        item.withdrawalExclusion ?? null,
      ]),
  };
  return JSON.stringify(fromRows) === JSON.stringify(fromEvents);
}

const unitsText = (units: readonly { orderItemId: string; quantity: number }[]) =>
  units
    .map(({ orderItemId, quantity }) => `${orderItemId}×${quantity}`)
    .sort()
    .join(" ");

const byId = ([one]: readonly unknown[], [other]: readonly unknown[]) => (String(one) < String(other) ? -1 : 1);

/** Orders changed since `since` whose rows disagree with their history: none, or there is a bug. */
export async function listDisagreeingOrders(db: Db, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from orders where updated_at >= ${since} order by id`.execute(
    db,
  );
  const disagreeing: string[] = [];
  for (const { id } of rows) if (!(await replayAgrees(db, id))) disagreeing.push(id);
  return disagreeing;
}

/** The nightly proof over the orders of two days. @throws naming the orders that disagree */
export async function checkRecentOrders(ctx: Ctx): Promise<void> {
  const disagreeing = await listDisagreeingOrders(ctx.db, new Date(ctx.clock.now().getTime() - 2 * DAY_MS));
  if (disagreeing.length > 0) throw new Error(`Rows and history disagree: ${disagreeing.join(", ")}`);
}
