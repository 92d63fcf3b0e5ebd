import { z } from "zod";
import { amendmentView } from "./amendments";
import { idSchema, instantSchema, pageInput, pageOf, pictureView, textSchema, trackingNumberSchema } from "./common";
import { keptFeeView } from "./fees";
import { postalAddressView } from "./identity";
import { moneySchema } from "./money";
import { discountView } from "./pricing";
import { complaintReasons, complaintView, returnView } from "./returns";
import { returnPostages, sentParcelView } from "./shipping";
import { refundMeans, refundToInput } from "./store-credit";

export const orderStatuses = [
  "PENDING",
  "CONFIRMED",
  "PROCESSING",
  "PARTIALLY_SHIPPED",
  "SHIPPED",
  "DELIVERED",
  "COMPLETED",
  "CANCELLED",
  "REFUNDED",
] as const;
export type OrderStatus = (typeof orderStatuses)[number];
export const paymentStatuses = [
  "PENDING",
  "AUTHORIZED",
  "CONFIRMED",
  "FAILED",
  "CANCELLED",
  "REFUNDED",
  "PARTIALLY_REFUNDED",
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const orderIdInput = z.object({
  orderId: idSchema,
  token: z.string().max(200).optional().describe("From the link in the confirmation mail, for guests"),
});
const unitsInput = z
  .array(z.object({ orderItemId: idSchema, quantity: z.int().min(1) }))
  .min(1, "Choose at least one item.")
  .max(200);
export const cancelOrderInput = z.object({
  orderId: idSchema,
  token: z.string().max(200).optional(),
  sellerOrderId: idSchema.optional().describe("Only this seller's part"),
  items: unitsInput.optional().describe("Only these units; everything not sent yet when absent"),
  reason: textSchema(0, 300, "Reason").default(""),
});
export const cancelSellerOrderInput = z.object({
  sellerOrderId: idSchema,
  items: unitsInput.optional().describe("Only these units; everything not sent yet when absent"),
  reason: textSchema(3, 300, "Reason").describe("The shopper reads it"),
});
/** Why money goes back without a return, a cancellation or a decision. */
export const refundCauses = ["damaged", "not_as_described", "missing", "late", "price", "courtesy", "other"] as const;
export type RefundCause = (typeof refundCauses)[number];

export const refundSellerOrderInput = z.object({
  sellerOrderId: idSchema,
  amount: z
    .int()
    .min(1, "Enter an amount above zero.")
    .optional()
    .describe("Minor units; instead of items and shipping"),
  items: z
    .array(z.object({ orderItemId: idSchema, quantity: z.int().min(1) }))
    .max(200)
    .default([]),
  withShipping: z.boolean().default(false).describe("All of the shipping that is left"),
  to: refundToInput,
  cause: z.enum(refundCauses).optional().describe("For counting"),
  reason: textSchema(3, 300, "Reason").describe("The shopper reads it"),
  key: z.string().min(8).max(100).describe("The caller's own; the same again gives nothing again"),
});
export const staffRefundOrderInput = refundSellerOrderInput.extend({ orderId: idSchema });

const refundFormShared = refundSellerOrderInput
  .pick({ sellerOrderId: true, to: true, reason: true, key: true })
  .extend({
    cause: z.enum(refundCauses, "Choose why."),
  });
const typedUnits = z
  .array(
    z.object({ orderItemId: idSchema, quantity: z.coerce.number("Enter a whole number.").int().min(0).default(0) }),
  )
  .max(200)
  .transform((items) => items.filter((item) => item.quantity > 0));
/** The form of a refund: an amount, or units of items with the shipping or without. */
export const refundFormInput = z.discriminatedUnion("by", [
  refundFormShared
    .extend({ by: z.literal("amount"), amount: refundSellerOrderInput.shape.amount.unwrap() })
    .transform(({ by: _, ...input }) => input),
  refundFormShared
    .extend({
      by: z.literal("units"),
      items: typedUnits,
      withShipping: z.enum(["true", "false"]).transform((text) => text === "true"),
    })
    .refine(({ items, withShipping }) => items.length > 0 || withShipping, {
      path: ["items"],
      error: "Choose at least one, or the shipping.",
    })
    .transform(({ by: _, ...input }) => input),
]);
export const replaceItemsInput = z.object({
  sellerOrderId: idSchema,
  items: unitsInput,
  reason: textSchema(3, 200, "Reason").describe("The shopper reads it"),
  key: z.string().min(8).max(100).describe("The caller's own: the same again sends nothing again"),
});
export const addSellerNoteInput = z.object({
  sellerOrderId: idSchema,
  audience: z.enum(["shop", "shopper"]),
  text: textSchema(1, 2000, "Note"),
});
export const addStaffNoteInput = z.object({
  orderId: idSchema,
  audience: z.enum(["staff", "shop", "shopper"]),
  text: textSchema(1, 2000, "Note"),
});
export const receiveShipmentInput = z.object({
  orderId: idSchema,
  shipmentId: idSchema,
  token: z.string().max(200).optional(),
});
export const shipSellerOrderInput = z.object({
  sellerOrderId: idSchema,
  carrier: textSchema(1, 60, "Carrier"),
  trackingNumber: trackingNumberSchema,
  trackingUrl: z
    .union([
      z.literal(""),
      z.url({ protocol: /^https?$/, error: "Enter an address that starts with https://." }).max(500),
    ])
    .transform((text) => (text === "" ? undefined : text))
    .optional(),
  items: z
    .array(z.object({ orderItemId: idSchema, quantity: z.int().min(1) }))
    .max(200)
    .optional()
    .describe("What is in the parcel; everything not yet shipped when absent"),
});
export const beginPackingInput = z.object({ sellerOrderId: idSchema });
export const deliverShipmentInput = z.object({ shipmentId: idSchema });
export const listOrdersInput = pageInput;
export const findGuestOrderInput = z.object({ number: z.string().trim().max(40), email: z.string().trim().max(254) });

export const orderItemView = z.object({
  id: idSchema,
  productId: idSchema,
  variantId: idSchema,
  name: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  slug: z.string(),
  picture: pictureView.nullable(),
  price: moneySchema,
  quantity: z.int(),
  subtotal: moneySchema,
  discount: moneySchema,
  shipsBy: z.iso.date().nullable().describe("The day by which it ships, if it was not there when it was ordered"),
  cancelledQuantity: z.int(),
  shippedQuantity: z.int(),
  deliveredQuantity: z.int(),
  returnedQuantity: z.int(),
  replacedQuantity: z.int().describe("How many were sent once more, by a replacement"),
  replaceableQuantity: z.int().describe("How many can be sent once more"),
  heldQuantity: z.int().describe("How many wait for the shopper to agree that they are removed"),
  givenBackQuantity: z.int().describe("What was given back without being cancelled or sent back"),
  returnableQuantity: z.int().describe("How many can be sent back now"),
});
export const shipmentView = z.object({
  id: idSchema,
  carrier: z.string(),
  trackingNumber: z.string(),
  trackingUrl: z.string().nullable(),
  status: z.enum(["SHIPPED", "DELIVERED"]),
  items: z.array(z.object({ orderItemId: idSchema, name: z.string(), quantity: z.int() })),
  shippedAt: instantSchema,
  deliveredAt: instantSchema.nullable(),
  hasComeBack: z.boolean().describe("It came back to its shop instead"),
  scans: z
    .array(
      z.object({
        at: instantSchema,
        status: z.enum(["announced", "under_way", "delivered", "coming_back", "failed"]),
        text: z.string(),
        place: z.string().nullable(),
      }),
    )
    .describe("What its carrier saw of it, oldest first; none where the carrier is not asked"),
});
export type ShipmentView = z.infer<typeof shipmentView>;
export const refundKinds = ["cancellation", "return", "goodwill", "complaint", "dispute"] as const;
export const orderRefundView = z.object({
  id: idSchema,
  kind: z.enum(refundKinds),
  status: z.enum(["PENDING", "SUCCEEDED", "FAILED"]),
  amount: moneySchema,
  to: z
    .enum([...refundMeans, "order"])
    .describe("order: to no purse; it pays for what was added to the order in place of what was taken out"),
  cause: z.enum(refundCauses).nullable().describe("Where somebody gave it without a return or a cancellation"),
  reason: z.string(),
});
const orderMoney = {
  subtotal: moneySchema,
  discount: moneySchema,
  discounts: z.array(discountView).describe("What the discount is made of"),
  shipping: moneySchema,
  tax: moneySchema,
  isTaxIncluded: z.boolean().describe("Whether prices have the tax within; it is then not on top of them"),
  total: moneySchema,
};
export const sellerOrderPartView = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(orderStatuses),
  seller: z.object({ id: idSchema, shopName: z.string(), shopSlug: z.string() }),
  shippingMethod: z.object({
    name: z.string(),
    minDays: z.int(),
    maxDays: z.int(),
    parts: z
      .array(sentParcelView)
      .describe(
        "The services of each parcel, where it was sold as several; else empty, and in orders of before this was kept",
      ),
  }),
  shipBy: instantSchema.describe("Until when its shop said it would send it"),
  items: z.array(orderItemView),
  shipments: z.array(shipmentView),
  refunds: z.array(orderRefundView),
  refundable: moneySchema.describe("What of it can still be given back"),
  isCreditable: z
    .boolean()
    .describe("Whether it can be given back as store credit: the order belongs to an account that is not closed"),
  returns: z.array(returnView),
  complaints: z.array(complaintView),
  replacements: z
    .array(
      z.object({
        orderId: idSchema,
        orderNumber: z.string(),
        quantity: z.int(),
        reason: z.string(),
        at: instantSchema,
      }),
    )
    .describe("Orders by which some of it was sent once more"),
  amendments: z.array(amendmentView).describe("Changes that its shopper was asked to agree to, the oldest first"),
  isAmendable: z.boolean().describe("Whether the shop or staff can propose a change of it now"),
  returnPostage: z
    .enum(returnPostages)
    .describe("Who pays for sending back: the shop; or the shop where it is at fault, and the shopper otherwise"),
  complaintReason: z
    .enum(complaintReasons)
    .nullable()
    .describe("What the shopper may ask the platform to decide about now"),
  isCancellable: z.boolean().describe("Whether what is not sent yet can be cancelled by who asks"),
  ...orderMoney,
});
export const disputeOutcomes = ["given_back", "kept"] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];
/** What a shopper's bank asks back of a payment, for who reads the order. */
export const orderDisputeView = z.object({
  id: idSchema,
  amount: moneySchema,
  isQuestion: z.boolean().describe("The bank asks about the payment and has taken nothing"),
  openedAt: instantSchema,
  answerBy: instantSchema.nullable().describe("Until when the platform can send evidence; null to the shopper"),
  isAnswered: z
    .boolean()
    .nullable()
    .describe("Whether evidence was sent, which the bank looks at once; null to the shopper"),
  closedAt: instantSchema.nullable(),
  outcome: z
    .enum(disputeOutcomes)
    .nullable()
    .describe("given_back: the shopper has the money; kept: the payment stands. Null while the bank has not decided"),
});
export type OrderDisputeView = z.infer<typeof orderDisputeView>;
/** A dispute about a shop's part of an order that the bank has not decided. */
export const openDisputeView = orderDisputeView.omit({ closedAt: true, outcome: true }).extend({
  amount: moneySchema.describe("Of the shop's part"),
  reason: z.string().describe("In the words of the bank: fraudulent, product not received, …"),
  isWhole: z.boolean().describe("Whether it is about all that the card paid of the part: it is better not sent"),
});
export type OpenDisputeView = z.infer<typeof openDisputeView>;
const supplementedView = z
  .object({ orderId: idSchema, sellerOrderId: idSchema, number: z.string() })
  .nullable()
  .describe("The part of another order that it adds to: an amendment that was agreed to");
