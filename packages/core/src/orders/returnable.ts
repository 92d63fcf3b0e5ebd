import { DAY_MS } from "../platform/index";
import { replacedUnits } from "./quantities";
import { refundedUnits, type Units } from "./refund-money";
import { isOpenReturn } from "./return-state";
import type { ItemState, SellerOrderState } from "./state";

export interface ReturnRules {
  now: Date;
  returnDays: number;
}

/**
 * How many units of an item can be sent back now: those that arrived within the days allowed, less what came back, what is
 * spoken for, and what was given back or replaced without coming back. Pure.
 */
export function returnableQuantity(
  part: Pick<SellerOrderState, "shipments" | "returns" | "refunds" | "replacements" | "completedAt">,
  item: Pick<ItemState, "id" | "quantity" | "cancelledQuantity" | "returnedQuantity" | "deliveredQuantity">,
  { now, returnDays }: ReturnRules,
): number {
  if (part.completedAt) return 0;
  const since = now.getTime() - returnDays * DAY_MS;
  const ofItem = (units: readonly Units[]) =>
    units.reduce((sum, each) => sum + (each.orderItemId === item.id ? each.quantity : 0), 0);
  const arrived = ofItem(
    part.shipments
      .filter((shipment) => shipment.deliveredAt !== null && Date.parse(shipment.deliveredAt) >= since)
      .flatMap((shipment) => shipment.items),
  );
  const gone =
    replacedUnits(part, item.id) +
    item.returnedQuantity +
    ofItem(part.returns.filter(isOpenReturn).flatMap((each) => each.items));
  const paid = item.quantity - item.cancelledQuantity - keptUnits(part, item.id);
  return Math.max(0, Math.min(arrived, item.deliveredQuantity - gone, paid - gone));
}

/**
 * How many units of an item can be sent once more for nothing: those that were sent, and neither came back, are on their way
 * back, were given back nor replaced before. Pure.
 */
export function replaceableQuantity(
  part: Pick<SellerOrderState, "returns" | "refunds" | "replacements">,
  item: Pick<ItemState, "id" | "shippedQuantity" | "returnedQuantity">,
): number {
  const asked = part.returns.filter(isOpenReturn).flatMap((each) => each.items);
  const onTheWay = asked.reduce((sum, each) => sum + (each.orderItemId === item.id ? each.quantity : 0), 0);
  const gone = item.returnedQuantity + onTheWay + keptUnits(part, item.id) + replacedUnits(part, item.id);
  return Math.max(0, item.shippedQuantity - gone);
}

/** How many units of an item were given back without being cancelled or sent back: the shopper has them, or never got them. Pure. */
export function keptUnits({ refunds }: Pick<SellerOrderState, "refunds">, orderItemId: string): number {
  const kept = refunds.filter(({ kind }) => kind !== "cancellation" && kind !== "return");
  return refundedUnits({ refunds: kept }, orderItemId);
}

/** Until when the seller should answer a complaint, in ISO text. */
export function answerBy(since: string): string {
  return new Date(Date.parse(since) + ANSWER_DAYS * DAY_MS).toISOString();
}

const ANSWER_DAYS = 3;
