import type { CommissionTerms } from "../pricing/index";

export interface CommissionTier {
  fromAmount: number;
  basisPoints: number;
}

/** Which currency is paid in, when, and what each shop sold in the month so far, in minor units of home's currency. */
export interface Sale {
  currency: string;
  at: Date;
  turnovers?: ReadonlyMap<string, number>;
}

/** What the platform keeps of some of what is sold. Amounts are minor units for each unit sold. */
export interface CommissionRule {
  id: string;
  name: string;
  isDefault: boolean;
  sellerId: string | null;
  /** Stands for the categories below it too. */
  categoryId: string | null;
  productId: string | null;
  basisPoints: number;
  fixedAmount: number;
  floorAmount: number | null;
  capAmount: number | null;
  /** Of what the seller gets for sending, in basis points; of a rule that is for no category and no product. */
  shippingBasisPoints: number;
  /** Shares in place of `basisPoints` from so much turnover of the month on, in minor units of home's currency; the lowest first. */
  tiers: readonly CommissionTier[];
  /** The only one it is for; null when it names no amount. */
  currency: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
}

export interface ItemForSale {
  productId: string;
  sellerId: string;
  /** Its category and those above it. */
  categoryIds: readonly string[];
}

/** Why a rule does not decide about an item; undefined when it does. */
export function ruleMisfit(
  rule: CommissionRule,
  item: ItemForSale,
  sale: Sale,
): "seller" | "category" | "product" | "currency" | "dates" | undefined {
  if (rule.sellerId !== null && rule.sellerId !== item.sellerId) return "seller";
  if (rule.categoryId !== null && !item.categoryIds.includes(rule.categoryId)) return "category";
  if (rule.productId !== null && rule.productId !== item.productId) return "product";
  if (rule.currency !== null && rule.currency !== sale.currency) return "currency";
  const isInForce =
    (rule.startsAt === null || rule.startsAt <= sale.at) && (rule.endsAt === null || sale.at < rule.endsAt);
  return isInForce ? undefined : "dates";
}

/** The terms by the first rule that fits, which is frozen with what is sold. @throws when there is not even a default */
export function commissionFor(rules: readonly CommissionRule[], item: ItemForSale, sale: Sale): CommissionTerms {
  const rule = rules.find((each) => ruleMisfit(each, item, sale) === undefined);
  if (!rule) throw new Error("No commission rule fits: the default one is missing.");
  return termsOf(rule, sale.turnovers?.get(item.sellerId) ?? 0);
}

/**
 * By which terms the platform keeps some of what a shop gets for sending: those of the first rule that fits the shop and is
 * not for certain things only. @throws when there is not even a default
 */
export function shippingCommissionFor(rules: readonly CommissionRule[], sellerId: string, sale: Sale): CommissionTerms {
  const rule = rules.find((each) => shippingMisfit(each, sellerId, sale) === undefined);
  if (!rule) throw new Error("No commission rule fits: the default one is missing.");
  return termsOf(rule, 0);
}

/** Why a rule does not decide about a shop's shipping; undefined when it does. */
export function shippingMisfit(rule: CommissionRule, sellerId: string, sale: Sale): ReturnType<typeof ruleMisfit> {
  return ruleMisfit(rule, { sellerId, productId: "", categoryIds: [] }, sale);
}

/** What a rule says at so much turnover of the month: the share of the highest tier that it reaches, or its own. Pure. */
export function termsOf(rule: CommissionRule, turnover: number): CommissionTerms {
  const { id, fixedAmount, floorAmount, capAmount, shippingBasisPoints } = rule;
  const tier = rule.tiers.findLast(({ fromAmount }) => turnover >= fromAmount);
  return {
    ...{ ruleId: id, basisPoints: tier?.basisPoints ?? rule.basisPoints, fixedAmount, floorAmount, capAmount },
    ...(shippingBasisPoints > 0 ? { shippingBasisPoints } : {}),
    ...(tier ? { tierFromAmount: tier.fromAmount } : {}),
  };
}
