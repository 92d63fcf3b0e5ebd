import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema, trackingNumberSchema } from "./common";
import { moneySchema } from "./money";
import type { ReturnPostage } from "./shipping";
import { refundMeansSchema, refundToInput } from "./store-credit";

export const returnStatuses = [
  "REQUESTED",
  "APPROVED",
  "REJECTED",
  "WITHDRAWN",
  "SENT",
  "RECEIVED",
  "INSPECTED",
  "REFUNDED",
] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

export const returnReasons = [
  "changed_mind",
  "wrong_size",
  "not_as_described",
  "damaged",
  "wrong_item",
  "arrived_late",
  "other",
] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** Reasons for which the shop is at fault, and not the shopper's mind. */
export const faultReasons = [
  "not_as_described",
  "damaged",
  "wrong_item",
  "arrived_late",
] as const satisfies ReturnReason[];
export const postagePayers = ["shop", "shopper"] as const;
export type PostagePayer = (typeof postagePayers)[number];

/** Who pays for sending back: the shop, always or where one of the reasons is its fault; otherwise the shopper. */
export function postagePayer(rule: ReturnPostage, reasons: readonly ReturnReason[]): PostagePayer {
  const isFault = reasons.some((reason) => (faultReasons as readonly ReturnReason[]).includes(reason));
  return rule === "shop" || isFault ? "shop" : "shopper";
}

export const complaintReasons = [
  "not_arrived",
  "return_rejected",
  "return_not_answered",
  "return_not_received",
  "return_not_inspected",
  "refund_refused",
] as const;
export type ComplaintReason = (typeof complaintReasons)[number];
export const complaintStatuses = ["OPEN", "REFUNDED", "REJECTED", "WITHDRAWN"] as const;
export type ComplaintStatus = (typeof complaintStatuses)[number];

const pictureIds = z
  .array(idSchema)
  .max(6, "Six photos at most.")
  .default([])
  .describe("Sent to POST /orders/{orderId}/pictures");
const token = z.string().max(200).optional().describe("From the link in the confirmation mail, for guests");

export const requestReturnInput = z.object({
  orderId: idSchema,
  token,
  items: z
    .array(
      z.object({
        orderItemId: idSchema,
        quantity: z.int().min(1, "Send back at least one."),
        reason: z.enum(returnReasons, { error: "Choose a reason." }),
        comment: textSchema(0, 500, "What is wrong with it").default(""),
        exchangeFor: idSchema
          .optional()
          .describe("Another variant of the same product that is wanted instead: the shop offers it by a link"),
      }),
    )
    .min(1, "Choose at least one item.")
    .max(200),
  comment: textSchema(0, 1000, "Message").default(""),
  pictureIds,
  refundTo: refundToInput,
});
export const returnIdInput = z.object({ orderId: idSchema, returnId: idSchema, token });
/** What there is instead of an item that can be sent back. */
export const exchangesView = z.object({
  items: z.array(
    z.object({
      orderItemId: idSchema,
      variants: z.array(z.object({ variantId: idSchema, variantTitle: z.string(), price: moneySchema })),
    }),
  ),
});
export const sendReturnInput = returnIdInput.extend({
  carrier: textSchema(1, 60, "Carrier"),
  trackingNumber: trackingNumberSchema,
});

export const sellerReturnInput = z.object({ returnId: idSchema });
export const approveReturnInput = sellerReturnInput.extend({
  instructions: textSchema(3, 1000, "Instructions").describe("Where to send it and how; the shopper reads it"),
  label: z
    .object({
      carrier: textSchema(1, 60, "Carrier"),
      trackingNumber: trackingNumberSchema,
      url: z.url({ protocol: /^https$/, error: "Enter an address that starts with https://." }).max(500),
    })
    .optional()
    .describe("A label of the seller's; without one the shopper ships it back themselves"),
});
export const endReturnInput = sellerReturnInput.extend({
  reason: textSchema(10, 1000, "Reason").describe("Shopper and shop read it"),
});
export const rejectReturnInput = sellerReturnInput.extend({
  reason: textSchema(10, 1000, "Reason").describe("The shopper reads it"),
});
export const inspectReturnInput = sellerReturnInput.extend({
  items: z
    .array(
      z.object({
        orderItemId: idSchema,
        restocked: z.int().min(0).default(0).describe("Good as new: counted as on hand again"),
        scrapped: z.int().min(0).default(0).describe("Taken back, not to be sold again"),
        refused: z.int().min(0).default(0).describe("Not what was sent, or not there: not refunded"),
      }),
    )
    .min(1)
    .max(200),
  withShipping: z.boolean().default(false).describe("Give the shipping back too"),
  note: textSchema(0, 1000, "Note").default("").describe("The shopper reads it; needed when something is refused"),
});

export const returnDue = z
  .object({ by: z.enum(["shop", "shopper"]), at: instantSchema })
  .describe(
    "Who has to do what comes next, and until when. From then on the shopper may complain about a shop; what a shopper does not send is withdrawn",
  );
export type ReturnDue = z.infer<typeof returnDue>;

