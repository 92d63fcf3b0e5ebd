import type { LabelView } from "@emporia/contracts/labels";
import { money } from "@emporia/contracts/money";
import type { Db } from "@emporia/db";
import { type OrderState, readOrderStates } from "../orders/index";
import { isUsed } from "./parcel";
import { findLabel, type LabelRow } from "./queries";

/** A label beside the order it is for. */
export function toLabelView(row: LabelRow, order: OrderState): LabelView {
  const part = order.sellerOrders.find((each) => each.id === row.seller_order_id);
  const isSent = isLabelUsed(row, order);
  return {
    id: row.id,
    sellerOrderId: row.seller_order_id,
    number: part?.number ?? "",
    returnId: row.return_id,
    status: row.status,
    carrier: row.carrier,
    service: row.service,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    price: money(row.amount, row.currency),
    paidBy: row.paid_by,
    items: row.items.map((item) => ({
      ...item,
      name: part?.items.find((each) => each.id === item.orderItemId)?.name ?? "",
    })),
    failure: row.failure,
    isUsed: isSent,
    isVoidable: row.status === "BOUGHT" && !isSent && !isPromised(row, order),
    createdAt: row.created_at.toISOString(),
  };
}

/** Whether the parcel of a label is on its way, or was. */
export function isLabelUsed(row: LabelRow, order: OrderState): boolean {
  const part = order.sellerOrders.find((each) => each.id === row.seller_order_id);
  if (!part) return false;
  if (row.return_id === null) return isUsed(row, part);
  const returned = part.returns.find((each) => each.id === row.return_id);
  return returned?.sent?.trackingNumber === row.tracking_number;
}

/** Whether a shopper was given it to send something back, and still may. */
export function isPromised(row: LabelRow, order: OrderState): boolean {
  const part = order.sellerOrders.find((each) => each.id === row.seller_order_id);
  const returned = part?.returns.find((each) => each.id === row.return_id);
  return returned?.status === "APPROVED" && returned.label?.trackingNumber === row.tracking_number;
}

export async function readLabelView(db: Db, labelId: string): Promise<LabelView> {
  const row = await findLabel(db, labelId, "staff");
  const [order] = row ? await readOrderStates(db, [row.order_id]) : [];
  if (!row || !order) throw new Error("A label that was written is there, and so is its order.");
  return toLabelView(row, order);
}