export const timelineEntryView = z.object({
  at: instantSchema,
  type: z.string(),
  text: z.string(),
  note: z
    .object({ from: z.enum(["seller", "staff"]), audience: z.enum(["staff", "shop", "shopper"]) })
    .optional()
    .describe("Who wrote a note, and who reads it"),
});
export const orderView = z.object({
  id: idSchema,
  orderNumber: z.string(),
  status: z.enum(orderStatuses),
  paymentStatus: z.enum(paymentStatuses),
  email: z.string(),
  isGuest: z.boolean(),
  sellerOrders: z.array(sellerOrderPartView),
  shippingAddress: postalAddressView,
  billingAddress: postalAddressView,
  payment: z.object({ brand: z.string(), last4: z.string() }).nullable(),
  credit: moneySchema.describe("Of the total, what was paid with store credit"),
  carried: moneySchema.describe("Of the total, what was paid by what was taken out of the order that it adds to"),
  supplements: supplementedView,
  chargedBy: instantSchema
    .nullable()
    .describe(
      "Until when the card is charged at the latest, where that is done with the first parcel; null once it is, and where it is done at once",
    ),
  disputes: z.array(orderDisputeView).describe("What the shopper's bank asked back of the payment, the oldest first"),
  timeline: z.array(timelineEntryView),
  isCancellable: z.boolean(),
  refunded: moneySchema,
  placedAt: instantSchema,
  ...orderMoney,
});
export type OrderView = z.infer<typeof orderView>;
export const orderRowView = z.object({
  id: idSchema,
  orderNumber: z.string(),
  status: z.enum(orderStatuses),
  total: moneySchema,
  itemCount: z.int(),
  shops: z.array(z.string()),
  pictures: z.array(pictureView),
  placedAt: instantSchema,
});
export const ordersView = pageOf(orderRowView);
export const trackingView = z.object({
  orderNumber: z.string(),
  status: z.enum(orderStatuses),
  sellerOrders: z.array(
    z.object({
      number: z.string(),
      shopName: z.string(),
      status: z.enum(orderStatuses),
      shipments: z.array(shipmentView),
    }),
  ),
});

