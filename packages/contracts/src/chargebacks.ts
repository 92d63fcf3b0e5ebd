import { z } from "zod";
import { idSchema, instantSchema, optionalTextSchema, pageInput, pageOf, textSchema } from "./common";
import { moneySchema } from "./money";

export const chargebackBearers = ["seller", "platform"] as const;

/** What a bank may be told, by Stripe's names. */
export const chargebackEvidenceSchema = z.object({
  uncategorizedText: optionalTextSchema(10_000, "Your words"),
  productDescription: optionalTextSchema(2000, "What was sold"),
  customerName: optionalTextSchema(200, "The shopper's name"),
  customerEmailAddress: optionalTextSchema(254, "The shopper's e-mail"),
  shippingCarrier: optionalTextSchema(100, "The carrier"),
  shippingTrackingNumber: optionalTextSchema(100, "The tracking number"),
  shippingDate: optionalTextSchema(40, "The day it was sent"),
  refundPolicyDisclosure: optionalTextSchema(2000, "The refund policy"),
});
export type ChargebackEvidence = z.output<typeof chargebackEvidenceSchema>;

export const staffListChargebacksInput = pageInput.extend({ tab: z.enum(["open", "closed"]).default("open") });
export const chargebackIdInput = z.object({ disputeId: idSchema });
export const answerChargebackInput = chargebackEvidenceSchema.extend({ disputeId: idSchema });
export const decideBearerInput = z.object({
  disputeId: idSchema,
  bearer: z.enum(chargebackBearers),
  reason: textSchema(10, 1000, "The reason"),
});

export const decideDisputedPartsInput = z.object({
  disputeId: idSchema,
  sellerOrderIds: z
    .preprocess(
      (value) => (Array.isArray(value) ? value : value === undefined || value === "" ? [] : [value]),
      z.array(idSchema),
    )
    .describe("The parts of the order that it is about"),
  reason: textSchema(10, 1000, "The reason"),
});

const chargebackRowView = z.object({
  id: idSchema,
  stripeDisputeId: z.string(),
  orderId: idSchema,
  orderNumber: z.string(),
  shops: z.array(z.string()),
  amount: moneySchema,
  reason: z.string().describe("In Stripe's words"),
  status: z.string().describe("In Stripe's words: needs_response, under_review, won, lost, …"),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  evidenceDueAt: instantSchema.nullable(),
  evidenceSentAt: instantSchema.nullable(),
  bearer: z.enum(chargebackBearers).describe("Who bears it if it is lost, or bore it"),
  bearerReason: z.string(),
});
export const chargebacksView = pageOf(chargebackRowView);
export const chargebackView = chargebackRowView.extend({
  parts: z
    .array(
      z.object({
        sellerOrderId: idSchema,
        number: z.string(),
        shopName: z.string(),
        total: moneySchema,
        isConcerned: z.boolean(),
      }),
    )
    .describe("What of the order it can be about: their earnings wait, and bear it first where sellers do"),
  partsReason: z.string().nullable().describe("Null where nothing tells them apart: it is about all of them"),
  evidence: chargebackEvidenceSchema.describe("What was sent; empty before"),
  suggestion: chargebackEvidenceSchema.describe("What the order says"),
});
