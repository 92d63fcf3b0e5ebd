import { allocate, money } from "@emporia/contracts/money";
import type { DisputeOutcome, OpenDisputeView, OrderDisputeView } from "@emporia/contracts/orders";
import type { DisputeOfOrderRow } from "./queries/read-rows";
import { carriedOfParts, creditOfParts } from "./refund-means";
import { moneyLeft } from "./refund-money";
import type { OrderState, SellerOrderState } from "./state";

/** Of a dispute that the bank has closed, who keeps the money. Null while it is open. */
export function outcomeOf(dispute: { status: string; closedAt: unknown }): DisputeOutcome | null {
  if (dispute.closedAt === null) return null;
  return dispute.status === "lost" ? "given_back" : "kept";
}

/** A bank that only asks has taken nothing, and may never. */
export const isQuestion = (status: string): boolean => status.startsWith("warning");

/** Whoever disputes a payment is not told how far the platform is with its answer. */
export function toShopperDisputeView(row: DisputeOfOrderRow): OrderDisputeView {
  return { ...toDisputeView(row), answerBy: null, isAnswered: null };
}

export function toDisputeView(row: DisputeOfOrderRow): OrderDisputeView {
  return {
    id: row.id,
    amount: money(row.amount, row.currency),
    isQuestion: isQuestion(row.status),
    openedAt: new Date(row.openedAt).toISOString(),
    answerBy: row.answerBy && new Date(row.answerBy).toISOString(),
    isAnswered: row.isAnswered,
    closedAt: row.closedAt && new Date(row.closedAt).toISOString(),
    outcome: outcomeOf(row),
  };
}

/**
 * How much of a seller's part an open dispute is about, in minor units: its share of what the parts that the dispute names
 * have left; and whether that is all that the shopper's card paid of it. Nothing of a part that it does not name. Pure.
 */
export function disputedOfPart(
  order: OrderState,
  partId: string,
  dispute: { amount: number; sellerOrderIds: readonly string[] | null },
): { amount: number; isWhole: boolean } {
  const named = order.sellerOrders.filter(({ id }) => dispute.sellerOrderIds?.includes(id) ?? true);
  const credit = creditOfParts(order);
  const carried = carriedOfParts(order);
  const paidByCard = (part: SellerOrderState) =>
    Math.max(0, moneyLeft(part).total - (credit.get(part.id) ?? 0) - (carried.get(part.id) ?? 0));
  const most = named.map(paidByCard);
  const all = most.reduce((sum, each) => sum + each, 0);
  const shares = all === 0 ? [] : allocate(Math.min(dispute.amount, all), most);
  const amount = shares[named.findIndex(({ id }) => id === partId)] ?? 0;
  return { amount, isWhole: amount > 0 && dispute.amount >= all };
}

/** The dispute about a seller's part that the bank has not decided; the one about most of it where there are several. */
export function openDisputeOf(
  rows: readonly DisputeOfOrderRow[],
  order: OrderState,
  partId: string,
): OpenDisputeView | null {
  const open = rows
    .filter((row) => row.closedAt === null)
    .map((row) => ({ row, ...disputedOfPart(order, partId, row) }))
    .filter(({ amount }) => amount > 0)
    .sort((one, other) => other.amount - one.amount);
  const [first] = open;
  if (!first) return null;
  const { closedAt: _, outcome: __, ...view } = toDisputeView(first.row);
  return {
    ...view,
    amount: money(first.amount, first.row.currency),
    reason: first.row.reason.replaceAll("_", " "),
    isWhole: first.isWhole,
  };
}