export const listSellerOrdersInput = pageInput.extend({
  tab: z.enum(["to_ship", "shipped", "cancelled", "all"]).default("all"),
  query: z.string().trim().max(100).optional(),
});
export const exportSellerOrdersInput = listSellerOrdersInput.pick({ tab: true, query: true }).extend({
  from: z.union([z.iso.date(), z.literal("").transform(() => undefined)]).optional(),
  to: z.union([z.iso.date(), z.literal("").transform(() => undefined)]).optional(),
});
export const sellerOrderRowView = z.object({
  id: idSchema,
  number: z.string(),
  status: z.enum(orderStatuses),
  shipTo: z.string(),
  itemCount: z.int(),
  total: moneySchema,
  placedAt: instantSchema,
  shipBy: instantSchema,
  isDisputed: z.boolean().describe("Whether the shopper's bank asks money of it back and has not decided"),
});
export const sellerOrdersView = pageOf(sellerOrderRowView);
/** What a seller sees: their part only, and what they earn from it. */
export const sellerOrderView = sellerOrderPartView.extend({
  orderNumber: z.string(),
  supplements: supplementedView,
  shippingAddress: postalAddressView,
  timeline: z.array(timelineEntryView),
  isShippable: z.boolean(),
  isPackable: z.boolean().describe("Whether the shop can say that it has begun to pack it"),
  dispute: openDisputeView.nullable().describe("What the shopper's bank asks back of it and has not decided"),
  earnings: z.object({
    items: moneySchema.describe("Without tax, also where prices include it"),
    discount: moneySchema.describe("What the shop itself takes off; what the platform funds is not among it"),
    shipping: moneySchema,
    commission: moneySchema,
    shippingCommission: moneySchema.describe("Of the commission, what is on the shipping"),
    commissionBasisPoints: z
      .int()
      .nullable()
      .describe("Null where its items are under different rules, or one is of more than a share"),
    givenBack: moneySchema.describe("The seller's share of what was promised back to the shopper"),
    commissionGivenBack: moneySchema.describe("Of the commission, what the seller got back with it"),
    taxToHandOver: moneySchema.describe(
      "Tax that the seller hands over, and gets for it; zero where the marketplace does",
    ),
    fees: z.array(keptFeeView).describe("What else is kept of it: for processing the payment, by unit, by order"),
    net: moneySchema,
  }),
  placedAt: instantSchema,
});
export type SellerOrderView = z.infer<typeof sellerOrderView>;

