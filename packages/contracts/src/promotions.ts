import { z } from "zod";
import { currencySchema, idSchema, instantSchema, pageInput, pageOf, textSchema } from "./common";
import { moneySchema } from "./money";

/** As it is kept and compared: upper case, without the spaces that people type. */
const normalised = z
  .string()
  .max(80)
  .overwrite((text) => text.replace(/\s+/g, "").toUpperCase());
export const couponCodeSchema = normalised.regex(
  /^[A-Z0-9][A-Z0-9_-]{2,39}$/,
  "Use 3 to 40 letters, digits, hyphens and underscores, beginning with a letter or digit.",
);
export const couponCodeInput = z.object({ code: normalised.min(1, "Enter a coupon code.") });
export const checkoutCouponInput = couponCodeInput.extend({ checkoutId: idSchema });
export const maxCouponsPerCart = 5;

/** A coupon that was entered: what it takes off stands among the discounts. */
export const couponView = z.object({
  code: z.string(),
  isApplied: z.boolean(),
  message: z.string().nullable().describe("Why it takes nothing off, or what it will take off later"),
});
export type CouponView = z.infer<typeof couponView>;

export const promotionKinds = ["percentage", "fixed", "free_shipping", "buy_x_get_y"] as const;
export type PromotionKind = (typeof promotionKinds)[number];
const percent = z
  .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a percentage such as 10." : undefined) })
  .min(1, "Take at least 0.01 % off.")
  .max(10_000, "Take 100 % off at most.")
  .describe("Basis points: 1,000 is 10 %");
const amount = z.int().min(1, "Enter an amount above zero.").max(100_000_000_00).describe("Minor units");
const count = z.int().min(1, "Enter 1 at least.").max(99, "Enter 99 at most.");
export const benefitSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("percentage"),
    basisPoints: percent,
    maxAmount: amount.nullable().default(null).describe("The most it takes off an order"),
  }),
  z.object({ kind: z.literal("fixed"), amount }),
  z.object({ kind: z.literal("free_shipping") }),
  z.object({
    kind: z.literal("buy_x_get_y"),
    buy: count,
    get: count.describe("Of each buy + get, the cheapest of all are reduced"),
    basisPoints: percent.default(10_000),
  }),
]);
const refs = (most: number, what: string) =>
  z
    .array(z.string().trim().toLowerCase().min(1).max(200))
    .max(most, `Name ${most} ${what} at most.`)
    .default([])
    .describe("Ids or addresses; everything when empty");
const promotionFields = {
  name: textSchema(1, 100, "Name").describe("What shoppers read beside the discount"),
  benefit: benefitSchema,
  minimumAmount: z.int().min(0).default(0).describe("What the items in scope have to be worth, in minor units"),
  currency: currencySchema.optional().describe("Of its amounts; the market's when absent"),
  products: refs(200, "products"),
  categoryIds: z
    .array(idSchema)
    .max(50, "Name 50 categories at most.")
    .default([])
    .describe("With those below them; everything when empty"),
  isExclusive: z.boolean().default(false).describe("Never together with another promotion"),
  priority: z.int().min(0).max(1000).default(100).describe("The smaller goes first"),
  startsAt: instantSchema.nullable().default(null),
  endsAt: instantSchema.nullable().default(null),
  usageLimit: z.int().min(1).max(1_000_000).nullable().default(null).describe("Orders in all; for coupons only"),
  shopperLimit: z.int().min(1).max(1000).nullable().default(null).describe("Orders of one shopper; for coupons only"),
  isForFirstOrder: z.boolean().default(false).describe("Only for who has not ordered yet"),
};
/** What only staff can say of a promotion: a shop's own is for everybody, and for what the shop sells. */
const platformFields = {
  shops: refs(200, "shops"),
  groupId: idSchema.nullable().default(null).describe("The group of shoppers it is for; everybody when null"),
};
export const createPromotionInput = z.object({
  ...promotionFields,
  code: couponCodeSchema
    .nullable()
    .default(null)
    .describe("For everybody; null for one that applies by itself or has codes of one use each"),
  hasOwnCodes: z.boolean().default(false).describe("With codes of one use each, which are made afterwards"),
  ...platformFields,
});
export const updatePromotionInput = z.object({
  ...promotionFields,
  promotionId: idSchema,
  code: couponCodeSchema.nullable().default(null).describe("A coupon keeps having a code, others keep having none"),
  ...platformFields,
});
/** A shop's own is a coupon for what the shop sells: with one code, or with codes of one use each. */
export const createOwnPromotionInput = createPromotionInput.omit({ shops: true, groupId: true });
export const updateOwnPromotionInput = updatePromotionInput.omit({ shops: true, groupId: true });
export const promotionIdInput = z.object({ promotionId: idSchema });
export const switchPromotionInput = z.object({ promotionId: idSchema, isOn: z.boolean() });
export const promotionStatuses = ["on", "scheduled", "ended", "used_up", "off"] as const;
export type PromotionStatus = (typeof promotionStatuses)[number];
export const listPromotionsInput = pageInput.extend({
  query: z.string().trim().max(100).optional().describe("Name or code"),
});

