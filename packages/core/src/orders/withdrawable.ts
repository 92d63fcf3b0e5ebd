import type { ReturnStatus } from "@emporia/contracts/returns";
import { DAY_MS } from "../platform/index";
import { activeQuantity, sentQuantity } from "./quantities";
import { returnableQuantity } from "./returnable";
import type { ItemState, SellerOrderState } from "./state";

/**
 * Until when a part can be withdrawn from, in ISO text: the end of the last of so many days (UTC) after its last parcel
 * arrived. Null while something of it is still to come: the days have not begun. Pure.
 */
export function withdrawalEnds(part: Pick<SellerOrderState, "shipments" | "items">, days: number): string | null {
  const isComplete =
    part.shipments.length > 0 &&
    part.shipments.every(({ deliveredAt }) => deliveredAt !== null) &&
    sentQuantity(part) >= activeQuantity(part);
  if (!isComplete) return null;
  const last = Math.max(...part.shipments.map(({ deliveredAt }) => Date.parse(deliveredAt ?? "")));
  const day = Math.floor(last / DAY_MS) * DAY_MS;
  return new Date(day + (days + 1) * DAY_MS - 1).toISOString();
}

/** How many units of an item that arrived can be withdrawn from now. Pure. */
export function withdrawableQuantity(
  part: SellerOrderState,
  item: ItemState,
  { now, days }: { now: Date; days: number },
): number {
  const ends = withdrawalEnds(part, days);
  if (ends !== null && now.getTime() > Date.parse(ends)) return 0;
  // Of what arrived however long ago: the first of several parcels too, while the last one's days last.
  return returnableQuantity(part, item, { now, returnDays: now.getTime() / DAY_MS });
}

/** Whether all that was not cancelled of a part was withdrawn from and came back: then its shipping goes back too. Pure. */
export function isWhollyWithdrawn(part: Pick<SellerOrderState, "items" | "returns">): boolean {
  const back = ["RECEIVED", "INSPECTED", "REFUNDED"] as const satisfies ReturnStatus[];
  const withdrawn = part.returns
    .filter(({ isWithdrawal, status }) => isWithdrawal && (back as readonly ReturnStatus[]).includes(status))
    .flatMap(({ items }) => items);
  return part.items.every((item) => {
    const units = withdrawn.reduce((sum, each) => sum + (each.orderItemId === item.id ? each.quantity : 0), 0);
    return units >= item.quantity - item.cancelledQuantity;
  });
}
