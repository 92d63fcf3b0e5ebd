import { money } from "@emporia/contracts/money";
import type { PromotionStatus, PromotionView } from "@emporia/contracts/promotions";
import type { Promotion } from "./promotion";
import type { PromotionWithUse } from "./queries/promotions";

function statusOf(promotion: Promotion, now: Date): PromotionStatus {
  if (!promotion.isOn) return "off";
  if (promotion.endsAt !== null && promotion.endsAt <= now) return "ended";
  if (promotion.startsAt !== null && promotion.startsAt > now) return "scheduled";
  return promotion.usageLimit !== null && promotion.usedCount >= promotion.usageLimit ? "used_up" : "on";
}

export function toPromotionView(found: PromotionWithUse, now: Date): PromotionView {
  const { promotion } = found;
  return {
    id: promotion.id,
    name: promotion.name,
    code: promotion.code,
    hasOwnCodes: promotion.hasOwnCodes,
    status: statusOf(promotion, now),
    seller: found.seller,
    benefit: promotion.benefit,
    currency: promotion.currency,
    minimum:
      promotion.minimumAmount > 0 && promotion.currency !== null
        ? money(promotion.minimumAmount, promotion.currency)
        : null,
    products: found.products,
    categories: found.categories,
    sellers: found.sellers,
    group: found.group,
    isExclusive: promotion.isExclusive,
    priority: promotion.priority,
    startsAt: promotion.startsAt?.toISOString() ?? null,
    endsAt: promotion.endsAt?.toISOString() ?? null,
    usageLimit: promotion.usageLimit,
    shopperLimit: promotion.shopperLimit,
    isForFirstOrder: promotion.isForFirstOrder,
    usedCount: found.holders,
    discounted: found.discounted.map((each) => money(each.amount, each.currency)),
  };
}
