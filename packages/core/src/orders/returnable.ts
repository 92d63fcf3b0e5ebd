import { DAY_MS } from "../platform/index";
import { isOpenReturn } from "./return-state";
import type { ItemState, SellerOrderState } from "./state";

export interface ReturnRules {
  now: Date;
  returnDays: number;
}

/**
 * How many units of an item can be sent back now: those that arrived within the days allowed, less what came back and
 * what is spoken for. Pure.
 */
export function returnableQuantity(
  part: Pick<SellerOrderState, "shipments" | "returns" | "completedAt">,
  item: Pick<ItemState, "id" | "returnedQuantity" | "deliveredQuantity">,
  { now, returnDays }: ReturnRules,
): number {
  if (part.completedAt) return 0;
  const since = now.getTime() - returnDays * DAY_MS;
  const arrived = part.shipments
    .filter((shipment) => shipment.deliveredAt !== null && Date.parse(shipment.deliveredAt) >= since)
    .flatMap((shipment) => shipment.items)
    .reduce((sum, each) => sum + (each.orderItemId === item.id ? each.quantity : 0), 0);
  const spokenFor = part.returns
    .filter(isOpenReturn)
    .flatMap((each) => each.items)
    .reduce((sum, each) => sum + (each.orderItemId === item.id ? each.quantity : 0), 0);
  return Math.max(0, Math.min(arrived, item.deliveredQuantity - item.returnedQuantity - spokenFor));
}

/** Until when the seller should answer a complaint, in ISO text. */
export function answerBy(since: string): string {
  return new Date(Date.parse(since) + ANSWER_DAYS * DAY_MS).toISOString();
}

const ANSWER_DAYS = 3;
