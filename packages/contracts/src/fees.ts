import { z } from "zod";
import { currencySchema, idSchema, instantSchema, textSchema } from "./common";
import { moneySchema } from "./money";

/** For processing a payment, for each unit sold, for each order of the shop (its part of what somebody ordered), for each month. */
export const feeKinds = ["processing", "item", "order", "monthly"] as const;
export type FeeKind = (typeof feeKinds)[number];

/** Minor units. It is refused in words of its currency, which a schema does not know. */
export const mostFeeAmount = 100_000_000_00;
const ruleFields = {
  name: textSchema(1, 100, "Name").describe("As sellers read it"),
  kind: z.enum(feeKinds),
  shop: z
    .string()
    .trim()
    .toLowerCase()
    .max(200)
    .nullable()
    .default(null)
    .describe("Id or address; every shop when null. A rule for one shop goes before those for all"),
  basisPoints: z
    .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a percentage such as 2.9." : undefined) })
    .min(0, "A fee cannot be negative.")
    .max(10_000, "Keep 100 % at most.")
    .default(0)
    .describe("Of what the shopper pays for the shop's part, with tax and shipping; of payment processing only"),
  fixedAmount: z
    .int()
    .min(0, "Enter an amount of zero or more.")
    .max(1e15, "Enter a smaller amount.")
    .default(0)
    .describe(`Minor units: for each order of the shop, each unit or each month; ${mostFeeAmount} at most`),
  currency: currencySchema.optional().describe("Of the amount; home's when absent"),
  isReturned: z
    .boolean()
    .default(false)
    .describe(
      "Whether it goes back with refunds, in proportion. What is cancelled before it is paid for is never charged",
    ),
  startsAt: instantSchema.nullable().default(null),
  endsAt: instantSchema.nullable().default(null),
};
export const createFeeRuleInput = z.object(ruleFields);
export const updateFeeRuleInput = z.object({ ...ruleFields, ruleId: idSchema });
export const feeRuleIdInput = z.object({ ruleId: idSchema });
export const feeRuleView = z.object({
  id: idSchema,
  name: z.string(),
  kind: z.enum(feeKinds),
  seller: z.object({ id: idSchema, name: z.string(), slug: z.string() }).nullable(),
  basisPoints: z.int(),
  fixed: moneySchema.nullable(),
  currency: currencySchema.nullable().describe("The only one it is for; null where it names no amount"),
  isReturned: z.boolean(),
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
});
export type FeeRuleView = z.infer<typeof feeRuleView>;
export const feeRulesView = z.object({ rules: z.array(feeRuleView) });

/** What a shop pays beside commission: what is in force for it, or will be. */
export const shopFeesView = z.object({
  rules: z.array(
    feeRuleView.omit({ seller: true }).extend({ isInForce: z.boolean().describe("False where its days are to come") }),
  ),
});
/** A fee of an order of a shop. */
export const keptFeeView = z.object({
  kind: z.enum(["processing", "item", "order"]),
  name: z.string(),
  amount: moneySchema,
  givenBack: moneySchema.describe("What of it went back to the seller"),
});
export type KeptFeeView = z.infer<typeof keptFeeView>;
