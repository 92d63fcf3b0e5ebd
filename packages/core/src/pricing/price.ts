import type { TaxRate } from "../tax/index";
import {
  commissionOn,
  commissionOnShipping,
  type DiscountBase,
  discountOn,
  feeOn,
  taxOn,
  taxSaved,
  taxWithin,
} from "./arithmetic";
import { bestTogether, type Fitting, groupsOf } from "./exclusive";
import type { CommissionTerms, FeeTerms, PriceStep, PriceTrace, PromotionTerms, Refusal, RefusalReason } from "./terms";

export interface ItemToPrice {
  id: string;
  productId: string;
  /** Its category and those above it. */
  categoryIds: readonly string[];
  sellerId: string;
  /** Minor units, as shown: with tax in a market whose prices include it. */
  unitAmount: number;
  quantity: number;
  taxClass: string;
  isTaxable: boolean;
  /** Null where nobody needs to know yet what the platform keeps. */
  commission: CommissionTerms | null;
}

/** How a place taxes: by rates of its table, or as a tax provider said of these very amounts. */
export type TaxTerms =
  | { rates: readonly TaxRate[]; remitter?: "marketplace" | "seller" | undefined }
  /** Minor units by item id and by seller. */
  | {
      items: Readonly<Record<string, number>>;
      shipping: Readonly<Record<string, number>>;
      /** Who hands the tax of a part over; the marketplace where nothing is said. */
      remitters?: Readonly<Record<string, "marketplace" | "seller">>;
    };

export interface ToPrice {
  pricesIncludeTax: boolean;
  items: readonly ItemToPrice[];
  /** What each seller asks for sending, in minor units, as far as it is known. */
  shipping: readonly {
    sellerId: string;
    amount: number;
    /** By which the platform keeps some of it; absent where nobody needs to know yet. */
    commission?: CommissionTerms | undefined;
  }[];
  /** By seller: what else is kept of their part, in the order in which it is taken; absent where nobody needs to know yet. */
  fees?: Readonly<Record<string, readonly FeeTerms[]>> | undefined;
  promotions: readonly PromotionTerms[];
  /** Coupons that were entered and may not be used at all. */
  refused?: readonly Refusal[];
  /** Null while nobody knows where it goes. */
  tax: TaxTerms | null;
  /** The table stands in for a tax provider that did not answer. */
  isTaxFallback?: boolean;
}

export const shippingPart = (sellerId: string): string => `shipping:${sellerId}`;
export const shopPart = (sellerId: string): string => `shop:${sellerId}`;

/**
 * What it all costs and why, step by step: items, promotions, shipping, tax, commission, other fees. The one place where prices are
 * worked out. Pure, and the order in which things are given changes nothing.
 *
 * Promotions work on prices as they are shown, one after the other by priority, each on what the ones before left over. One that
 * is exclusive never meets another at a shop that it touches: there the shopper gets the better of it and the others.
 * Tax is on what the shopper pays, rounded for each part. Commission is on what the seller gets: a discount that the
 * platform funds changes neither. Where tax is within prices, what it takes off contains tax that is not owed then; the
 * platform pays that much less for it.
 */
export function price(input: ToPrice): PriceTrace {
  const items = [...input.items].sort(byText((item) => item.id));
  const shipping = [...input.shipping].sort(byText((each) => each.sellerId));
  const steps: PriceStep[] = [
    ...items.map(({ id, sellerId, unitAmount, quantity }) => ({
      step: "item" as const,
      part: id,
      sellerId,
      unitAmount,
      quantity,
      amount: unitAmount * quantity,
    })),
    ...shipping.map(({ sellerId, amount }) => ({
      step: "shipping" as const,
      part: shippingPart(sellerId),
      sellerId,
      amount,
    })),
  ];
  const { discounts, refusals } = bestDiscounts(items, shipping, input.promotions);
  const left = new Map(steps.flatMap((step) => ("amount" in step && "part" in step ? [[step.part, step.amount]] : [])));
  const bySeller = new Map(left);
  for (const { on, shares, fundedBy } of discounts)
    on.forEach(({ part }, index) => {
      takeFrom(left, part, shares[index] ?? 0);
      if (fundedBy === "seller") takeFrom(bySeller, part, shares[index] ?? 0);
    });
  const taxes = input.tax ? taxSteps(input, input.tax, items, shipping, { left, bySeller }) : [];
  const included = new Map(
    taxes.filter((tax) => tax.isIncluded).map((tax) => [tax.part, tax.amount + (tax.saved ?? 0)]),
  );
  const commissions = items.flatMap(({ id, quantity, commission }): PriceStep[] => {
    if (!commission) return [];
    const on = (bySeller.get(id) ?? 0) - (included.get(id) ?? 0);
    return [
      { step: "commission", part: id, terms: commission, quantity, on, amount: commissionOn(commission, on, quantity) },
    ];
  });
  const ofShipping = shipping.flatMap(({ sellerId, commission: terms }): PriceStep[] => {
    if (!terms?.shippingBasisPoints) return [];
    const part = shippingPart(sellerId);
    const on = (bySeller.get(part) ?? 0) - (included.get(part) ?? 0);
    return [{ step: "commission", part, terms, quantity: 1, on, amount: commissionOnShipping(terms, on) }];
  });
  const kept = [...commissions, ...ofShipping];
  return {
    version: 1,
    pricesIncludeTax: input.pricesIncludeTax,
    ...(input.isTaxFallback ? { isTaxFallback: true } : {}),
    steps: [
      ...steps,
      ...discounts,
      ...(input.refused ?? []),
      ...refusals,
      ...taxes,
      ...kept,
      ...feeSteps(input, items, { left, bySeller, included, taxes, kept }),
    ],
  };
}

