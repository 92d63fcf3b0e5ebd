import { z } from "zod";
import { taxClasses } from "./catalog";
import { textSchema } from "./common";

const place = {
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Choose a country."),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .max(20, "Name the state by its code, such as CA.")
    .default("")
    .describe("By its code; empty for the whole country"),
  taxClass: z.enum(taxClasses),
};
export const setTaxRateInput = z.object({
  ...place,
  rateMillionths: z
    .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a percentage such as 7.25." : undefined) })
    .min(0, "A rate cannot be negative.")
    .max(1_000_000, "A rate is 100 % at most.")
    .describe("72,500 is 7.25 %"),
  isShippingTaxed: z.boolean().default(false).describe("Whether what shipping costs is taxed at it too"),
  name: textSchema(1, 100, "The name").describe("As it stands on invoices"),
});
export const taxRateInput = z.object(place);
export const taxRateView = z.object({
  country: z.string(),
  state: z.string(),
  taxClass: z.enum(taxClasses),
  rateMillionths: z.int(),
  isShippingTaxed: z.boolean(),
  name: z.string(),
});
export type TaxRateView = z.infer<typeof taxRateView>;
export const taxRatesView = z.object({ rates: z.array(taxRateView) });
