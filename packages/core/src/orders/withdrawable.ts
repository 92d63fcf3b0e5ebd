import { isExcludedOnceOpened } from "@emporia/contracts/catalog/constants";
import type { ReturnStatus } from "@emporia/contracts/returns";
import { isCancellable } from "./payment-state";
import { activeQuantity, openQuantity, replacedUnits, sentQuantity } from "./quantities";
import { endOfDays, isOpenReturn } from "./return-state";
import { keptUnits } from "./returnable";
import type { ItemState, OrderState, SellerOrderState } from "./state";

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
  return endOfDays(last, days);
}

/** Whether the law gives no right for it at all; what was sealed is looked at when it comes back. */
export function isExcluded({ withdrawalExclusion }: Pick<ItemState, "withdrawalExclusion">): boolean {
  return withdrawalExclusion !== undefined && !isExcludedOnceOpened(withdrawalExclusion);
}

/** Units of an item that can be withdrawn from now: those that left have to come back, the others need not leave. */
export interface Withdrawable {
  sent: number;
  unsent: number;
}

/**
 * How many units of an item can be withdrawn from now, wherever they are: nobody has to wait for a parcel to withdraw. Pure.
 */
export function withdrawableUnits(
  order: Pick<OrderState, "paymentStatus" | "captureAt" | "captureAmount">,
  part: SellerOrderState,
  item: ItemState,
  { now, days }: { now: Date; days: number },
): Withdrawable {
  const ends = withdrawalEnds(part, days);
  if (isExcluded(item)) return { sent: 0, unsent: 0 };
  if (part.completedAt || (ends !== null && now.getTime() > Date.parse(ends))) return { sent: 0, unsent: 0 };
  const asked = part.returns.filter(isOpenReturn).flatMap((each) => each.items);
  const onTheWay = asked.reduce((sum, each) => sum + (each.orderItemId === item.id ? each.quantity : 0), 0);
  const gone = replacedUnits(part, item.id) + item.returnedQuantity + onTheWay;
  const paid = Math.max(0, item.quantity - item.cancelledQuantity - keptUnits(part, item.id) - gone);
  const isOpen = part.status !== "REFUNDED" && isCancellable(order, part, "shop");
  const unsent = isOpen ? Math.min(openQuantity(item), paid) : 0;
  return { unsent, sent: Math.min(Math.max(0, item.shippedQuantity - gone), paid - unsent) };
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
