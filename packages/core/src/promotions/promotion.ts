import type { Benefit, PromotionTerms, Refusal, RefusalReason, ShopperCondition } from "../pricing/index";

/** A promotion as it is kept. Amounts in minor units of its currency. */
export interface Promotion {
  id: string;
  sellerId: string | null;
  name: string;
  /** One for everybody; null for what applies by itself and for what has codes of one use each. */
  code: string | null;
  /** With codes of one use each. */
  hasOwnCodes: boolean;
  benefit: Benefit;
  minimumAmount: number;
  currency: string | null;
  productIds: string[];
  categoryIds: string[];
  sellerIds: string[];
  isExclusive: boolean;
  priority: number;
  isOn: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  usageLimit: number | null;
  shopperLimit: number | null;
  /** Only for who has not ordered yet. */
  isForFirstOrder: boolean;
  /** The group of shoppers that it is for; null for everybody. */
  groupId: string | null;
  /** Orders that hold it. */
  usedCount: number;
}

/** A promotion as it was found by a code or applies by itself, with how often this shopper holds it, and whether the order in hand does. */
export interface PromotionForShopper extends Promotion {
  /** Of a code of one use, which `code` is then. */
  ownCode: { isRevoked: boolean; isTaken: boolean } | null;
  usedByShopper: number;
  isHeld: boolean;
  /** Whether they have ordered before, the order in hand aside; false where nobody needs to know. */
  hasOrdered: boolean;
  /** Whether they are in the group that it is for, or it is for none; a guest is in no group. */
  isInGroup: boolean;
}

/** Why nobody, or not this shopper, may use a promotion now; undefined when they may. */
export function barOf(
  promotion: PromotionForShopper,
  sale: { currency: string; at: Date; shopper: { userId: string | null } },
): RefusalReason | undefined {
  const { startsAt, endsAt, currency, usageLimit, shopperLimit } = promotion;
  const held = promotion.isHeld ? 1 : 0;
  if (!promotion.isOn || promotion.ownCode?.isRevoked) return "OFF";
  if (startsAt !== null && sale.at < startsAt) return "NOT_STARTED";
  if (endsAt !== null && sale.at >= endsAt) return "EXPIRED";
  if (currency !== null && currency !== sale.currency) return "OTHER_CURRENCY";
  if (promotion.ownCode?.isTaken) return "CODE_USED";
  if (usageLimit !== null && promotion.usedCount - held >= usageLimit) return "USED_UP";
  if (shopperLimit !== null && promotion.usedByShopper - held >= shopperLimit) return "USED_BY_YOU";
  if (!promotion.isInGroup) return sale.shopper.userId === null ? "NOT_SIGNED_IN" : "NOT_IN_GROUP";
  if (promotion.isForFirstOrder && promotion.hasOrdered) return "NOT_FIRST_ORDER";
  return undefined;
}

export function refused(code: string, reason: RefusalReason): Refusal {
  return { step: "refused", code, reason, missing: null };
}

export function termsOf(promotion: Promotion): PromotionTerms {
  const { id, name, code, benefit, productIds, categoryIds, sellerIds } = promotion;
  const only: ShopperCondition[] = [
    ...(promotion.isForFirstOrder ? (["first_order"] as const) : []),
    ...(promotion.groupId === null ? [] : (["group"] as const)),
  ];
  return {
    id,
    name,
    code,
    fundedBy: promotion.sellerId === null ? "platform" : "seller",
    benefit,
    scope: { productIds, categoryIds, sellerIds },
    minimumAmount: promotion.minimumAmount,
    isExclusive: promotion.isExclusive,
    priority: promotion.priority,
    ...(only.length > 0 ? { only } : {}),
  };
}
