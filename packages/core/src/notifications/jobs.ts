import { z } from "zod";
import { defineJob } from "../platform";

export const sendOrderConfirmationJob = defineJob({
  name: "notifications.sendOrderConfirmation",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

/** A mail that staff asked for once more. */
export const sendMailAgainJob = defineJob({
  name: "notifications.sendMailAgain",
  payload: z.object({ emailId: z.uuid() }),
  key: ({ emailId }) => emailId,
});

export const sendNewOrderJob = defineJob({
  name: "notifications.sendNewOrder",
  payload: z.object({ sellerOrderId: z.uuid() }),
  key: ({ sellerOrderId }) => sellerOrderId,
});

export const sendShippedJob = defineJob({
  name: "notifications.sendShipped",
  payload: z.object({ shipmentId: z.uuid() }),
  key: ({ shipmentId }) => shipmentId,
});

/** Each try of which its shopper was told to wait. */
export const sendNothingChargedJob = defineJob({
  name: "notifications.sendNothingCharged",
  payload: z.object({ orderId: z.uuid(), paymentId: z.uuid() }),
  key: ({ paymentId }) => paymentId,
});

/** The event tells one cancellation from the next: the parts of an order can be cancelled one by one. */
export const sendOrderCancelledJob = defineJob({
  name: "notifications.sendOrderCancelled",
  payload: z.object({ orderId: z.uuid(), eventId: z.uuid() }),
  key: ({ eventId }) => eventId,
});

/** The seller must not pack what was cancelled, each time. */
export const sendSellerOrderCancelledJob = defineJob({
  name: "notifications.sendSellerOrderCancelled",
  payload: z.object({ sellerOrderId: z.uuid(), eventId: z.uuid() }),
  key: ({ sellerOrderId, eventId }) => `${sellerOrderId}:${eventId}`,
});

const returnSteps = [
  "ReturnRequested",
  "ReturnApproved",
  "ReturnRejected",
  "ReturnWithdrawn",
  "ReturnSent",
  "ReturnReceived",
  "ReturnInspected",
] as const;
export type ReturnStep = (typeof returnSteps)[number];

/** A step is taken once, so once per step. */
export const sendReturnNewsJob = defineJob({
  name: "notifications.sendReturnNews",
  payload: z.object({
    orderId: z.uuid(),
    sellerOrderId: z.uuid(),
    returnId: z.uuid(),
    step: z.enum(returnSteps),
  }),
  key: ({ returnId, step }) => `${returnId}:${step}`,
});

export const sendComplaintNewsJob = defineJob({
  name: "notifications.sendComplaintNews",
  payload: z.object({
    orderId: z.uuid(),
    sellerOrderId: z.uuid(),
    complaintId: z.uuid(),
    news: z.enum(["opened", "answered", "decided"]),
    to: z.enum(["shopper", "seller"]),
    eventId: z.uuid(),
  }),
  key: ({ eventId, to }) => `${eventId}:${to}`,
});

export const sendRefundIssuedJob = defineJob({
  name: "notifications.sendRefundIssued",
  payload: z.object({ orderId: z.uuid(), sellerOrderId: z.uuid(), refundId: z.uuid() }),
  key: ({ refundId }) => refundId,
});

/** A refund that its card did not take, and that it is store credit instead. */
export const sendRefundFailedJob = defineJob({
  name: "notifications.sendRefundFailed",
  payload: z.object({ orderId: z.uuid(), refundId: z.uuid(), news: z.enum(["failed", "credited"]) }),
  key: ({ refundId, news }) => `${refundId}:${news}`,
});

/** Store credit that staff gave by hand. */
export const sendCreditGivenJob = defineJob({
  name: "notifications.sendCreditGiven",
  payload: z.object({ adjustmentId: z.uuid() }),
  key: ({ adjustmentId }) => adjustmentId,
});

/** The place in the history tells one note from the next. */
export const sendOrderNoteJob = defineJob({
  name: "notifications.sendOrderNote",
  payload: z.object({ orderId: z.uuid(), sequence: z.int() }),
  key: ({ orderId, sequence }) => `${orderId}:${sequence}`,
});

/** What staff sent back to a seller, with the reason. */
export const sendProductReturnedJob = defineJob({
  name: "notifications.sendProductReturned",
  payload: z.object({ submissionId: z.uuid() }),
  key: ({ submissionId }) => submissionId,
});

/** What staff did with a product of a shop. */
export const sendProductNewsJob = defineJob({
  name: "notifications.sendProductNews",
  payload: z.object({
    eventId: z.uuid(),
    productId: z.uuid(),
    news: z.enum(["taken-down", "restored", "recategorised", "left", "arrived"]),
    policy: z.string().optional(),
    reason: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
  }),
  key: ({ eventId, news }) => `${eventId}:${news}`,
});

/** That a report has arrived, and what was decided about it. */
export const sendReportNewsJob = defineJob({
  name: "notifications.sendReportNews",
  payload: z.object({ reportId: z.uuid(), news: z.enum(["received", "decided"]) }),
  key: ({ reportId, news }) => `${reportId}:${news}`,
});

/** What was decided about a report of a review or a question. */
export const sendOpinionReportNewsJob = defineJob({
  name: "notifications.sendOpinionReportNews",
  payload: z.object({ about: z.enum(["review", "question"]), reportId: z.uuid() }),
  key: ({ about, reportId }) => `${about}:${reportId}`,
});

/** A question that was asked, answered or hidden. */
export const sendQuestionNewsJob = defineJob({
  name: "notifications.sendQuestionNews",
  payload: z.object({ questionId: z.uuid(), news: z.enum(["asked", "answered", "hidden"]), eventId: z.uuid() }),
  key: ({ eventId, news }) => `${eventId}:${news}`,
});

/** What a side of a conversation has not read yet: asked for with each message, sent once for a run of them. */
export const sendMessageNewsJob = defineJob({
  name: "notifications.sendMessageNews",
  payload: z.object({ threadId: z.uuid(), to: z.enum(["shopper", "shop"]) }),
  key: ({ threadId, to }) => `${threadId}:${to}`,
});

/** What was decided about a message, to who reported it. */
export const sendMessageReportDecidedJob = defineJob({
  name: "notifications.sendMessageReportDecided",
  payload: z.object({ reportId: z.uuid() }),
  key: ({ reportId }) => reportId,
});

/** A review that was written, answered, hidden or shown again. */
export const sendReviewNewsJob = defineJob({
  name: "notifications.sendReviewNews",
  payload: z.object({
    reviewId: z.uuid(),
    news: z.enum(["written", "answered", "hidden", "shown"]),
    eventId: z.uuid(),
  }),
  key: ({ eventId, news }) => `${eventId}:${news}`,
});

/** A payout that did not arrive. */
export const sendPayoutFailedJob = defineJob({
  name: "notifications.sendPayoutFailed",
  payload: z.object({ payoutId: z.uuid(), sellerId: z.uuid() }),
  key: ({ payoutId }) => payoutId,
});

/** Money of a shop that staff keep back. */
export const sendHoldPlacedJob = defineJob({
  name: "notifications.sendHoldPlaced",
  payload: z.object({ holdId: z.uuid(), sellerId: z.uuid() }),
  key: ({ holdId }) => holdId,
});

/** What staff made of what a seller said against money that is kept back. */
export const sendAppealAnsweredJob = defineJob({
  name: "notifications.sendAppealAnswered",
  payload: z.object({ holdId: z.uuid(), sellerId: z.uuid(), isReleased: z.boolean() }),
  key: ({ holdId }) => holdId,
});

export const sellerDecisions = ["approved", "rejected", "suspended", "reinstated"] as const;
export type SellerDecision = (typeof sellerDecisions)[number];

/** The event tells one decision from the next: a shop can be suspended twice. */
export const sendSellerDecisionJob = defineJob({
  name: "notifications.sendSellerDecision",
  payload: z.object({ sellerId: z.uuid(), decision: z.enum(sellerDecisions), eventId: z.uuid() }),
  key: ({ eventId }) => eventId,
});
