import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf } from "./common";
import { moneySchema } from "./money";
import { paymentStatuses } from "./orders";
import { paymentTabs } from "./payment-tabs";

export const staffListPaymentsInput = pageInput.extend({
  tab: z
    .enum(paymentTabs)
    .default("all")
    .describe("stuck: began and has not ended within a quarter of an hour; disputed: the bank has not decided"),
  query: z.string().trim().max(100).optional().describe("The order's number, or Stripe's id of the intent or charge"),
});
export const staffPaymentsView = pageOf(
  z.object({
    id: idSchema,
    orderId: idSchema,
    orderNumber: z.string(),
    email: z.string(),
    attempt: z.int().describe("Which try to pay for its order it is"),
    amount: moneySchema,
    status: z.enum(paymentStatuses),
    card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
    failureCode: z.string().nullable().describe("In Stripe's words"),
    failureMessage: z.string().nullable(),
    stripePaymentIntentId: z.string().nullable(),
    stripeUrl: z.string().nullable().describe("Its page in Stripe's dashboard; null with the local stand-in"),
    captureAt: instantSchema
      .nullable()
      .describe("Until when one that is held for its first parcel is collected at the latest"),
    isStuck: z.boolean(),
    openDisputeId: idSchema.nullable().describe("The shopper's bank disputes it and has not decided: DISPUTED"),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  }),
);
