import type { PromotionKind } from "@emporia/contracts/promotions";
import { DAY_MS, InvalidInput } from "../../platform/index";
import type { Benefit } from "../../pricing/index";
import type { Promotion } from "../promotion";

/** What a shop's promotions may be; null is no limit. */
export interface PromotionLimits {
  maxBasisPoints: number | null;
  /** Minor units of the promotion's currency. */
  maxAmount: number | null;
  maxDays: number | null;
  maxAtOnce: number | null;
  leastPriority: number;
  kinds: readonly PromotionKind[];
}

/** A promotion as it was, with when it was made: it begins then where it names no other time. */
export type PromotionBefore = Promotion & { createdAt: Date };

type Wrong = Record<string, string>;

/**
 * Refuses what a shop may not promise. What was there before the limits stays as it is, and may become less; it cannot become more,
 * nor last longer, nor be for more.
 * @throws InvalidInput with the limit by name at each field
 */
export function assertWithin(
  limits: PromotionLimits,
  after: Promotion,
  before: PromotionBefore | null,
  now: Date,
): void {
  const wrong = { ...beyond(limits, after, before, now), ...(before && widened(limits, after, before, now)) };
  if (Object.keys(wrong).length > 0) throw new InvalidInput(wrong);
}

/** Whether a promotion takes off more, or in another way, than a shop may promise today. Pure. */
export function isBeyond(limits: PromotionLimits, promotion: Promotion, now: Date): boolean {
  const { benefit } = beyondBenefit(limits, promotion, null);
  return benefit || promotion.priority < limits.leastPriority || daysOf(promotion, now) > (limits.maxDays ?? Infinity);
}

function beyondBenefit(limits: PromotionLimits, { benefit, currency }: Promotion, before: Promotion | null) {
  const [share, was] = [shareOf(benefit), before && shareOf(before.benefit)];
  const isKind = limits.kinds.includes(benefit.kind) || before?.benefit.kind === benefit.kind;
  const isShare = share <= Math.max(limits.maxBasisPoints ?? Infinity, was ?? 0);
  const isAmount =
    amountOf(benefit) <=
    Math.max(limits.maxAmount ?? Infinity, before?.currency === currency ? amountOf(before.benefit) : 0);
  return { isKind, isShare, isAmount, benefit: !(isKind && isShare && isAmount) };
}

function beyond(limits: PromotionLimits, after: Promotion, before: PromotionBefore | null, now: Date): Wrong {
  const { isKind, isShare, isAmount } = beyondBenefit(limits, after, before);
  const { benefit } = after;
  const most = limits.maxDays ?? Infinity;
  const isLonger = daysOf(after, before?.createdAt ?? now) > most && !(before && endOf(after) <= endOf(before));
  const isEarlier = after.priority < Math.min(limits.leastPriority, before?.priority ?? Infinity);
  const share = (shareOf(benefit) / 100).toFixed(1).replace(/\.0$/, "");
  return {
    ...(isKind ? {} : { "benefit.kind": "Emporia does not let shops take off this. Choose another way." }),
    ...(isShare
      ? {}
      : {
          "benefit.basisPoints":
            benefit.kind === "buy_x_get_y"
              ? `That is ${share} % of all that is bought. Emporia lets shops take off ${percent(limits)} at most.`
              : `Emporia lets shops take off ${percent(limits)} at most.`,
        }),
    ...(isAmount
      ? {}
      : { "benefit.amount": "Emporia does not let shops take off so much of one order. Take off less." }),
    ...(isLonger ? { endsAt: `Emporia lets a coupon last ${days(most)} at most.` } : {}),
    ...(isEarlier ? { priority: `Emporia lets shops use priorities from ${limits.leastPriority} on.` } : {}),
  };
}

/** What becomes more of a promotion that the limits of today would not allow. */
function widened(limits: PromotionLimits, after: Promotion, before: PromotionBefore, now: Date): Wrong {
  if (!isBeyond(limits, before, before.createdAt) || !isBeyond(limits, after, before.createdAt)) return {};
  const why = "This coupon is beyond what Emporia allows shops today";
  const isMore = (one: number | null, other: number | null) => (one ?? Infinity) > (other ?? Infinity);
  const isFor = (one: readonly string[], other: readonly string[]) =>
    other.length > 0 && (one.length === 0 || one.some((id) => !other.includes(id)));
  const most = ({ benefit }: Promotion) => (benefit.kind === "percentage" ? benefit.maxAmount : null);
  return {
    ...(endOf(after) > endOf(before) ? { endsAt: `${why}: it cannot last longer.` } : {}),
    ...(startOf(after, now) < startOf(before, before.createdAt)
      ? { startsAt: `${why}: it cannot begin earlier.` }
      : {}),
    ...(before.currency && after.currency && before.currency !== after.currency
      ? { currency: `${why}: it stays in ${before.currency}.` }
      : {}),
    ...(after.minimumAmount < before.minimumAmount ? { minimumAmount: `${why}: its minimum cannot be lowered.` } : {}),
    ...(isMore(after.usageLimit, before.usageLimit) ? { usageLimit: `${why}: it cannot be used more often.` } : {}),
    ...(isMore(after.shopperLimit, before.shopperLimit)
      ? { shopperLimit: `${why}: it cannot be used more often.` }
      : {}),
    ...(isMore(most(after), most(before)) ? { "benefit.maxAmount": `${why}: it cannot take off more.` } : {}),
    ...(isFor(after.productIds, before.productIds) ? { products: `${why}: it cannot be for more.` } : {}),
    ...(isFor(after.categoryIds, before.categoryIds) ? { categoryIds: `${why}: it cannot be for more.` } : {}),
    ...(before.isForFirstOrder && !after.isForFirstOrder
      ? { isForFirstOrder: `${why}: it stays for first orders.` }
      : {}),
  };
}

/** The share of all that is bought that is taken off, in basis points: of "buy two, get one free" it is a third. */
export function shareOf(benefit: Benefit): number {
  if (benefit.kind === "percentage") return benefit.basisPoints;
  if (benefit.kind === "buy_x_get_y") return (benefit.basisPoints * benefit.get) / (benefit.buy + benefit.get);
  return 0;
}

const amountOf = (benefit: Benefit) => (benefit.kind === "fixed" ? benefit.amount : 0);
const startOf = ({ startsAt }: Promotion, made: Date) => (startsAt ?? made).getTime();
const endOf = ({ endsAt }: Promotion) => endsAt?.getTime() ?? Infinity;
const daysOf = (promotion: Promotion, made: Date) => (endOf(promotion) - startOf(promotion, made)) / DAY_MS;
const percent = ({ maxBasisPoints }: PromotionLimits) => `${(maxBasisPoints ?? 0) / 100} %`;
const days = (count: number) => (count === 1 ? "a day" : `${count.toLocaleString("en-US")} days`);

/** Whether a promotion counts among those that a shop has at once: on, and not over. Pure. */
export function countsAtOnce({ isOn, endsAt }: Promotion, now: Date): boolean {
  return isOn && (endsAt === null || endsAt > now);
}
