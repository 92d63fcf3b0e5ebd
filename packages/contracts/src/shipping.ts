import { z } from "zod";
import { countrySchema, currencySchema, idSchema, textSchema } from "./common";
import { postalAddressSchema, postalAddressView } from "./identity";
import { moneySchema } from "./money";

const stateSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{1,6}$/, "Name states by their codes, such as CA.");
const zoneFields = {
  name: textSchema(1, 60, "The name"),
  countries: z.array(countrySchema).min(1, "Choose at least one country.").max(250).describe("Two-letter codes"),
  states: z.array(stateSchema).max(100).default([]).describe("By their codes; empty for all of the countries"),
};
/** One of several parcels of a shop: what is in it, by which service it goes, what that asks and how long it takes. */
export const sentParcelView = z.object({
  name: z.string(),
  price: moneySchema,
  minDays: z.int(),
  maxDays: z.int(),
  itemIds: z.array(idSchema),
});
/** Of one country only: codes of states are each country's own. */
const fitTogether = (zone: { countries: readonly string[]; states: readonly string[] }) =>
  zone.states.length === 0 || zone.countries.length === 1;
const statesOfOne = { path: ["states"], error: "States go with a single country. Make a zone for each." };

const ofProfile = {
  profileId: idSchema.nullish().describe("One of the shop's shipping profiles; absent: the general one"),
};
export const addShippingZoneInput = z.object({ ...zoneFields, ...ofProfile }).refine(fitTogether, statesOfOne);
export const updateShippingZoneInput = z.object({ zoneId: idSchema, ...zoneFields }).refine(fitTogether, statesOfOne);
export const shippingZoneInput = z.object({ zoneId: idSchema });

const profileFields = {
  name: textSchema(1, 60, "The name").describe("As the shop calls it, such as Oversize"),
  processingDays: z
    .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a whole number of days." : undefined) })
    .min(0, "Days cannot be negative.")
    .max(60, "60 days at most.")
    .nullish()
    .describe("Working days until its things are sent; absent: as many as the shop takes"),
};
export const addShippingProfileInput = z.object(profileFields);
export const updateShippingProfileInput = z.object({ profileId: idSchema, ...profileFields });
export const shippingProfileInput = z.object({ profileId: idSchema });

const amountSchema = z
  .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter an amount such as 4.95." : undefined) })
  .min(0, "An amount cannot be negative.")
  .max(100_000_000, "That is more than a parcel can cost.");
const daysSchema = z
  .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a whole number of days." : undefined) })
  .min(0, "Days cannot be negative.")
  .max(120, "120 days at most.");
export const setShippingRateInput = z
  .object({
    zoneId: idSchema,
    name: textSchema(1, 60, "The name").describe("As shoppers choose it, such as Express"),
    maxWeightGrams: z
      .int({ error: (issue) => (issue.code === "invalid_type" ? "Enter a weight such as 2.5." : undefined) })
      .min(1, "A parcel weighs something.")
      .max(1_000_000, "A thousand kilograms at most."),
    currency: currencySchema,
    amount: amountSchema.describe("Minor units; 0 is free"),
    freeOver: amountSchema
      .min(1, "Leave this empty, or enter an amount above zero.")
      .nullish()
      .describe("Minor units: free for items of one shop worth that much"),
    minDays: daysSchema,
    maxDays: daysSchema,
  })
  .refine(({ minDays, maxDays }) => maxDays >= minDays, {
    path: ["maxDays"],
    error: "The longest time is not shorter than the shortest.",
  });
export const shippingRateInput = z.object({ rateId: idSchema });

export const shippingZoneView = z.object({
  id: idSchema,
  profileId: idSchema.nullable().describe("Null: of the general profile"),
  name: z.string(),
  countries: z.array(z.string()),
  states: z.array(z.string()),
  rates: z
    .array(
      z.object({
        id: idSchema,
        name: z.string(),
        maxWeightGrams: z.int().describe("Of the same name and currency, the lowest that carries the parcel counts"),
        amount: moneySchema,
        freeOver: moneySchema.nullable(),
        minDays: z.int(),
        maxDays: z.int(),
      }),
    )
    .describe("By name, currency and weight"),
});
export type ShippingZoneView = z.infer<typeof shippingZoneView>;
export const shippingProfileView = z.object({
  id: idSchema,
  name: z.string(),
  processingDays: z
    .int()
    .nullable()
    .describe("Working days until its things are sent; null: as many as the shop takes"),
  productCount: z.int(),
});
export type ShippingProfileView = z.infer<typeof shippingProfileView>;
export const shippingView = z.object({
  zones: z.array(shippingZoneView).describe("The one with states goes before the one without; otherwise the earlier"),
  fallback: z
    .array(shippingZoneView)
    .describe("The platform's, which count for a shop without general zones of its own; else none"),
  profiles: z
    .array(shippingProfileView)
    .describe(
      "Things that ship otherwise than the rest; without rates of its own one is priced with the general zones",
    ),
  unreached: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .describe("Open markets of which no country is in a general zone with rates: nobody there can buy from the shop"),
});
export type ShippingView = z.infer<typeof shippingView>;

/** Whose zones staff look at or change: a shop's, or (absent) the platform's own. */
const ofWhom = { sellerId: idSchema.optional().describe("Absent: the platform's own") };
export const staffShippingInput = z.object(ofWhom);
export const staffAddShippingZoneInput = z
  .object({ ...zoneFields, ...ofProfile, ...ofWhom })
  .refine(fitTogether, statesOfOne);
export const staffUpdateShippingZoneInput = updateShippingZoneInput.and(z.object(ofWhom));
export const staffShippingZoneInput = shippingZoneInput.extend(ofWhom);
export const staffSetShippingRateInput = setShippingRateInput.and(z.object(ofWhom));
export const staffShippingRateInput = shippingRateInput.extend(ofWhom);
export const staffShippingView = shippingView.extend({
  shop: z.object({ id: idSchema, shopName: z.string() }).nullable().describe("Null for the platform's own"),
});

/** Who pays for sending back: the shop always, or the shop where it is at fault and the shopper otherwise. */
export const returnPostages = ["shop", "fault"] as const;
export type ReturnPostage = (typeof returnPostages)[number];
/** Who prices a shop's parcels: its table of rates, or carriers, with the table for when they do not answer. */
export const rateSources = ["table", "carrier"] as const;
export type RateSource = (typeof rateSources)[number];
export const setRateSourceInput = z.object({
  rateSource: z.enum(rateSources, { error: "Choose who prices your parcels." }),
});
export const setSendingAddressInput = postalAddressSchema;
export const setReturnPostageInput = z.object({
  returnPostage: z.enum(returnPostages, { error: "Choose who pays for what comes back." }),
});
export const shopShippingView = z.object({
  sendsFrom: postalAddressView.nullable().describe("Where labels say that parcels come from, and returns go to"),
  returnPostage: z
    .enum(returnPostages)
    .describe("Who pays for sending back: the shop; or the shop where it is at fault, and the shopper otherwise"),
  rateSource: z.enum(rateSources).describe("Who prices parcels at the checkout"),
  hasCarrierRates: z.boolean().describe("Whether carriers can be asked here"),
});
