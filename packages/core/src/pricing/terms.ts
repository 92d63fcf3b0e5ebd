import { z } from "zod";

/** What a promotion takes off. Amounts in minor units of the order's currency, shares in basis points (1,000 = 10 %). */
export const benefitSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("percentage"), basisPoints: z.int(), maxAmount: z.int().nullable() }),
  z.object({ kind: z.literal("fixed"), amount: z.int() }),
  z.object({ kind: z.literal("free_shipping") }),
  z.object({ kind: z.literal("buy_x_get_y"), buy: z.int(), get: z.int(), basisPoints: z.int() }),
]);
export type Benefit = z.infer<typeof benefitSchema>;

export type Funder = "platform" | "seller";

/** A promotion that may be applied now: who may use it, and how often, was decided before. */
export interface PromotionTerms {
  id: string;
  name: string;
  /** Null for one that applies by itself. */
  code: string | null;
  fundedBy: Funder;
  benefit: Benefit;
  /** An item has to be in each list that is not empty; a category stands for those below it too. */
  scope: { productIds: readonly string[]; categoryIds: readonly string[]; sellerIds: readonly string[] };
  /** What the items in scope have to be worth before any discount, in minor units. */
  minimumAmount: number;
  /** Never together with another one. */
  isExclusive: boolean;
  /** The smaller goes first; later ones work on what is left. */
  priority: number;
  /** Whom it is only for, of whom it was found out before that the shopper is one; absent where it is for everybody. */
  only?: readonly ShopperCondition[];
}

/** What a promotion can ask of who buys. */
export const shopperConditions = ["first_order", "group"] as const;
export type ShopperCondition = (typeof shopperConditions)[number];

/**
 * What the platform keeps of an item: a share of what its seller gets for it, in basis points, and an amount for each unit;
 * for each unit at least `floorAmount` and at most `capAmount`. Never more than the seller gets.
 */
export const commissionTermsSchema = z.object({
  /** The rule it comes from; null for what was sold before there were rules. */
  ruleId: z.string().nullable(),
  basisPoints: z.int(),
  fixedAmount: z.int(),
  floorAmount: z.int().nullable(),
  capAmount: z.int().nullable(),
  /** Of what the seller gets for sending; absent where it was sold before there was commission on shipping. */
  shippingBasisPoints: z.int().optional(),
  /** From which turnover of the month on the share is this one, in minor units of home's currency; absent where it is the rule's own. */
  tierFromAmount: z.int().optional(),
});
export type CommissionTerms = z.infer<typeof commissionTermsSchema>;

/** What is kept of a sale beside commission: of what is paid, for each unit, for each shop's part of an order. */
export const saleFeeKinds = ["processing", "item", "order"] as const;
export type SaleFeeKind = (typeof saleFeeKinds)[number];

/** A fee on a shop's part of an order: a share, in basis points, of what is paid for it, and an amount in minor units. */
export const feeTermsSchema = z.object({
  ruleId: z.string(),
  name: z.string(),
  kind: z.enum(saleFeeKinds),
  /** Of what the shopper pays for the part, with tax and shipping; of payment processing only. */
  basisPoints: z.int(),
  fixedAmount: z.int(),
  /** Whether it goes back with refunds, in proportion; what is cancelled before it is paid for is never charged. */
  isReturned: z.boolean(),
});
export type FeeTerms = z.infer<typeof feeTermsSchema>;

/** A tax rate of a place; 72,500 millionths are 7.25 %. */
const taxRateSchema = z.object({ taxClass: z.string(), rateMillionths: z.int(), name: z.string() });

/** Why a coupon that was entered takes nothing off. */
export const refusalReasons = [
  "UNKNOWN",
  "OFF",
  "NOT_STARTED",
  "EXPIRED",
  "USED_UP",
  "USED_BY_YOU",
  "CODE_USED",
  "ONE_PER_ORDER",
  "NOT_FIRST_ORDER",
  "NOT_SIGNED_IN",
  "NOT_IN_GROUP",
  "OTHER_CURRENCY",
  "NOT_FOR_THESE_ITEMS",
  "MINIMUM_NOT_MET",
  "TOO_FEW_ITEMS",
  "NOTHING_LEFT",
  "BEATEN",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const refusalSchema = z.object({
  step: z.literal("refused"),
  code: z.string(),
  reason: z.enum(refusalReasons),
  /** What is missing to the minimum, in minor units, or how many items. */
  missing: z.int().nullable(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/**
 * One step of a price and why it is so. A part is an item, by its id, or the shipping of a seller, as `shipping:<id>`.
 * From the rule of a step and the amounts it works on its own amount follows again.
 */
export const priceStepSchema = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("item"),
    part: z.string(),
    sellerId: z.string(),
    unitAmount: z.int(),
    quantity: z.int(),
    amount: z.int(),
  }),
  z.object({ step: z.literal("shipping"), part: z.string(), sellerId: z.string(), amount: z.int() }),
  z.object({
    step: z.literal("discount"),
    promotionId: z.string(),
    name: z.string(),
    code: z.string().nullable(),
    fundedBy: z.enum(["platform", "seller"]),
    benefit: benefitSchema,
    on: z.array(z.object({ part: z.string(), amount: z.int(), quantity: z.int() })),
    amount: z.int(),
    /** How it is split over what it works on. */
    shares: z.array(z.int()),
    /** Whom it is only for; absent where it is for everybody. */
    only: z.array(z.enum(shopperConditions)).optional(),
  }),
  z.object({
    step: z.literal("tax"),
    part: z.string(),
    /** Null where a tax provider named the amount. */
    rate: taxRateSchema.nullable(),
    isIncluded: z.boolean(),
    on: z.int(),
    amount: z.int(),
    /** Who hands it over, where staff or a provider said so: the marketplace as its facilitator, or the seller. */
    remitter: z.enum(["marketplace", "seller"]).optional(),
    /** The tax within what the platform takes off, which nobody owes; absent where there is none. */
    saved: z.int().optional(),
  }),
  z.object({
    step: z.literal("commission"),
    part: z.string(),
    terms: commissionTermsSchema,
    quantity: z.int(),
    on: z.int(),
    amount: z.int(),
  }),
  z.object({
    step: z.literal("fee"),
    /** The shop's part of the order, as `shop:<id>`. */
    part: z.string(),
    sellerId: z.string(),
    terms: feeTermsSchema,
    /** Units of which it is; one where it is of the whole part. */
    quantity: z.int(),
    /** What a share is of: what the shopper pays for the part. */
    on: z.int(),
    /** What the seller still gets of the part before it: a fee is never more. */
    most: z.int(),
    amount: z.int(),
  }),
  refusalSchema,
]);
export type PriceStep = z.infer<typeof priceStepSchema>;

/** How a price came about, step by step. */
export const priceTraceSchema = z.object({
  version: z.literal(1),
  pricesIncludeTax: z.boolean(),
  /** The table stood in for a tax provider that did not answer: staff look at it. */
  isTaxFallback: z.boolean().optional(),
  steps: z.array(priceStepSchema),
});
export type PriceTrace = z.infer<typeof priceTraceSchema>;
