import { z } from "zod";
import { currencySchema, idSchema, instantSchema, pageInput, pageOf, textSchema } from "./common";
import { moneySchema } from "./money";

export const payoutIntervals = ["daily", "weekly", "monthly", "manual"] as const;
export type PayoutInterval = (typeof payoutIntervals)[number];
export const transferAfters = ["shipment", "delivery"] as const;
export type TransferAfter = (typeof transferAfters)[number];
export const payoutStatuses = ["PENDING", "IN_TRANSIT", "PAID", "FAILED"] as const;
export type PayoutStatus = (typeof payoutStatuses)[number];
export const holdRules = ["new_seller", "dispute", "payout_failed", "staff"] as const;
export type HoldRule = (typeof holdRules)[number];

export const payoutTermsView = z.object({
  transferAfter: z.enum(transferAfters),
  transferDays: z.int().describe("Days after that until earnings are transferred"),
  newSellerDays: z.int().describe("Days after approval during which earnings of a new shop wait"),
  interval: z.enum(payoutIntervals),
  payoutDay: z.int().describe("Day of the week, Monday 1, or of the month"),
  minimum: moneySchema.describe("Less than this waits for the next payout"),
});

export const payoutHoldView = z.object({
  id: idSchema,
  sellerId: idSchema,
  shopName: z.string(),
  rule: z.enum(holdRules),
  stops: z.enum(["transfers", "payouts", "everything"]),
  reason: z.string(),
  sellerOrderNumber: z.string().nullable().describe("Null: the whole shop"),
  amount: moneySchema.describe("What it keeps back at this moment"),
  placedAt: instantSchema,
  releasesAt: instantSchema.describe("When it ends by itself; a dispute's ends when the bank decides"),
  releasedAt: instantSchema.nullable(),
  releaseNote: z.string().nullable(),
  isAppealable: z
    .boolean()
    .describe("Whether its seller can say that it is wrong: once, and not of what a bank decides"),
  appeal: z
    .object({
      text: z.string(),
      at: instantSchema,
      answer: z.object({ text: z.string(), at: instantSchema }).nullable().describe("Why staff keep it all the same"),
    })
    .nullable()
    .describe("What the seller says against it"),
});

