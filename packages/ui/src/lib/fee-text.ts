import type { FeeKind, FeeRuleView } from "@emporia/contracts/fees";
import { moneyText } from "./money-text";
import { percentText } from "./promotion-text";

/** What fees are for. An order is that of one shop: of what is ordered from several, each has its own. */
export const feeKindWords: Record<FeeKind, string> = {
  processing: "Each order, for processing its payment",
  item: "Each unit sold",
  order: "Each order",
  monthly: "Each month",
};

const each: Record<FeeKind, string> = { processing: "an order", item: "a unit", order: "an order", monthly: "a month" };

/** What a fee keeps: "2.9 % of what is paid + $0.30 an order". */
export function feeText({ kind, basisPoints, fixed }: Pick<FeeRuleView, "kind" | "basisPoints" | "fixed">): string {
  const parts = [
    ...(basisPoints > 0 ? [`${percentText(basisPoints)} of what is paid`] : []),
    ...(fixed && fixed.amount > 0 ? [`${moneyText(fixed)} ${each[kind]}`] : []),
  ];
  return parts.length > 0 ? parts.join(" + ") : "Nothing";
}
