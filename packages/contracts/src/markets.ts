import { z } from "zod";
import { countrySchema, currencySchema, idSchema, instantSchema, textSchema } from "./common";

export const marketView = z.object({
  code: z.string().describe("Send it as the header x-market"),
  name: z.string(),
  countries: z.array(z.string()),
  currency: z.string(),
  locale: z.string(),
  pricesIncludeTax: z.boolean(),
});
export type MarketView = z.infer<typeof marketView>;
export const marketsView = z.object({
  items: z.array(marketView).describe("Those that are open, home first"),
  current: marketView.describe("The one that this call was answered in"),
});
export type MarketsView = z.infer<typeof marketsView>;

const marketFields = {
  name: textSchema(1, 60, "Name"),
  countries: z.array(countrySchema).min(1, "Name one country at least.").max(250).describe("Two-letter codes"),
  locale: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Use a language code such as en-US.")
    .max(35),
  pricesIncludeTax: z.boolean(),
};
export const createMarketInput = z.object({
  ...marketFields,
  code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9-]{1,19}$/, "Use two to twenty lower-case letters, digits and hyphens, such as eu."),
  currency: currencySchema.describe("For good: carts and orders are in it"),
});
export const updateMarketInput = z.object({
  ...marketFields,
  code: z.string().min(1).max(20),
  isOpen: z.boolean().describe("Home is always open"),
});
export const setExchangeRateInput = z.object({
  currency: currencySchema.describe("Of a market besides home"),
  rate: z
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,10})?$/, "Enter a rate such as 0.92: so many units for one of home's currency.")
    .refine((text) => Number(text) > 0, "A rate is more than zero.")
    .describe("Units of this currency for one of home's"),
  stepAmount: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe(
      "Converted prices are whole multiples of it from now on, minor units; absent, it stays as it is (1 at first)",
    ),
  validFrom: instantSchema.optional().describe("Now when absent"),
});
export const conversionCurrencyInput = z.object({ currency: currencySchema });

export const conversionView = z.object({
  from: z.string(),
  rate: z.string().nullable().describe("In force; null until the first one is"),
  stepAmount: z.int(),
  isStopped: z.boolean().describe("Only sellers' own prices count until another rate is set"),
  rates: z
    .array(
      z.object({
        id: idSchema,
        rate: z.string(),
        validFrom: instantSchema,
        isEnded: z.boolean().describe("Was set before the conversion stopped, and counts no more"),
      }),
    )
    .describe("The latest twenty, the newest first, those that are to come as well"),
});
export const staffMarketView = marketView.extend({
  isHome: z.boolean(),
  isOpen: z.boolean(),
  conversion: conversionView.nullable().describe("Null where only sellers' own prices count"),
});
export type StaffMarketView = z.infer<typeof staffMarketView>;
export const staffMarketsView = z.object({ items: z.array(staffMarketView) });
