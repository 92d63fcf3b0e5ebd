import { z } from "zod";
import { idSchema, instantSchema, textSchema } from "./common";
import { moneySchema } from "./money";

/** Buying and voiding: the carrier was asked, and has not answered yet. Refused: it said no, and nothing was bought. */
export const labelStatuses = ["BUYING", "BOUGHT", "REFUSED", "VOIDING", "VOIDED"] as const;
export type LabelStatus = (typeof labelStatuses)[number];
export const labelPayers = ["seller", "platform"] as const;
export type LabelPayer = (typeof labelPayers)[number];

const cm = (name: string, otherwise: number) =>
  z.coerce
    .number(`${name} is a whole number of centimetres.`)
    .int(`${name} is a whole number of centimetres.`)
    .min(1, `${name} is 1 cm at least.`)
    .max(150, `${name} is 150 cm at most.`)
    .default(otherwise);
const sizeFields = {
  weightGrams: z
    .int({ error: "Enter a weight such as 1.2." })
    .min(1, "A parcel weighs something.")
    .max(70_000, "70 kg at most. Split it into several parcels.")
    .optional()
    .describe("Packed; what its contents weigh when absent"),
  lengthCm: cm("The length", 30),
  widthCm: cm("The width", 22),
  heightCm: cm("The height", 10),
};

/** A parcel of one order that is to get a label. */
export const labelParcelInput = z.object({
  sellerOrderId: idSchema,
  items: z
    .array(z.object({ orderItemId: idSchema, quantity: z.int().min(1) }))
    .max(200)
    .optional()
    .describe("What is in it; all that is neither sent nor has a label when absent"),
  ...sizeFields,
});
const MOST = "25 parcels at most at once.";
const eachOnce = (parcels: readonly { sellerOrderId: string }[]) =>
  new Set(parcels.map((parcel) => parcel.sellerOrderId)).size === parcels.length;
const offered = {
  service: z
    .string({ error: "Choose a service." })
    .min(1, "Choose a service.")
    .max(100)
    .describe("One that was offered"),
  amount: z.int().min(1).describe("Minor units: what was offered. What costs more by now is not bought"),
};
const key = z.string().min(8).max(100).describe("The caller's own; the same again buys nothing again");

export const quoteLabelsInput = z.object({
  parcels: z.array(labelParcelInput).min(1, "Choose at least one order.").max(25, MOST),
});
export const buyLabelsInput = z.object({
  parcels: z
    .array(labelParcelInput.extend(offered))
    .min(1, "Choose at least one order.")
    .max(25, MOST)
    .refine(eachOnce, "Name each order once."),
  key,
});
export const listLabelsInput = z.object({ sellerOrderId: idSchema });
export const staffListLabelsInput = z.object({ orderId: idSchema });
export const labelInput = z.object({ labelId: idSchema });
export const quoteReturnLabelInput = z.object({ returnId: idSchema, ...sizeFields });
export const approveReturnWithLabelInput = quoteReturnLabelInput.extend({
  instructions: textSchema(3, 1000, "Instructions").describe("What else to know; the shopper reads it"),
  ...offered,
});
export const staffApproveReturnWithLabelInput = approveReturnWithLabelInput.extend({
  paidBy: z.enum(labelPayers).default("platform").describe("The seller only where the shop pays for what comes back"),
});
export const returnLabelPdfInput = z.object({
  orderId: idSchema,
  returnId: idSchema,
  token: z.string().max(200).optional().describe("From the link in the confirmation mail, for guests"),
});

export const labelRateView = z.object({
  service: z.string(),
  name: z.string().describe("Carrier and service, for people"),
  price: moneySchema,
  minDays: z.int().nullable(),
  maxDays: z.int().nullable(),
});
export type LabelRateView = z.infer<typeof labelRateView>;
export const labelQuoteView = z.object({
  sellerOrderId: idSchema,
  number: z.string(),
  shipTo: z.string(),
  items: z.array(z.object({ orderItemId: idSchema, name: z.string(), quantity: z.int() })),
  weightGrams: z.int(),
  rates: z.array(labelRateView).describe("The cheapest first"),
  refusal: z.string().nullable().describe("Why there are none"),
});
export type LabelQuoteView = z.infer<typeof labelQuoteView>;
export const labelQuotesView = z.object({ items: z.array(labelQuoteView) });

export const labelView = z.object({
  id: idSchema,
  sellerOrderId: idSchema,
  number: z.string().describe("Of the seller's part of the order"),
  returnId: idSchema.nullable().describe("Of a parcel that comes back"),
  status: z.enum(labelStatuses),
  carrier: z.string(),
  service: z.string(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  price: moneySchema,
  paidBy: z.enum(labelPayers),
  items: z.array(z.object({ orderItemId: idSchema, name: z.string(), quantity: z.int() })),
  failure: z.string().nullable().describe("What the carrier said, where it did not do what it was asked"),
  isUsed: z.boolean().describe("Its parcel was sent"),
  isVoidable: z.boolean(),
  createdAt: instantSchema,
});
export type LabelView = z.infer<typeof labelView>;
export const labelsView = z.object({
  items: z.array(labelView),
  isOffered: z.boolean().describe("Whether labels can be bought here at all"),
  isTest: z.boolean().describe("Whether they are for trying out only and no carrier takes them"),
  needsAddress: z.boolean().describe("Whether the shop has yet to say where it sends from"),
});
export type LabelsView = z.infer<typeof labelsView>;
export const boughtLabelsView = z.object({
  items: z.array(
    z.object({
      sellerOrderId: idSchema,
      number: z.string(),
      label: labelView.nullable(),
      refusal: z.string().nullable().describe("Why nothing was bought"),
    }),
  ),
});
export const labelPdfView = z.object({ fileName: z.string(), pdf: z.base64() });