export const payoutView = z.object({
  id: idSchema,
  sellerId: idSchema,
  shopName: z.string(),
  amount: moneySchema,
  status: z.enum(payoutStatuses),
  isScheduled: z.boolean().describe("By the schedule; else somebody asked for it"),
  stripePayoutId: z.string().nullable(),
  arrivesOn: z.iso.date().nullable(),
  failureMessage: z.string().nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type PayoutView = z.infer<typeof payoutView>;
export const payoutsView = pageOf(payoutView);
export const payoutIdInput = z.object({ payoutId: idSchema });
export const payoutDetailView = payoutView.extend({
  lines: z
    .array(
      z.object({
        id: idSchema,
        note: z.string(),
        sellerOrderNumber: z.string().nullable(),
        amount: moneySchema,
        occurredAt: instantSchema,
      }),
    )
    .describe("What arrived on the seller's Stripe account since the payout before, newest first"),
});

export const sellerAccountView = z.object({
  hasAccount: z.boolean(),
  transfersEnabled: z.boolean(),
  payoutsEnabled: z.boolean(),
  detailsSubmitted: z.boolean(),
  requirements: z.array(z.string()).describe("What Stripe wants to know, in Stripe's words"),
  requirementsDueAt: instantSchema.nullable(),
  disabledReason: z.string().nullable(),
  bank: z.object({ name: z.string(), last4: z.string() }).nullable(),
  checkedAt: instantSchema.nullable(),
});

export const moneyCurrencyInput = z
  .object({ currency: currencySchema.optional().describe("Home's when absent") })
  .default({});

/** What a shop's money looks like at this moment. */
export const sellerMoneyView = z.object({
  currency: currencySchema,
  currencies: z.array(currencySchema).describe("In which this shop has or had money; home's first"),
  pending: moneySchema.describe("Earned, waits to be transferred"),
  reserved: moneySchema.describe("Kept back by holds"),
  available: moneySchema.describe("On the Stripe account, free to be paid out"),
  owed: moneySchema.describe("Owed by the seller; taken from what they earn next"),
  inTransit: moneySchema.describe("On its way to the bank"),
  terms: payoutTermsView,
  nextPayoutOn: z.iso.date().nullable(),
  forecast: z
    .array(
      z.object({
        sellerOrderNumber: z.string(),
        amount: moneySchema,
        dueAt: instantSchema.nullable(),
        problem: z.string().nullable().describe("Why it was not sent when it was tried"),
      }),
    )
    .describe("Earnings that wait to be transferred, soonest first; without a date until the parcels arrive"),
  holds: z.array(payoutHoldView),
  account: sellerAccountView,
});

export const requestPayoutInput = z.object({
  currency: currencySchema.optional().describe("Home's when absent"),
  amount: z
    .int({ error: "Enter an amount." })
    .positive("Enter an amount above zero.")
    .optional()
    .describe("Minor units; all that is available when absent"),
  key: z.uuid().describe("Made by the client; the same key pays once"),
});
export const updatePayoutTermsInput = z.object({
  interval: z.enum(payoutIntervals),
  payoutDay: z.coerce.number().int().min(1).max(28).default(1),
  minimumAmount: z.int().min(1, "Enter an amount above zero.").max(1_000_000_000),
});
export const startOnboardingInput = z.object({
  returnPath: z.string().startsWith("/").max(200).default("/payouts/settings"),
});
export const onboardingView = z.object({ url: z.string().describe("Stripe's page, good for a few minutes and once") });

export const staffListPayoutsInput = pageInput.extend({
  status: z.enum(payoutStatuses).optional(),
  sellerId: idSchema.optional(),
});
export const staffListHoldsInput = z.object({ sellerId: idSchema.optional(), isReleased: z.boolean().default(false) });
export const payoutHoldsView = z.object({ items: z.array(payoutHoldView) });
export const placeHoldInput = z.object({
  sellerId: idSchema,
  sellerOrderNumber: z.string().trim().max(40).optional().describe("One order of the shop; all when absent"),
  reason: textSchema(10, 1000, "The reason"),
  releasesOn: z.iso.date("Choose the day on which it ends."),
});
export const appealHoldInput = z.object({ holdId: idSchema, text: textSchema(10, 2000, "What you say") });
export const answerAppealInput = z.object({ holdId: idSchema, answer: textSchema(10, 1000, "The answer") });
export const releaseHoldInput = z.object({ holdId: idSchema, note: textSchema(5, 1000, "The note") });
export const setPlatformTermsInput = z.object({
  transferAfter: z.enum(transferAfters),
  transferDays: z.coerce.number().int().min(0).max(90, "90 days at most."),
  newSellerDays: z.coerce.number().int().min(0).max(180, "180 days at most."),
  interval: z.enum(payoutIntervals),
  minimumAmount: z.int().min(1, "Enter an amount above zero.").max(1_000_000_000),
});
export const setSellerTermsInput = z.object({
  sellerId: idSchema,
  transferAfter: z.enum(transferAfters).nullable(),
  transferDays: z.int().min(0, "Enter 0 or more days.").max(90, "90 days at most.").nullable(),
});
const transferTermsView = z.object({ transferAfter: z.enum(transferAfters), transferDays: z.int() });
export const sellerTermsView = z.object({
  agreed: z
    .object({ transferAfter: z.enum(transferAfters).nullable(), transferDays: z.int().nullable() })
    .describe("With this seller alone; null: as the platform has it"),
  platform: transferTermsView,
});
export const payoutPreviewView = z.object({
  terms: payoutTermsView,
  items: z.array(
    z.object({
      sellerId: idSchema,
      shopName: z.string(),
      interval: z.enum(payoutIntervals),
      nextOn: z.iso.date().nullable(),
      pending: moneySchema,
      reserved: moneySchema,
      available: moneySchema,
      owed: moneySchema,
    }),
  ),
});

export const taxIdKinds = ["ein", "ssn", "vat", "other"] as const;
export type TaxIdKind = (typeof taxIdKinds)[number];
export const setTaxIdInput = z
  .object({
    kind: z.enum(taxIdKinds),
    taxId: z
      .string()
      .transform((text) => text.replace(/[\s.-]/g, "").toUpperCase())
      .pipe(z.string().regex(/^[A-Z0-9]{5,20}$/, "Enter the number with letters and digits only, 5 to 20 of them.")),
  })
  .refine(({ kind, taxId }) => (kind !== "ein" && kind !== "ssn") || /^\d{9}$/.test(taxId), {
    path: ["taxId"],
    message: "An EIN or SSN has nine digits.",
  });
export const taxIdView = z.object({
  taxId: z
    .object({ kind: z.enum(taxIdKinds), last4: z.string(), updatedAt: instantSchema })
    .nullable()
    .describe("The number itself is never shown"),
});
