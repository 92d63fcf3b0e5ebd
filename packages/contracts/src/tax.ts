import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, taxClassSchema, textSchema } from "./common";
import { usStates } from "./identity";
import { moneySchema } from "./money";

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
  taxClass: taxClassSchema,
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
  taxClass: z.string(),
  rateMillionths: z.int(),
  isShippingTaxed: z.boolean(),
  name: z.string(),
});
export type TaxRateView = z.infer<typeof taxRateView>;
export const taxRatesView = z.object({ rates: z.array(taxRateView) });

const providerCode = textSchema(0, 60, "The provider’s code")
  .default("")
  .describe("What AvaTax or Stripe calls the class, such as PC040100 or txcd_20030000; empty for none");
export const createTaxClassInput = z.object({
  name: textSchema(1, 60, "The name"),
  code: z
    .union([z.literal(""), taxClassSchema])
    .default("")
    .describe("As files and partners name it; made of the name when empty, and never changed"),
  providerCode,
});
export const taxClassInput = z.object({ code: taxClassSchema });
export const updateTaxClassInput = taxClassInput.extend({ name: textSchema(1, 60, "The name"), providerCode });
export const taxClassView = z.object({
  code: z.string(),
  name: z.string(),
  isRetired: z.boolean().describe("Products that have it keep it; it is chosen no more"),
});
export type TaxClassView = z.infer<typeof taxClassView>;
export const taxClassesView = z.object({ classes: z.array(taxClassView) });
export const staffTaxClassView = taxClassView.extend({
  providerCode: z.string().nullable(),
  isUsed: z.boolean().describe("Products or rates have it: it is retired, not deleted"),
});
export type StaffTaxClassView = z.infer<typeof staffTaxClassView>;
export const staffTaxClassesView = z.object({ classes: z.array(staffTaxClassView) });

export const listTaxReviewsInput = pageInput;
export const settleTaxReviewInput = z.object({
  orderId: idSchema,
  note: textSchema(3, 500, "What you found").describe("What was found, for the audit log"),
});
export const taxReviewView = z.object({
  orderId: idSchema,
  orderNumber: z.string(),
  place: z.string().describe("Where it was sent: state and country"),
  tax: moneySchema,
  total: moneySchema,
  notedAt: instantSchema,
});
/** Orders that were taxed by the table because the provider did not answer, and that nobody has looked at. */
export const taxReviewsView = pageOf(taxReviewView);

export const taxRemitters = ["marketplace", "seller"] as const;
const remitterPlace = {
  country: place.country,
  state: place.state,
  startsOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "Choose a day.")
    .describe("From this day on, by UTC: 2027-01-01"),
};
export const setTaxRemitterInput = z
  .object({
    ...remitterPlace,
    remitter: z.enum(taxRemitters),
    reason: textSchema(3, 500, "The reason").describe("For the record of what staff did"),
  })
  .superRefine(({ country, state }, ctx) => {
    if (state !== "" && !(country === "US" ? usStates.includes(state) : /^[A-Z0-9-]{1,6}$/.test(state)))
      ctx.addIssue({ code: "custom", path: ["state"], message: "Name the state by its code, such as CA." });
  });
export const taxRemitterInput = z.object(remitterPlace);
export const taxRemitterView = z.object({
  country: z.string(),
  state: z.string(),
  startsOn: z.string(),
  remitter: z.enum(taxRemitters).describe("Who hands the tax over: the marketplace, as its facilitator, or the seller"),
  isInForce: z.boolean(),
});
export type TaxRemitterView = z.infer<typeof taxRemitterView>;
/** Who hands tax over where something was said; the provider's word counts elsewhere, else the marketplace does. */
export const taxRemittersView = z.object({ remitters: z.array(taxRemitterView) });

export const taxReportInput = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "A month is written as 2026-11.")
    .optional()
    .describe("By UTC; this one when absent"),
});
export const taxReportView = z.object({
  month: z.string(),
  rows: z
    .array(
      z.object({
        country: z.string(),
        state: z.string(),
        marketplace: moneySchema.describe("Collected and owed by the platform, less what was given back"),
        sellers: moneySchema.describe("Passed on to sellers, who hand it over, less what was taken back"),
      }),
    )
    .describe("By place and currency"),
});

export const recordTaxAgainInput = z.object({ orderId: idSchema });
export const taxDocumentView = z.object({
  code: z.string().describe("As the provider knows it"),
  kind: z.enum(["sale", "return"]),
  status: z.enum(["WANTED", "RECORDED", "REFUSED", "VOIDED"]),
  orderId: idSchema,
  orderNumber: z.string(),
  tax: moneySchema.describe("What we took, or gave back: then below zero"),
  providerTax: moneySchema.nullable().describe("What the provider makes it; null where it has not taken it"),
  failure: z.string().nullable(),
  updatedAt: instantSchema,
});
export type TaxDocumentView = z.infer<typeof taxDocumentView>;
/** What the provider refused, has not taken for an hour, or taxes otherwise. */
export const taxDocumentsView = pageOf(taxDocumentView);