export const listPackingSlipsInput = z.object({
  sellerOrderIds: z
    .array(idSchema)
    .max(100, "Print a hundred at most at once.")
    .optional()
    .describe("All that wait to be sent, the first hundred, when absent"),
});
/** What lies in a parcel, for who packs and who opens it: no prices. */
export const packingSlipsView = z.object({
  items: z.array(
    z.object({
      id: idSchema,
      shipmentId: idSchema.nullable().describe("Of the parcel that was sent; null for what is still to be sent"),
      number: z.string(),
      placedAt: instantSchema,
      shop: z.object({ name: z.string(), place: z.string() }),
      shippingAddress: postalAddressView,
      shippingMethod: z.string(),
      isDisputed: z.boolean().describe("Whether to look at its page before it is sent"),
      items: z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          variantTitle: z.string(),
          sku: z.string().nullable(),
          quantity: z.int().describe("Still to be sent; in a parcel that went, what was in it"),
          way: z.string().nullable().describe("Its service, where the things of the slip go by several"),
        }),
      ),
    }),
  ),
});

export const packingPaperInput = listPackingSlipsInput.extend({ paper: z.enum(["slips", "pick-list"]) });
export const packingPaperView = z.object({ fileName: z.string(), pdf: z.base64() });

export const staffListOrdersInput = pageInput.extend({
  status: z.enum(orderStatuses).optional(),
  query: z.string().trim().max(100).optional().describe("Number, e-mail or shop"),
});
export const staffOrderRowView = z.object({
  id: idSchema,
  orderNumber: z.string(),
  status: z.enum(orderStatuses),
  paymentStatus: z.enum(paymentStatuses),
  email: z.string(),
  shops: z.array(z.string()),
  total: moneySchema,
  placedAt: instantSchema,
});
export const staffOrdersView = pageOf(staffOrderRowView);
export const orderEventView = z.object({
  sequence: z.int(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  actor: z.string(),
  correlationId: z.string(),
  occurredAt: instantSchema,
});
export const ledgerEntryView = z.object({
  account: z.string(),
  sellerName: z.string().nullable(),
  amount: moneySchema.describe("Debit positive, credit negative"),
  note: z.string(),
});
export const ledgerPostingView = z.object({
  id: idSchema,
  kind: z.string(),
  description: z.string(),
  entries: z.array(ledgerEntryView),
  occurredAt: instantSchema,
});
export const staffOrderView = z.object({
  order: orderView,
  events: z.array(orderEventView),
  postings: z.array(ledgerPostingView).nullable().describe("Null to staff who may not read the ledger"),
  payments: z.array(
    z.object({
      id: idSchema,
      status: z.enum(paymentStatuses),
      amount: moneySchema,
      stripePaymentIntentId: z.string().nullable(),
      failureMessage: z.string().nullable(),
      createdAt: instantSchema,
    }),
  ),
  splits: z.array(
    z.object({
      sellerOrderId: idSchema,
      number: z.string(),
      shopName: z.string(),
      authorised: moneySchema.describe("What the shopper agreed to pay for this part"),
      captured: moneySchema.describe("Collected, store credit included"),
      givenBack: moneySchema,
      commission: moneySchema.describe("Kept of it, less what went back"),
      fees: moneySchema.describe("Kept of it beside commission, less what went back"),
      earned: moneySchema.describe("What the seller has of it; negative when they owe"),
      sent: moneySchema.describe("To the seller's Stripe account, or for what they owed"),
    }),
  ),
  transfers: z.array(
    z.object({
      shopName: z.string(),
      amount: moneySchema,
      status: z.string(),
      stripeTransferId: z.string().nullable(),
      failureMessage: z.string().nullable().describe("Why Stripe refused the last try"),
    }),
  ),
  refunds: z.array(
    z.object({
      id: idSchema,
      shopName: z.string().nullable(),
      amount: moneySchema,
      status: z
        .enum(["PENDING", "SUCCEEDED", "FAILED", "SETTLED", "CREDITED", "CARRIED"])
        .describe(
          "Settled: their bank gave it instead. Credited: given as store credit. Carried: it pays for another order",
        ),
      failureMessage: z.string().nullable(),
      stripeRefundId: z.string().nullable(),
      createdAt: instantSchema,
    }),
  ),
  disputes: z.array(
    z.object({
      id: idSchema,
      stripeDisputeId: z.string(),
      amount: moneySchema,
      reason: z.string(),
      status: z.string().describe("In Stripe's words: needs_response, under_review, won, lost, …"),
      openedAt: instantSchema,
      closedAt: instantSchema.nullable(),
      evidenceDueAt: instantSchema.nullable(),
      evidenceSentAt: instantSchema.nullable(),
    }),
  ),
  emails: z.array(
    z.object({
      id: idSchema,
      template: z.string(),
      recipient: z.string(),
      status: z.string(),
      isResendable: z.boolean(),
      isRepeat: z.boolean().describe("Staff had it sent once more"),
      at: instantSchema,
    }),
  ),
  replayAgrees: z.boolean().describe("Whether replaying the events gives the rows"),
});
/** Mails about an order that stay true: others told how something stood when they were sent. */
const resendableMails = [
  "order-confirmation",
  "order-shipped",
  "order-cancelled",
  "order-link",
  "refund-issued",
  "order-note",
] as const;
export type ResendableMail = (typeof resendableMails)[number];
export const isResendableMail = (template: string): template is ResendableMail =>
  resendableMails.some((each) => each === template);
export const resendOrderMailInput = z.object({
  orderId: idSchema,
  emailId: idSchema,
  reason: z.string().trim().min(3, "Say why, in a few words.").max(300),
});

export const orderAsOfInput = z.object({ orderId: idSchema, sequence: z.int().min(1) });
/** An order as it was after one of its events. */
export const orderAsOfView = z.object({
  sequence: z.int(),
  type: z.string(),
  occurredAt: instantSchema,
  status: z.enum(orderStatuses),
  paymentStatus: z.enum(paymentStatuses),
  total: moneySchema,
  refunded: moneySchema,
  sellerOrders: z.array(
    z.object({
      number: z.string(),
      shopName: z.string(),
      status: z.enum(orderStatuses),
      refunded: moneySchema,
      refundable: moneySchema,
      items: z.array(
        orderItemView.pick({
          id: true,
          name: true,
          variantTitle: true,
          quantity: true,
          cancelledQuantity: true,
          shippedQuantity: true,
          deliveredQuantity: true,
          returnedQuantity: true,
        }),
      ),
      returns: z.array(returnView.pick({ number: true, status: true })),
    }),
  ),
  accounts: z
    .array(z.object({ account: z.string(), sellerName: z.string().nullable(), balance: moneySchema }))
    .nullable()
    .describe("Debits positive; null to staff who may not read the ledger"),
  stock: z.array(
    z.object({
      name: z.string(),
      variantTitle: z.string(),
      reserved: z.int(),
      taken: z.int().describe("Left the shelf and not come back"),
    }),
  ),
});
export const reconciliationView = z.object({
  days: z.array(
    z.object({
      day: z.iso.date().describe("UTC"),
      transactionCount: z.int().describe("Movements at Stripe, payouts to the bank and Stripe's own fees left aside"),
      matchedCount: z.int(),
      checkedAt: instantSchema,
      differenceCount: z.int(),
      differences: z
        .array(
          z.object({
            id: idSchema,
            kind: z.enum(["not_in_books", "not_at_stripe", "amounts_differ"]),
            type: z.string().describe("Stripe's type of movement, or the posting's kind"),
            sourceId: z.string().nullable().describe("The charge, refund, transfer or dispute at Stripe"),
            orderId: idSchema.nullable(),
            orderNumber: z.string().nullable(),
            resolution: z
              .object({ kind: z.enum(["linked", "written_off", "ignored"]), note: z.string(), isDone: z.boolean() })
              .nullable()
              .describe("What staff said of it; not done while a second person has to approve"),
            stripe: moneySchema.nullable(),
            ledger: moneySchema.nullable(),
          }),
        )
        .describe("The first fifty"),
    }),
  ),
});
export const staffDashboardView = z.object({
  gross: moneySchema.describe("Confirmed orders of the last 30 days"),
  commission: moneySchema.describe("Of those 30 days, as posted to the ledger"),
  fees: moneySchema.describe("Kept beside commission in those 30 days, as posted: of orders, and of months"),
  orders: z.int(),
  averageOrder: moneySchema,
  activeSellers: z.int(),
  applications: z.int(),
  submissions: z.int().describe("Products that wait for staff"),
  openReports: z.int().describe("What people say is wrong with products"),
  reportedReviews: z.int().describe("Reviews with open reports"),
  reportedQuestions: z.int().describe("Questions with open reports"),
  reportedMessages: z.int().describe("Open reports of messages"),
  openComplaints: z.int().describe("Complaints that wait for a decision"),
  openChargebacks: z.int().describe("What banks ask back and nobody has answered"),
  chargebackDueAt: instantSchema.nullable().describe("Until when the first of them must be answered"),
  openAdjustments: z.int().describe("Adjustments of the ledger that wait for a second person"),
  openAppeals: z.int().describe("What shops say against money that is kept back, and was not answered"),
  stuckOrders: z.int(),
  failedJobs: z.int(),
  ledgerDifference: z.int().describe("Zero, always"),
  stripeDifferences: z.int().describe("Movements on which the ledger and Stripe do not agree"),
  days: z.array(z.object({ day: z.string(), orders: z.int(), amount: z.int() })),
  recent: z.array(staffOrderRowView),
});
