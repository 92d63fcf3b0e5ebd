import { z } from "zod";
import { currencySchema, idSchema, instantSchema, pageOf, textSchema } from "./common";
import { keptFeeView } from "./fees";
import { moneySchema } from "./money";

/** Minor units; of what is said of each unit, and of a month's turnover. They are refused in words of their currency. */
export const mostUnitAmount = 100_000_000_00;
export const mostTurnover = 100_000_000_000_00;
const tooMuch = "Enter a smaller amount.";
const amount = z
  .int()
  .min(0, "Enter an amount of zero or more.")
  .max(1e15, tooMuch)
  .describe("Minor units, for each unit");
const ruleFields = {
  name: textSchema(1, 100, "Name"),
  shop: z
    .string()
    .trim()
    .toLowerCase()
    .max(200)
    .nullable()
    .default(null)
    .describe("Id or address; every shop when null"),
  categoryId: idSchema.nullable().default(null).describe("With those below it; every category when null"),
  product: z.string().trim().toLowerCase().max(200).nullable().default(null).describe("Id or address"),
  basisPoints: z
    .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a percentage such as 8." : undefined) })
    .min(0, "A commission cannot be negative.")
    .max(10_000, "Keep 100 % at most.")
    .describe("Of what the seller gets for the item: 800 is 8 %"),
  fixedAmount: amount.default(0),
  floorAmount: amount.nullable().default(null),
  capAmount: amount.nullable().default(null),
  shippingBasisPoints: z
    .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a percentage such as 8." : undefined) })
    .min(0, "A commission cannot be negative.")
    .max(10_000, "Keep 100 % at most.")
    .default(0)
    .describe("Of what the seller gets for sending; only of a rule for no category and no product"),
  tiers: z
    .array(
      z.object({
        fromAmount: z
          .int("Enter an amount.")
          .min(1, "Enter an amount above zero.")
          .max(1e15, tooMuch)
          .describe("Minor units of home's currency"),
        basisPoints: z
          .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a percentage such as 8." : undefined) })
          .min(0, "A commission cannot be negative.")
          .max(10_000, "Keep 100 % at most."),
      }),
    )
    .max(5, "Five steps at most.")
    .default([])
    .describe("Shares in place of its own from so much turnover of the month on, the lowest first"),
  currency: currencySchema.optional().describe("Of its amounts; the market's when absent"),
  startsAt: instantSchema.nullable().default(null),
  endsAt: instantSchema.nullable().default(null),
};
export const createCommissionRuleInput = z.object(ruleFields);
export const updateCommissionRuleInput = z.object({ ...ruleFields, ruleId: idSchema });
export const commissionRuleIdInput = z.object({ ruleId: idSchema });
export const orderCommissionRulesInput = z.object({
  ruleIds: z.array(idSchema).min(1).max(1000).describe("All rules but the default one, the first to be tried first"),
});
const named = z.object({ id: idSchema, name: z.string(), slug: z.string() });
export const commissionRuleView = z.object({
  id: idSchema,
  name: z.string(),
  isDefault: z.boolean().describe("For everything that no other rule is for; always last"),
  seller: named.nullable(),
  category: named.nullable(),
  product: named.nullable(),
  basisPoints: z.int(),
  fixed: moneySchema.nullable(),
  floor: moneySchema.nullable(),
  cap: moneySchema.nullable(),
  shippingBasisPoints: z.int(),
  tiers: z.array(z.object({ from: moneySchema, basisPoints: z.int() })),
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
});
export type CommissionRuleView = z.infer<typeof commissionRuleView>;
export const commissionRulesView = z.object({ rules: z.array(commissionRuleView) });

export const simulateCommissionInput = z.object({
  product: z.string().trim().toLowerCase().min(1, "Name a product.").max(200).describe("Id or address"),
  unitAmount: amount.optional().describe("Minor units; today's lowest price when absent"),
  quantity: z.int().min(1, "Sell one at least.").max(9999).default(1),
  discountAmount: z
    .int()
    .min(0, "Enter an amount of zero or more.")
    .max(1e15, tooMuch)
    .default(0)
    .describe("Minor units that the shop itself takes off all of them"),
  turnoverAmount: z
    .int()
    .min(0, "Enter an amount of zero or more.")
    .max(1e15, tooMuch)
    .optional()
    .describe("What the shop sold in the month before, in minor units of home's currency; what it did when absent"),
  shippingAmount: amount.default(0).describe("Minor units that are paid for sending"),
  at: instantSchema.optional().describe("When it is sold; now when absent"),
});
export const misfits = ["seller", "category", "product", "currency", "dates"] as const;
export const commissionSimulationView = z.object({
  product: z.object({ id: idSchema, name: z.string() }),
  shopName: z.string(),
  subtotal: moneySchema,
  discount: moneySchema,
  commission: moneySchema,
  shipping: moneySchema,
  shippingCommission: moneySchema,
  fees: z.array(keptFeeView.omit({ givenBack: true })).describe("What else is kept, without tax on what is paid"),
  earned: moneySchema.describe("What the seller gets for the items and for sending"),
  turnover: moneySchema.describe("Of the shop in the month before the sale, in home's currency"),
  basisPoints: z.int().describe("The share at that turnover"),
  rule: commissionRuleView,
  shippingRule: commissionRuleView.describe("Of what is kept of the shipping: the first for all things of the shop"),
  tried: z
    .array(z.object({ rule: commissionRuleView, misfit: z.enum(misfits).nullable() }))
    .describe("Each rule in its order and why it does not decide; the one without a reason does"),
});
export const feesView = pageOf(
  z.object({
    id: idSchema.describe("Of the item that was sold"),
    sellerOrderId: idSchema,
    number: z.string(),
    placedAt: instantSchema,
    name: z.string(),
    variantTitle: z.string(),
    quantity: z.int(),
    soldFor: moneySchema.describe("After what the shop itself took off"),
    commission: moneySchema,
    shippingCommission: moneySchema.describe(
      "Kept of the shipping, less what went back; named once, at the first of its items",
    ),
    givenBack: moneySchema.describe("Of the commission, what went back with units that were cancelled or refunded"),
    fees: z.array(keptFeeView).describe("Kept of the part beside commission; named once, at the first of its items"),
    ruleName: z.string().nullable().describe("Null for a rule that was taken away since"),
  }),
);
export type CommissionSimulationView = z.infer<typeof commissionSimulationView>;
