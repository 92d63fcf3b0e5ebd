import { z } from "zod";
import {
  currencySchema,
  emailSchema,
  idSchema,
  instantSchema,
  optionalTextSchema,
  pageInput,
  pageOf,
  textSchema,
} from "./common";
import { moneySchema } from "./money";
import { ledgerPostingView } from "./orders";

/** The accounts that staff may name; what each means is in docs/ledger.md. */
export const ledgerAccountNames = [
  "stripe_balance",
  "bank",
  "connected_balance",
  "disputes",
  "seller_payable",
  "connected_payable",
  "tax_payable",
  "refunds_payable",
  "store_credit",
  "swaps",
  "carriers_payable",
  "platform_commission",
  "processing_fees",
  "fixed_fees",
  "monthly_fees",
  "stripe_fees",
  "dispute_losses",
  "promotions",
  "shipping_labels",
  "write_offs",
] as const;
export type LedgerAccountName = (typeof ledgerAccountNames)[number];

/** Accounts that can be adjusted by hand: money on sellers' Stripe accounts moves with Stripe only. */
export const adjustableAccounts = ledgerAccountNames.filter(
  (name) => name !== "connected_balance" && name !== "connected_payable",
) as Exclude<LedgerAccountName, "connected_balance" | "connected_payable">[];

export const ledgerBalancesInput = z.object({ at: instantSchema.optional().describe("As of then; now when absent") });
export const ledgerBalancesView = z.object({
  at: instantSchema,
  currencies: z.array(
    z.object({
      currency: currencySchema,
      debit: moneySchema,
      credit: moneySchema,
      difference: moneySchema.describe("Zero, always"),
      accounts: z.array(
        z.object({
          account: z.string(),
          side: z.enum(["debit", "credit"]).describe("On which its balance stands as a rule"),
          balance: moneySchema.describe("Positive on its normal side"),
        }),
      ),
    }),
  ),
});

export const listPostingsInput = pageInput.extend({
  account: z.enum(ledgerAccountNames).optional(),
  kind: z.string().max(40).optional(),
  query: z.string().trim().max(100).optional().describe("An order's number, or words of the description"),
});
export const staffPostingView = ledgerPostingView.extend({
  key: z.string().describe("Kind and cause"),
  orderId: idSchema.nullable(),
  orderNumber: z.string().nullable(),
});
export const postingsView = pageOf(staffPostingView);

export const adjustmentView = z.object({
  id: idSchema,
  status: z.enum(["REQUESTED", "APPROVED", "REJECTED"]),
  debitAccount: z.string(),
  creditAccount: z.string(),
  shopName: z.string().nullable(),
  shopperEmail: z.string().nullable().describe("Whose store credit"),
  amount: moneySchema,
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: instantSchema,
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  decisionNote: z.string().nullable(),
  isOwn: z.boolean().describe("Asked for by who reads this, who cannot approve it"),
});
export const adjustmentsView = pageOf(adjustmentView);
export const requestAdjustmentInput = z.object({
  debitAccount: z.enum(adjustableAccounts, { error: "Choose the account that is debited." }),
  creditAccount: z.enum(adjustableAccounts, { error: "Choose the account that is credited." }),
  shopSlug: optionalTextSchema(80, "The shop"),
  shopperEmail: emailSchema.optional().describe("Whose store credit, where one of the accounts is that"),
  amount: z.int({ error: "Enter an amount." }).positive("Enter an amount above zero.").max(1_000_000_000_000),
  currency: currencySchema.default("USD"),
  reason: textSchema(10, 1000, "The reason"),
});
export const decideAdjustmentInput = z.object({
  adjustmentId: idSchema,
  isApproved: z.boolean(),
  note: textSchema(0, 1000, "The note").default(""),
});

/** Sellers' accounts at Stripe on which something else lies than the books say. */
export const accountDifferencesView = pageOf(
  z.object({
    id: idSchema,
    sellerId: idSchema,
    shopName: z.string(),
    stripeAccountId: z.string(),
    stripe: moneySchema,
    ledger: moneySchema,
    firstSeenAt: instantSchema,
    seenAt: instantSchema,
    said: z
      .object({ note: z.string(), isWaiting: z.boolean().describe("Somebody else has to approve what books it") })
      .nullable()
      .describe("What staff said of these amounts"),
  }),
).extend({
  accounts: z.int().describe("How many accounts there are"),
  compared: z.int().describe("How many of them were ever compared"),
  oldestAt: instantSchema.nullable().describe("When the one was that was compared longest ago"),
});
export const resolveAccountDifferenceInput = z.object({
  differenceId: idSchema,
  kind: z
    .enum(["booked", "explained", "again"])
    .describe("booked: by an adjustment that somebody else approves; again: look once more"),
  note: textSchema(5, 1000, "The note"),
});

export const resolveDifferenceInput = z
  .object({
    differenceId: idSchema,
    kind: z.enum(["linked", "written_off", "ignored"]),
    note: textSchema(5, 1000, "The note"),
    postingKey: optionalTextSchema(200, "The posting's key"),
  })
  .refine((input) => input.kind !== "linked" || input.postingKey !== undefined, {
    path: ["postingKey"],
    message: "Name the posting by its key, as in sale:….",
  });
