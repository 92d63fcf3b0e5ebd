import { heldUnits } from "./amendment-state";
import type { ItemState, SellerOrderState } from "./state";

/** What of a part is not cancelled. */
export function activeQuantity(part: Pick<SellerOrderState, "items">): number {
  return part.items.reduce((sum, item) => sum + item.quantity - item.cancelledQuantity, 0);
}

/** What of a part has left. */
export function sentQuantity(part: Pick<SellerOrderState, "items">): number {
  return part.items.reduce((sum, item) => sum + item.shippedQuantity, 0);
}

/** How many of an item were sent once more. */
export function replacedUnits({ replacements }: Pick<SellerOrderState, "replacements">, orderItemId: string): number {
  return replacements
    .flatMap((each) => each.items)
    .reduce((sum, item) => sum + (item.orderItemId === orderItemId ? item.quantity : 0), 0);
}

/** What of an item is neither cancelled nor sent yet. */
export function openQuantity(item: Pick<ItemState, "quantity" | "cancelledQuantity" | "shippedQuantity">): number {
  return item.quantity - item.cancelledQuantity - item.shippedQuantity;
}

/** What of an item can be sent: what is open and does not wait to be removed. */
export function sendableQuantity(
  part: Pick<SellerOrderState, "amendments">,
  item: Pick<ItemState, "id" | "quantity" | "cancelledQuantity" | "shippedQuantity">,
): number {
  return openQuantity(item) - heldUnits(part, item.id);
}