/** What else is kept of each shop's part, one after the other, each of what the ones before left its seller. */
function feeSteps(
  { fees = {}, shipping }: ToPrice,
  items: readonly ItemToPrice[],
  worked: {
    left: ReadonlyMap<string, number>;
    bySeller: ReadonlyMap<string, number>;
    included: ReadonlyMap<string, number>;
    taxes: readonly TaxStep[];
    kept: readonly PriceStep[];
  },
): PriceStep[] {
  const { left, bySeller, included, taxes, kept } = worked;
  return [...new Set(items.map((item) => item.sellerId))].sort().flatMap((sellerId): PriceStep[] => {
    const own = items.filter((item) => item.sellerId === sellerId);
    const sends = shipping.some((each) => each.sellerId === sellerId);
    const parts = new Set([...own.map(({ id }) => id), ...(sends ? [shippingPart(sellerId)] : [])]);
    const sum = (amount: (part: string) => number) => [...parts].reduce((total, part) => total + amount(part), 0);
    const amountOf = (steps: readonly PriceStep[]) =>
      steps.reduce((total, step) => total + ("part" in step && parts.has(step.part) ? step.amount : 0), 0);
    const on = sum((part) => left.get(part) ?? 0) + amountOf(taxes.filter((tax) => !tax.isIncluded));
    let most = sum((part) => (bySeller.get(part) ?? 0) - (included.get(part) ?? 0)) - amountOf(kept);
    return (fees[sellerId] ?? []).flatMap((terms): PriceStep[] => {
      const quantity = terms.kind === "item" ? own.reduce((count, item) => count + item.quantity, 0) : 1;
      const amount = feeOn(terms, { on, quantity, most });
      if (amount === 0) return [];
      const step = { step: "fee" as const, part: shopPart(sellerId), sellerId, terms, quantity, on, most, amount };
      most -= amount;
      return [step];
    });
  });
}

type DiscountStep = Extract<PriceStep, { step: "discount" }>;
type TaxStep = Extract<PriceStep, { step: "tax" }>;
type Shipping = ToPrice["shipping"];

function takeFrom(left: Map<string, number>, part: string, amount: number): void {
  left.set(part, (left.get(part) ?? 0) - amount);
}

function byText<Each>(text: (each: Each) => string): (a: Each, b: Each) => number {
  return (a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}

function isInScope({ scope }: PromotionTerms, item: ItemToPrice): boolean {
  const fits = (wanted: readonly string[], had: readonly string[]) =>
    wanted.length === 0 || had.some((each) => wanted.includes(each));
  return (
    fits(scope.productIds, [item.productId]) &&
    fits(scope.categoryIds, item.categoryIds) &&
    fits(scope.sellerIds, [item.sellerId])
  );
}

/** Why a promotion does not fit these items at all; undefined when it does. */
function misfitOf(
  promotion: PromotionTerms,
  inScope: readonly ItemToPrice[],
): { reason: RefusalReason; missing: number | null } | undefined {
  if (inScope.length === 0) return { reason: "NOT_FOR_THESE_ITEMS", missing: null };
  const worth = inScope.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0);
  if (worth < promotion.minimumAmount) return { reason: "MINIMUM_NOT_MET", missing: promotion.minimumAmount - worth };
  if (promotion.benefit.kind !== "buy_x_get_y") return undefined;
  const missing =
    promotion.benefit.buy + promotion.benefit.get - inScope.reduce((count, item) => count + item.quantity, 0);
  return missing > 0 ? { reason: "TOO_FEW_ITEMS", missing } : undefined;
}

