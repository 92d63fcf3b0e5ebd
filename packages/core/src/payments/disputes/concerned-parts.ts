import { activeQuantity, creditOfParts, moneyLeft, type OrderState, type SellerOrderState } from "../../orders/index";

/** Parts of an order of which there is something left to take back. */
export function disputableParts(order: OrderState): SellerOrderState[] {
  return order.sellerOrders.filter((part) => moneyLeft(part).total > 0);
}

/**
 * Which parts of an order a bank's dispute is about, and why: the one of which it has the amount, or those that did not
 * arrive where that is the reason; undefined where nothing tells them apart. Staff may know better. Pure.
 */
export function concernedParts(
  order: OrderState,
  dispute: { reason: string; amount: number },
): { sellerOrderIds: string[]; why: string } | undefined {
  const parts = disputableParts(order);
  if (parts.length < 2) return undefined;
  const credit = creditOfParts(order);
  const byCard = (part: SellerOrderState) => part.amounts.total - (credit.get(part.id) ?? 0);
  const alike = parts.filter((part) => byCard(part) === dispute.amount || moneyLeft(part).total === dispute.amount);
  const [only] = alike;
  // The whole charge is about everything, even where some was paid with credit and it comes to the amount of one part.
  const isWhole = dispute.amount >= (order.captureAmount ?? order.amounts.total - order.credit);
  if (only && alike.length === 1 && !isWhole)
    return { sellerOrderIds: [only.id], why: `The amount is that of ${only.number} alone.` };
  if (dispute.reason !== "product_not_received") return undefined;
  const missing = parts.filter((part) => !hasArrived(part));
  if (missing.length === 0 || missing.length === parts.length) return undefined;
  return {
    sellerOrderIds: missing.map((part) => part.id),
    why: `The shopper says that something did not arrive; ${missing.map((part) => part.number).join(", ")} did not.`,
  };
}

function hasArrived(part: SellerOrderState): boolean {
  return activeQuantity(part) === part.items.reduce((sum, item) => sum + item.deliveredQuantity, 0);
}
