import { z } from "zod";
import {
  countrySchema,
  currencySchema,
  idSchema,
  instantSchema,
  pageInput,
  pageOf,
  pictureView,
  slugSchema,
  textSchema,
} from "./common";
import { businessAddressFields, checkAddressRegion, memberRoles } from "./identity";
import { moneySchema } from "./money";

export const sellerStatuses = ["PENDING", "APPROVED", "REJECTED", "SUSPENDED", "BANNED"] as const;
export type SellerStatus = (typeof sellerStatuses)[number];
export const businessTypes = ["individual", "llc", "corporation"] as const;

export const registerSellerInput = z.object({
  shopName: textSchema(2, 80, "Shop name"),
  tagline: textSchema(0, 160, "Tagline").default(""),
  description: textSchema(20, 5000, "Your story"),
  businessType: z.enum(businessTypes),
  city: textSchema(1, 120, "City"),
  state: textSchema(0, 120, "State").default(""),
  country: countrySchema,
});
export const updateSellerInput = z.object({
  sellerId: idSchema,
  shopName: textSchema(2, 80, "Shop name").optional(),
  shopSlug: slugSchema.optional(),
  tagline: textSchema(0, 160, "Tagline").optional(),
  description: textSchema(20, 5000, "Your story").optional(),
  policies: textSchema(0, 5000, "Policies").optional(),
  city: textSchema(1, 120, "City").optional(),
  state: textSchema(0, 120, "State").optional(),
  processingDays: z.int().min(0).max(60).optional(),
  timeZone: textSchema(1, 60, "Time zone").optional().describe("The name of a zone, as in America/New_York"),
  logoMediaId: idSchema
    .nullish()
    .describe("Of a picture uploaded to /media, of 320 × 320 pixels at least; null takes the logo away"),
  bannerMediaId: idSchema
    .nullish()
    .describe("Of a picture uploaded to /media, of 1600 × 400 pixels at least; null takes the banner away"),
});
export const sellerRefInput = z.object({ sellerId: z.string().min(1).max(80).describe("Id or shop slug") });
export const decideSellerInput = z.object({
  sellerId: idSchema,
  reason: textSchema(10, 1000, "The reason"),
});
/** Who a shop is to the law, as its invoices name it. */
export const setBusinessInput = businessAddressFields
  .extend({ legalName: textSchema(2, 160, "Legal name") })
  .superRefine(checkAddressRegion);
export const businessView = z.object({
  legalName: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  country: z.string(),
});
export type BusinessView = z.infer<typeof businessView>;
export const ownBusinessView = z.object({ business: businessView.nullable().describe("Null while nobody has said") });
export const sellerIdInput = z.object({ sellerId: idSchema });

/** CLOSED: nothing can be bought meanwhile. LATER: orders are taken and sent when the shop is back. */
export const vacationModes = ["CLOSED", "LATER"] as const;
export type VacationMode = (typeof vacationModes)[number];
const vacationDays = { CLOSED: 366, LATER: 60 } satisfies Record<VacationMode, number>;
const DAY_MS = 86_400_000;

export const setVacationInput = z
  .object({
    sellerId: idSchema,
    mode: z.enum(vacationModes, "Choose what happens meanwhile."),
    from: z.iso.date("Choose the first day."),
    until: z.iso.date("Choose the day on which you are back.").describe("The first day on which the shop is back"),
    message: textSchema(0, 500, "The message").default("").describe("Shoppers read it"),
  })
  .superRefine(({ mode, from, until }, ctx) => {
    const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
    const message =
      days < 1
        ? "You are back after the first day at the earliest."
        : days > vacationDays[mode]
          ? `That is too long: ${vacationDays[mode]} days at most.`
          : undefined;
    if (message) ctx.addIssue({ code: "custom", path: ["until"], message });
  });

export const vacationView = z.object({
  mode: z.enum(vacationModes),
  from: z.iso.date(),
  until: z.iso.date().describe("The first day on which the shop is back"),
  message: z.string(),
});
export type VacationView = z.infer<typeof vacationView>;

export const sellerView = z.object({
  id: idSchema,
  shopName: z.string(),
  shopSlug: z.string(),
  tagline: z.string(),
  description: z.string(),
  policies: z.string(),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  foundedYear: z.int().nullable(),
  processingDays: z.int(),
  logo: pictureView.nullable(),
  banner: pictureView.nullable(),
  rating: z.number().nullable(),
  reviewCount: z.int(),
  productCount: z.int(),
  salesCount: z.int(),
  followerCount: z.int(),
  isVerified: z.boolean(),
  memberSince: instantSchema,
  vacation: vacationView.nullable().describe("While it lasts"),
});
export type SellerView = z.infer<typeof sellerView>;

/** What the shop's own people see beyond the public page. */
export const ownSellerView = sellerView.extend({
  status: z.enum(sellerStatuses),
  statusReason: z.string().nullable(),
  businessType: z.enum(businessTypes).nullable(),
  role: z.enum(memberRoles),
  permissions: z.array(z.string()),
  timeZone: z.string().describe("By which the shop says when sales and breaks begin and products are published"),
  plannedVacation: vacationView.nullable().describe("The one that lasts now, or the next one"),
});
export type OwnSellerView = z.infer<typeof ownSellerView>;

export const sellerDashboardView = z.object({
  ordersToShip: z.int(),
  returnsToAnswer: z.int().describe("Asked for, or arrived and not looked at"),
  followers: z.int(),
  unreadMessages: z.int().describe("Conversations with shoppers in which something is new"),
  lowStockVariants: z.int().describe("1,000 when they are more"),
  draftProducts: z.int().describe("10,001 when they are more than 10,000, as with those published"),
  publishedProducts: z.int(),
  sales: z
    .array(z.object({ day: z.string(), orders: z.int(), amount: z.int() }))
    .describe("The last 30 days, oldest first"),
  salesTotal: moneySchema,
  balance: moneySchema,
});
export const sellerBalanceInput = pageInput.extend({
  currency: currencySchema.optional().describe("Home's when absent"),
});
export const sellerBalanceView = z.object({
  currencies: z.array(currencySchema).describe("In which the seller has money, home's first"),
  payable: moneySchema.describe("Earned and not yet transferred"),
  transferred: moneySchema.describe("Transferred to the seller's Stripe account so far"),
  items: z.array(
    z.object({
      id: idSchema,
      kind: z.string(),
      note: z.string(),
      sellerOrderNumber: z.string().nullable(),
      amount: moneySchema.describe("What it adds to the seller's balance; negative when it takes away"),
      occurredAt: instantSchema,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const listSellersInput = pageInput.extend({
  status: z.enum(sellerStatuses).optional(),
  query: z.string().trim().max(100).optional(),
});
export const staffSellerView = z.object({
  id: idSchema,
  shopName: z.string(),
  shopSlug: z.string(),
  tagline: z.string(),
  description: z.string(),
  status: z.enum(sellerStatuses),
  statusReason: z.string().nullable(),
  businessType: z.enum(businessTypes).nullable(),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  owner: z.object({ email: z.string(), name: z.string(), emailVerified: z.boolean() }),
  isTrusted: z.boolean().describe("Its products are shown without staff looking first"),
  productCount: z.int(),
  orderCount: z.int(),
  appliedAt: instantSchema,
  verifiedAt: instantSchema.nullable(),
});
export type StaffSellerView = z.infer<typeof staffSellerView>;
export const staffSellersView = pageOf(staffSellerView);
