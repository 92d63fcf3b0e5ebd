import { z } from "zod";
import { currencySchema, idSchema, instantSchema, pageInput, pageOf } from "./common";
import { moneySchema } from "./money";

/** Where money that goes back can go. */
export const refundMeans = ["card", "credit"] as const;
export type RefundMeans = (typeof refundMeans)[number];
export const refundMeansSchema = z.enum(refundMeans, { error: "Choose the card or store credit." });
/** Where a refund is wanted; what was paid with store credit goes back to it in any case. */
export const refundToInput = refundMeansSchema
  .optional()
  .describe(
    "The card that paid, also when absent, or the shopper's store credit. What was paid with credit goes back to it in any case",
  );

export const creditMovementView = z.object({
  id: idSchema,
  amount: moneySchema.describe("Above zero what was given, below zero what was spent"),
  text: z.string().describe("Why"),
  orderId: idSchema.nullable(),
  orderNumber: z.string().nullable(),
  occurredAt: instantSchema,
});
export const creditBalanceView = z.object({
  currency: currencySchema,
  balance: moneySchema,
  held: moneySchema.describe("Of the balance, what orders hold whose payment has not ended"),
  available: moneySchema.describe("What can be spent now"),
});
export const storeCreditView = z.object({
  balances: z.array(creditBalanceView).describe("One for each currency in which there ever was any"),
  movements: pageOf(creditMovementView).describe("Newest first"),
});
export type StoreCreditView = z.infer<typeof storeCreditView>;
export const listStoreCreditInput = pageInput;
export const shopperCreditInput = pageInput.extend({ userId: idSchema });

export const creditFailedRefundInput = z.object({ orderId: idSchema, refundId: idSchema });