const named = z.array(z.object({ id: idSchema, name: z.string(), slug: z.string() }));
export const promotionView = z.object({
  id: idSchema,
  name: z.string(),
  code: z.string().nullable().describe("For everybody"),
  hasOwnCodes: z.boolean().describe("With codes of one use each; with neither it applies by itself"),
  status: z.enum(promotionStatuses),
  seller: z.object({ id: idSchema, name: z.string() }).nullable().describe("The shop that funds it; else the platform"),
  benefit: benefitSchema,
  currency: z.string().nullable(),
  minimum: moneySchema.nullable(),
  products: named,
  categories: named,
  sellers: named,
  group: z
    .object({ id: idSchema, name: z.string() })
    .nullable()
    .describe("The shoppers it is for; everybody when null"),
  isExclusive: z.boolean(),
  priority: z.int(),
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
  usageLimit: z.int().nullable(),
  shopperLimit: z.int().nullable(),
  isForFirstOrder: z.boolean(),
  usedCount: z.int().describe("Orders that hold it; those that ended unpaid gave it back"),
  discounted: z.array(moneySchema).describe("What it took off these, by currency"),
});
export type PromotionView = z.infer<typeof promotionView>;
export const promotionsView = pageOf(promotionView);

export const mostCodes = 100_000;
export const mostCodesAtOnce = 10_000;
export const codeStates = ["unused", "held", "used", "revoked"] as const;
export type CodeState = (typeof codeStates)[number];
export const makeCodesInput = z.object({
  promotionId: idSchema,
  batchId: idSchema.describe("Yours to choose: asking again with the same one makes no more"),
  count: z
    .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter how many." : undefined) })
    .min(1, "Make 1 at least.")
    .max(mostCodesAtOnce, "Make 10,000 at once at most."),
  prefix: normalised
    .regex(
      /^([A-Z0-9][A-Z0-9_-]{0,15})?$/,
      "Use up to 16 letters, digits and hyphens, beginning with a letter or digit.",
    )
    .default("")
    .describe("How each of them begins"),
});
export const listCodesInput = pageInput.extend({
  promotionId: idSchema,
  state: z.enum(codeStates).optional(),
  query: z.string().trim().max(80).optional().describe("How it begins"),
});
export const revokeCodesInput = z.object({
  promotionId: idSchema,
  code: normalised.min(1).optional().describe("One code; else a batch"),
  batchId: idSchema.optional().describe("All of it; what orders hold stays theirs and does not come back"),
});
export const codesFileInput = z.object({ promotionId: idSchema, batchId: idSchema.optional() });
export const codeBatchView = z.object({
  id: idSchema,
  prefix: z.string(),
  count: z.int(),
  madeAt: instantSchema,
});
export const codesView = pageOf(
  z.object({
    code: z.string(),
    state: z.enum(codeStates).describe("Held while its order waits to be paid for"),
    order: z.object({ id: idSchema, number: z.string() }).nullable(),
    takenAt: instantSchema.nullable(),
  }),
).extend({
  counts: z.object({ unused: z.int(), held: z.int(), used: z.int(), revoked: z.int() }),
  batches: z.array(codeBatchView.extend({ free: z.int().describe("Neither taken nor revoked") })),
});
export type CodesView = z.infer<typeof codesView>;
export const revokedCodesView = z.object({ revoked: z.int() });
export const codesFileView = z.object({ fileName: z.string(), text: z.string().describe("CSV") });

const most = (top: number) =>
  z.int().min(1, "Enter 1 at least.").max(top, `Enter ${top} at most.`).nullable().default(null);
/** What shops may promise; null is no limit. */
export const setPromotionLimitsInput = z.object({
  maxBasisPoints: percent.nullable().default(null).describe("Of a price, of sales too: 1,000 is 10 %"),
  maxAmount: amount.nullable().default(null).describe("Off one order, in minor units of home's currency"),
  maxDays: most(3650),
  maxAtOnce: most(1000).describe("Promotions of one shop that are on or planned"),
  leastPriority: z.int().min(0, "Enter 0 at least.").max(1000, "Enter 1000 at most.").default(0),
  kinds: z
    .array(z.enum(promotionKinds))
    .min(1, "Choose one way at least.")
    .describe("How shops may take something off"),
  reason: textSchema(1, 500, "Reason").describe("For the audit log"),
});
export const promotionLimitsView = z.object({
  maxBasisPoints: z.int().nullable(),
  maxAmount: moneySchema.nullable(),
  maxDays: z.int().nullable(),
  maxAtOnce: z.int().nullable(),
  leastPriority: z.int(),
  kinds: z.array(z.enum(promotionKinds)),
  atOnce: z.int().nullable().describe("How many of the shop's are on or planned"),
});
export type PromotionLimitsView = z.infer<typeof promotionLimitsView>;
