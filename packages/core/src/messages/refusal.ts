import type { MessageSide } from "@emporia/contracts/messages";
import type { OrderStatus } from "@emporia/contracts/orders";
import type { SellerStatus } from "@emporia/contracts/sellers";

/** What decides whether a side may write. */
export interface Standing {
  shopName: string;
  sellerStatus: SellerStatus;
  /** Of the part of an order that it is about. */
  partStatus: OrderStatus | null;
  /** Nobody is there any more to read what a shop writes. */
  isShopperGone: boolean;
  isBlockedByShop: boolean;
  /** Whether staff keep the shopper from writing to any shop. */
  isBlockedByStaff: boolean;
  /** Why, where the shopper is known to be who is blocked. */
  blockReason: string | null;
}

/** An order that still asks something of its shop: paid for, and not yet past the time of returns. */
const openStatuses: readonly OrderStatus[] = ["CONFIRMED", "PROCESSING", "PARTIALLY_SHIPPED", "SHIPPED", "DELIVERED"];

/** Why a side may not write, in a sentence that it can read; null when it may. */
export function refusalOf(side: MessageSide, standing: Standing): string | null {
  const { shopName, sellerStatus, partStatus, isShopperGone, isBlockedByShop, isBlockedByStaff, blockReason } =
    standing;
  const isOpenOrder = partStatus !== null && openStatuses.includes(partStatus);
  if (sellerStatus !== "APPROVED" && !isOpenOrder)
    return side === "shopper"
      ? `${shopName} does not sell at the moment. Only orders that are under way can be written about.`
      : "Your shop does not sell at the moment. Only orders that are under way can be written about.";
  if (side === "shop") {
    if (isShopperGone) return "Whoever wrote this has closed their account.";
    return isBlockedByShop ? "You have blocked this person. Let them write again first." : null;
  }
  if (isBlockedByStaff)
    return blockReason === null
      ? "Our staff have stopped you from writing to shops."
      : `Our staff have stopped you from writing to shops: ${blockReason}`;
  return isBlockedByShop
    ? `${shopName} takes no messages from you. If something is wrong with an order, send it back or complain on its page.`
    : null;
}
