import type { FeeKind, FeeRuleView } from "@emporia/contracts/fees";
import { moneyText } from "@emporia/ui/lib/money-text";
import { percentText } from "@emporia/ui/lib/promotion-text";

export const feeKindWords: Record<FeeKind, string> = {
  processing: "Payment processing",
  item: "For each item",
  order: "For each order",
  monthly: "For each month",
};

const each: Record<FeeKind, string> = { processing: "a part", item: "a unit", order: "a part", monthly: "a month" };

/** What a fee keeps: "2.9 % of what is paid + $0.30 a part". */
export function feeText({ kind, basisPoints, fixed }: Pick<FeeRuleView, "kind" | "basisPoints" | "fixed">): string {
  const parts = [
    ...(basisPoints > 0 ? [`${percentText(basisPoints)} of what is paid`] : []),
    ...(fixed && fixed.amount > 0 ? [`${moneyText(fixed)} ${each[kind]}`] : []),
  ];
  return parts.length > 0 ? parts.join(" + ") : "Nothing";
}
