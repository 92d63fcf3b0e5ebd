import { z } from "zod";
import { idSchema } from "./common";
import { moneySchema } from "./money";

export const funders = ["platform", "seller"] as const;
/** A promotion that took something off. */
export const discountView = z.object({
  promotionId: idSchema,
  name: z.string(),
  code: z.string().nullable().describe("Null for a promotion that applies by itself"),
  fundedBy: z.enum(funders).describe("Who pays for it: what the platform funds, sellers get all the same"),
  amount: moneySchema,
});
export type DiscountView = z.infer<typeof discountView>;

/** How the price of an order came about, a line for each step; from the rule of a line and what it works on its amount follows. */
export const priceTraceView = z.object({
  agrees: z.boolean().describe("Whether every step follows again from its rule and from the steps before it"),
  orderAgrees: z.boolean().describe("Whether the steps add up to what the order says"),
  pricesIncludeTax: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(["item", "shipping", "discount", "tax", "commission", "fee", "refused"]),
      of: z
        .string()
        .describe(
          "The item, the shop whose shipping it is, the fee and its shop, the promotion, or the code that was refused",
        ),
      rule: z.string().describe("In words: 2 at $25.00, 10 % up to $20.00, 7.25 % California sales tax"),
      fundedBy: z.enum(funders).nullable(),
      on: moneySchema.nullable().describe("What the rule works on"),
      amount: moneySchema.nullable(),
      shares: z
        .array(z.object({ of: z.string(), amount: moneySchema }))
        .describe("Of a discount on several: how it was split"),
    }),
  ),
});
export type PriceTraceView = z.infer<typeof priceTraceView>;

/** The same for who paid it: no commission, no fees, and not who funds a discount. */
export const ownPriceTraceView = z.object({
  pricesIncludeTax: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(["item", "shipping", "discount", "tax"]),
      of: z.string(),
      rule: z.string(),
      on: moneySchema.nullable(),
      amount: moneySchema,
    }),
  ),
});
export type OwnPriceTraceView = z.infer<typeof ownPriceTraceView>;

/** The same of a seller's part, with the commission and fees on it and who pays for a discount. */
export const sellerPriceTraceView = z.object({
  pricesIncludeTax: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(["item", "shipping", "discount", "tax", "commission", "fee"]),
      of: z.string(),
      rule: z.string(),
      fundedBy: z.enum(funders).nullable(),
      on: moneySchema.nullable(),
      amount: moneySchema,
    }),
  ),
});
export type SellerPriceTraceView = z.infer<typeof sellerPriceTraceView>;
