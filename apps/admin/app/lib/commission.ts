import type { CommissionRuleView, misfits } from "@emporia/contracts/commission";
import { dateText } from "@emporia/ui/commerce/date-time";
import { moneyText } from "@emporia/ui/lib/money-text";
import { percentText } from "@emporia/ui/lib/promotion-text";

/** What a rule keeps: "8 % + $0.30, $1.00 at least". */
export function termsText({ basisPoints, fixed, floor, cap, shippingBasisPoints, tiers }: CommissionRuleView): string {
  return [
    `${percentText(basisPoints)}${fixed ? ` + ${moneyText(fixed)} a unit` : ""}`,
    ...tiers.map(({ from, basisPoints: share }) => `${percentText(share)} from ${moneyText(from)} a month on`),
    ...(floor ? [`${moneyText(floor)} a unit at least`] : []),
    ...(cap ? [`${moneyText(cap)} a unit at most`] : []),
    ...(shippingBasisPoints > 0 ? [`${percentText(shippingBasisPoints)} of shipping`] : []),
  ].join(", ");
}

/** What a rule is for. */
export function scopeText({ isDefault, seller, category, product }: CommissionRuleView): string {
  const parts = [product?.name, category && `all in ${category.name}`, seller && `of ${seller.name}`].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : isDefault ? "Everything else" : "Everything";
}

export function datesText({ startsAt, endsAt }: Pick<CommissionRuleView, "startsAt" | "endsAt">): string {
  if (startsAt && endsAt) return `${dateText(startsAt, "short")} to ${dateText(endsAt, "short")}`;
  if (startsAt) return `From ${dateText(startsAt, "short")}`;
  return endsAt ? `Until ${dateText(endsAt, "short")}` : "Always";
}

/** Why a rule does not decide about a sale. */
export const misfitText: Record<(typeof misfits)[number], string> = {
  seller: "is for another shop",
  category: "is for another category",
  product: "is for another product",
  currency: "is for another currency",
  dates: "is not in force then",
};