function bestDiscounts(
  items: readonly ItemToPrice[],
  shipping: Shipping,
  promotions: readonly PromotionTerms[],
): { discounts: DiscountStep[]; refusals: Refusal[] } {
  const inOrder = [...promotions].sort(
    (a, b) => a.priority - b.priority || Number(a.code !== null) - Number(b.code !== null) || byText(idOf)(a, b),
  );
  const refusals: Refusal[] = [];
  const refuse = ({ code }: PromotionTerms, reason: RefusalReason, missing: number | null) => {
    if (code !== null) refusals.push({ step: "refused", code, reason, missing });
  };
  const fitting = inOrder.flatMap((promotion): Fitting[] => {
    const inScope = items.filter((item) => isInScope(promotion, item));
    const misfit = misfitOf(promotion, inScope);
    if (misfit) refuse(promotion, misfit.reason, misfit.missing);
    return misfit ? [] : [{ promotion, inScope }];
  });
  const chosen = new Set(
    groupsOf(fitting).flatMap((group) =>
      bestTogether(group, (some) => sumOf(discountsOf(some, items, shipping))).map(({ promotion }) => promotion),
    ),
  );
  const best = discountsOf(
    fitting.filter(({ promotion }) => chosen.has(promotion)),
    items,
    shipping,
  );
  for (const { promotion } of fitting) {
    const taken = best.find((step) => step.promotionId === promotion.id);
    if (!taken) refuse(promotion, "BEATEN", null);
    // Shipping that is not chosen yet, or free anyway, may cost something later: the coupon stays.
    else if (taken.amount === 0 && promotion.benefit.kind !== "free_shipping") refuse(promotion, "NOTHING_LEFT", null);
  }
  return {
    discounts: best.filter((step) => step.amount > 0 || step.benefit.kind === "free_shipping"),
    refusals,
  };
}

const idOf = (promotion: PromotionTerms) => promotion.id;
const sumOf = (steps: readonly DiscountStep[]) => steps.reduce((sum, step) => sum + step.amount, 0);

/** These promotions one after the other, each on what the ones before left. */
function discountsOf(fitting: readonly Fitting[], items: readonly ItemToPrice[], shipping: Shipping): DiscountStep[] {
  const left = new Map<string, number>([
    ...items.map((item) => [item.id, item.unitAmount * item.quantity] as const),
    ...shipping.map((each) => [shippingPart(each.sellerId), each.amount] as const),
  ]);
  return fitting.map(({ promotion, inScope }) => {
    const on = basesOf(promotion, inScope, shipping, left);
    const { amount, shares } = discountOn(promotion.benefit, on);
    on.forEach(({ part }, index) => {
      takeFrom(left, part, shares[index] ?? 0);
    });
    const { id: promotionId, name, code, fundedBy, benefit, only } = promotion;
    return {
      ...{ step: "discount", promotionId, name, code, fundedBy, benefit, on, amount, shares },
      ...(only ? { only: [...only] } : {}),
    };
  });
}

function basesOf(
  { benefit }: PromotionTerms,
  inScope: readonly ItemToPrice[],
  shipping: Shipping,
  left: ReadonlyMap<string, number>,
): DiscountBase[] {
  const base = (part: string, quantity: number) => ({ part, amount: left.get(part) ?? 0, quantity });
  if (benefit.kind !== "free_shipping") return inScope.map((item) => base(item.id, item.quantity));
  const sellers = new Set(inScope.map((item) => item.sellerId));
  return shipping
    .filter(({ sellerId }) => sellers.has(sellerId))
    .map(({ sellerId }) => base(shippingPart(sellerId), 1));
}

/** Each part at the rate of its class, rounded on its own; shipping at the standard rate where it is taxed at all. */
function taxSteps(
  { pricesIncludeTax: isIncluded }: ToPrice,
  terms: TaxTerms,
  items: readonly ItemToPrice[],
  shipping: Shipping,
  { left, bySeller }: { left: ReadonlyMap<string, number>; bySeller: ReadonlyMap<string, number> },
): TaxStep[] {
  const step = (part: string, rate: TaxRate | undefined, quoted: number | undefined): TaxStep => {
    const on = left.get(part) ?? 0;
    const remitter = "items" in terms ? terms.remitters?.[part] : terms.remitter;
    const amountAt = isIncluded ? taxWithin : taxOn;
    const amount = rate ? amountAt(on, rate.rateMillionths) : (quoted ?? 0);
    const saved = isIncluded ? taxSaved({ on, amount }, (bySeller.get(part) ?? 0) - on, rate) : 0;
    return {
      step: "tax",
      part,
      rate: rate ? { taxClass: rate.taxClass, rateMillionths: rate.rateMillionths, name: rate.name } : null,
      isIncluded,
      on,
      amount,
      ...(remitter ? { remitter } : {}),
      ...(saved > 0 ? { saved } : {}),
    };
  };
  if ("items" in terms)
    return [
      ...items.map((item) => step(item.id, undefined, terms.items[item.id])),
      ...shipping.map(({ sellerId }) => step(shippingPart(sellerId), undefined, terms.shipping[sellerId])),
    ].filter((each) => each.amount > 0);
  const rateOf = new Map(terms.rates.map((rate) => [rate.taxClass, rate]));
  const standard = rateOf.get("standard");
  return [
    ...items.flatMap((item) => {
      const rate = item.isTaxable ? rateOf.get(item.taxClass) : undefined;
      return rate ? [step(item.id, rate, undefined)] : [];
    }),
    ...shipping.flatMap(({ sellerId }) =>
      standard?.isShippingTaxed ? [step(shippingPart(sellerId), standard, undefined)] : [],
    ),
  ];
}