export const returnView = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(returnStatuses),
  items: z.array(
    z.object({
      orderItemId: idSchema,
      name: z.string(),
      variantTitle: z.string(),
      picture: pictureView.nullable(),
      quantity: z.int(),
      reason: z.enum(returnReasons),
      comment: z.string(),
      exchangeFor: z
        .object({ variantId: idSchema, variantTitle: z.string() })
        .nullable()
        .describe("The variant that the shopper wants instead"),
      restocked: z.int(),
      scrapped: z.int(),
      refused: z.int(),
    }),
  ),
  comment: z.string(),
  pictures: z.array(pictureView),
  refundTo: refundMeansSchema.describe("Where the shopper wants the money"),
  instructions: z.string().nullable(),
  label: z
    .object({
      carrier: z.string(),
      trackingNumber: z.string(),
      url: z.string().nullable().describe("Null: GET /orders/{orderId}/returns/{returnId}/label has it"),
    })
    .nullable(),
  postage: z
    .enum(postagePayers)
    .nullable()
    .describe("Who pays for sending back, as it was when it was asked for; null where nobody had said"),
  isWithdrawal: z.boolean().describe("From the contract, by law and without a reason: nobody can turn it down"),
  rejection: z.string().nullable(),
  sendBy: instantSchema.nullable().describe("Of a withdrawal: until when it is to be sent back"),
  isLapsed: z.boolean().describe("Withdrawn because it was not sent in time"),
  ending: z.string().nullable().describe("Why staff ended it"),
  sent: z.object({ carrier: z.string(), trackingNumber: z.string() }).nullable(),
  note: z.string().nullable(),
  worth: moneySchema.describe("What is given back when all of it is taken back, without the shipping"),
  refund: z
    .object({
      amount: moneySchema,
      credit: moneySchema.describe("Of it, as store credit"),
      isAccountClosed: z
        .boolean()
        .describe(
          "Then `credit` is what was to be store credit: it goes to the card as far as that paid it, and the rest is owed",
        ),
      status: z.enum(["PENDING", "SUCCEEDED", "FAILED"]),
    })
    .nullable(),
  due: returnDue.nullable(),
  requestedAt: instantSchema,
  updatedAt: instantSchema,
});
export type ReturnView = z.infer<typeof returnView>;

export const complaintView = z.object({
  id: idSchema,
  returnId: idSchema.nullable(),
  reason: z.enum(complaintReasons),
  status: z.enum(complaintStatuses),
  messages: z.array(
    z.object({
      from: z.enum(["shopper", "seller", "staff"]),
      text: z.string(),
      pictures: z.array(pictureView),
      at: instantSchema,
    }),
  ),
  decision: z.string().nullable(),
  refund: moneySchema.nullable().describe("What the shopper gets back by the decision; null where it is nothing"),
  answerBy: instantSchema.describe("Until then the seller should have answered"),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
});
export type ComplaintView = z.infer<typeof complaintView>;

export const openComplaintInput = z.object({
  orderId: idSchema,
  token,
  sellerOrderId: idSchema,
  text: textSchema(10, 2000, "What happened"),
  pictureIds,
});
export const answerComplaintInput = z.object({
  orderId: idSchema,
  token,
  complaintId: idSchema,
  text: textSchema(1, 2000, "Message"),
  pictureIds,
});
export const complaintIdInput = answerComplaintInput.omit({ text: true, pictureIds: true });
export const staffAnswerComplaintInput = z.object({ complaintId: idSchema, text: textSchema(1, 2000, "Message") });
export const sellerAnswerComplaintInput = staffAnswerComplaintInput.extend({
  pictureIds: pictureIds.describe("Sent to POST /complaints/{complaintId}/pictures"),
});
export const decideComplaintInput = z.object({
  complaintId: idSchema,
  amount: z.int().min(0).describe("What the shopper is given back, in minor units; 0 for nothing"),
  to: refundToInput,
  text: textSchema(10, 2000, "Decision").describe("Shopper and seller read it"),
});

export const listReturnsInput = pageInput.extend({
  tab: z.enum(["open", "under_way", "closed", "all"]).default("open"),
});
export const returnRowView = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(returnStatuses),
  orderId: idSchema,
  sellerOrderId: idSchema,
  shopName: z.string(),
  shopper: z.string(),
  itemCount: z.int(),
  requestedAt: instantSchema,
  due: returnDue.nullable(),
});
export const returnsView = pageOf(returnRowView);
export const listComplaintsInput = pageInput.extend({ tab: z.enum(["open", "closed"]).default("open") });
export const complaintRowView = z.object({
  id: idSchema,
  reason: z.enum(complaintReasons),
  status: z.enum(complaintStatuses),
  orderId: idSchema,
  sellerOrderId: idSchema,
  number: z.string().describe("Of the seller's part"),
  shopName: z.string(),
  lastFrom: z.enum(["shopper", "seller", "staff"]),
  openedAt: instantSchema,
  answerBy: instantSchema,
});
export const complaintsView = pageOf(complaintRowView);

/** Items of a form in which each has a number of units; those with none are not meant. */
export const chosenUnitsInput = z
  .array(
    z.object({ orderItemId: idSchema, quantity: z.coerce.number("Enter a whole number.").int().min(0).default(0) }),
  )
  .max(200)
  .transform((items) => items.filter((item) => item.quantity > 0))
  .refine((items) => items.length > 0, "Choose at least one.");
