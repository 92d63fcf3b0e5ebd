import { jobRequest, type Subscription, type Subscriptions } from "../platform";
import {
  type ReturnStep,
  type SellerDecision,
  sendAppealAnsweredJob,
  sendComplaintNewsJob,
  sendCreditGivenJob,
  sendHoldPlacedJob,
  sendMessageNewsJob,
  sendMessageReportDecidedJob,
  sendNewOrderJob,
  sendNothingChargedJob,
  sendOpinionReportNewsJob,
  sendOrderCancelledJob,
  sendOrderConfirmationJob,
  sendOrderNoteJob,
  sendPayoutFailedJob,
  sendProductNewsJob,
  sendProductReturnedJob,
  sendQuestionNewsJob,
  sendRefundFailedJob,
  sendRefundIssuedJob,
  sendReportNewsJob,
  sendReturnNewsJob,
  sendReviewNewsJob,
  sendSellerDecisionJob,
  sendSellerOrderCancelledJob,
  sendShippedJob,
} from "./jobs";

const MESSAGE_PAUSE_MS = 2 * 60_000;

/** One mail to the shopper for the whole order, one to each seller for their part. */
const onOrderConfirmed: Subscription<"OrderConfirmed"> = ({ payload: { orderId, sellerOrderIds } }) => [
  jobRequest(sendOrderConfirmationJob, { orderId }),
  ...sellerOrderIds.map((sellerOrderId) => jobRequest(sendNewOrderJob, { sellerOrderId })),
];

/**
 * Nothing for an order that was never paid for: nobody was told that there is one. What was taken out by a change that its
 * shopper agreed to is told with what was added.
 */
const onOrderCancelled: Subscription<"OrderCancelled"> = (event) => {
  const { orderId, sellerOrderIds, wasConfirmed, amendmentId } = event.payload;
  if (!wasConfirmed) return [];
  return [
    ...(amendmentId ? [] : [jobRequest(sendOrderCancelledJob, { orderId, eventId: event.id })]),
    ...sellerOrderIds.map((sellerOrderId) =>
      jobRequest(sendSellerOrderCancelledJob, { sellerOrderId, eventId: event.id }),
    ),
  ];
};

/** Only those hear of it who were told to wait; the others saw it. */
const onPaymentFailed: Subscription<"PaymentFailed"> = ({ payload: { orderId, paymentId, isAwaited } }) =>
  isAwaited ? [jobRequest(sendNothingChargedJob, { orderId, paymentId })] : [];

const onReturnStep: Subscription<ReturnStep> = (event) => [
  jobRequest(sendReturnNewsJob, { ...event.payload, step: event.type }),
];

/** Both are told of a decision, else those who did not do it. */
function onComplaint(
  news: "opened" | "answered" | "decided",
): Subscription<"ComplaintOpened" | "ComplaintAnswered" | "ComplaintDecided"> {
  return (event) => {
    const { from = news === "opened" ? "shopper" : "staff", ...about } = event.payload;
    return (["shopper", "seller"] as const)
      .filter((to) => to !== from)
      .map((to) => jobRequest(sendComplaintNewsJob, { ...about, news, to, eventId: event.id }));
  };
}

/** Cancellations, returns and decisions have mails of their own, which said that it goes to the card. */
const onRefundIssued: Subscription<"RefundIssued"> = ({ payload }) => {
  const { orderId, sellerOrderId, refundId, kind, afterFailure } = payload;
  if (afterFailure) return [jobRequest(sendRefundFailedJob, { orderId, refundId, news: "credited" })];
  return kind === "goodwill" ? [jobRequest(sendRefundIssuedJob, { orderId, sellerOrderId, refundId })] : [];
};

const onRefundFailed: Subscription<"RefundFailed"> = ({ payload: { orderId, refundId } }) => [
  jobRequest(sendRefundFailedJob, { orderId, refundId, news: "failed" }),
];

const onNoteAdded: Subscription<"NoteAdded"> = ({ payload: { orderId, sequence, audience } }) =>
  audience === "shopper" ? [jobRequest(sendOrderNoteJob, { orderId, sequence })] : [];

const onTakenDown: Subscription<"ProductTakenDown"> = ({ id: eventId, payload: { productId, policy, reason } }) => [
  jobRequest(sendProductNewsJob, { eventId, news: "taken-down", productId, policy, reason }),
];

const onRestored: Subscription<"ProductRestored"> = ({ id: eventId, payload: { productId } }) => [
  jobRequest(sendProductNewsJob, { eventId, news: "restored", productId }),
];

const onRecategorised: Subscription<"ProductRecategorised"> = ({ id: eventId, payload }) => {
  const { productId, reason, from, to } = payload;
  return [jobRequest(sendProductNewsJob, { eventId, news: "recategorised", productId, reason, from, to })];
};

/** An address that is written to too often is not written to, whoever gives it. */
const onProductReported: Subscription<"ProductReported"> = ({ payload: { reportId, isQuiet } }) =>
  isQuiet ? [] : [jobRequest(sendReportNewsJob, { reportId, news: "received" })];

const onReportDecided: Subscription<"ReportDecided"> = ({ payload: { reportId } }) => [
  jobRequest(sendReportNewsJob, { reportId, news: "decided" }),
];

/** Both shops are told. */
const onReassigned: Subscription<"ProductReassigned"> = ({ id: eventId, payload }) => {
  const { productId, newProductId, reason, from, to } = payload;
  return [
    jobRequest(sendProductNewsJob, { eventId, news: "left", productId, reason, from, to }),
    jobRequest(sendProductNewsJob, { eventId, news: "arrived", productId: newProductId, reason, from, to }),
  ];
};

function onDecision(
  decision: SellerDecision,
): Subscription<"SellerApproved" | "SellerRejected" | "SellerSuspended" | "SellerReinstated"> {
  return ({ id: eventId, payload: { sellerId } }) => [
    jobRequest(sendSellerDecisionJob, { sellerId, decision, eventId }),
  ];
}

/** The shop hears of a new review, its author of the first answer and of what staff do. */
function onReview(
  news: "written" | "answered" | "hidden" | "shown",
): Subscription<"ReviewWritten" | "ReviewAnswered" | "ReviewHidden" | "ReviewShown"> {
  return ({ id: eventId, payload }) =>
    "isFirst" in payload && !payload.isFirst
      ? []
      : [jobRequest(sendReviewNewsJob, { reviewId: payload.reviewId, news, eventId })];
}

function onQuestion(
  news: "asked" | "answered" | "hidden",
): Subscription<"QuestionAsked" | "QuestionAnswered" | "QuestionHidden"> {
  return ({ id: eventId, payload }) =>
    "isFirst" in payload && !payload.isFirst
      ? []
      : [jobRequest(sendQuestionNewsJob, { questionId: payload.questionId, news, eventId })];
}

/** A little later, so that a run of messages is one mail, and none to who is reading already. */
const onMessageSent: Subscription<"MessageSent"> = ({ timestamp, payload: { threadId, from } }) => {
  const runAt = new Date(Date.parse(timestamp) + MESSAGE_PAUSE_MS);
  return [jobRequest(sendMessageNewsJob, { threadId, to: from === "shop" ? "shopper" : "shop" }, { runAt })];
};

const toReporters =
  (about: "review" | "question"): Subscription<"ReviewReportsDecided" | "QuestionReportsDecided"> =>
  ({ payload: { reportIds } }) =>
    reportIds.map((reportId) => jobRequest(sendOpinionReportNewsJob, { about, reportId }));

/** Which mails follow from which events. */
export const notificationSubscriptions: Subscriptions = {
  OrderConfirmed: [onOrderConfirmed],
  PaymentFailed: [onPaymentFailed],
  OrderShipped: [({ payload: { shipmentId } }) => [jobRequest(sendShippedJob, { shipmentId })]],
  OrderCancelled: [onOrderCancelled],
  ReturnRequested: [onReturnStep],
  ReturnApproved: [onReturnStep],
  ReturnRejected: [onReturnStep],
  ReturnWithdrawn: [onReturnStep],
  ReturnSent: [onReturnStep],
  ReturnReceived: [onReturnStep],
  ReturnInspected: [onReturnStep],
  ComplaintOpened: [onComplaint("opened")],
  ComplaintAnswered: [onComplaint("answered")],
  ComplaintDecided: [onComplaint("decided")],
  RefundIssued: [onRefundIssued],
  RefundFailed: [onRefundFailed],
  CreditGiven: [({ payload: { adjustmentId } }) => [jobRequest(sendCreditGivenJob, { adjustmentId })]],
  NoteAdded: [onNoteAdded],
  MessageSent: [onMessageSent],
  MessageReportDecided: [({ payload: { reportId } }) => [jobRequest(sendMessageReportDecidedJob, { reportId })]],
  ProductReturned: [({ payload: { submissionId } }) => [jobRequest(sendProductReturnedJob, { submissionId })]],
  ProductTakenDown: [onTakenDown],
  ProductRestored: [onRestored],
  ProductReassigned: [onReassigned],
  ProductRecategorised: [onRecategorised],
  ProductReported: [onProductReported],
  ReportDecided: [onReportDecided],
  HoldPlaced: [({ payload }) => [jobRequest(sendHoldPlacedJob, payload)]],
  AppealAnswered: [({ payload }) => [jobRequest(sendAppealAnsweredJob, payload)]],
  PayoutFailed: [({ payload: { payoutId, sellerId } }) => [jobRequest(sendPayoutFailedJob, { payoutId, sellerId })]],
  QuestionAsked: [onQuestion("asked")],
  QuestionAnswered: [onQuestion("answered")],
  QuestionHidden: [onQuestion("hidden")],
  QuestionReportsDecided: [toReporters("question")],
  ReviewWritten: [onReview("written")],
  ReviewAnswered: [onReview("answered")],
  ReviewHidden: [onReview("hidden")],
  ReviewShown: [onReview("shown")],
  ReviewReportsDecided: [toReporters("review")],
  SellerApproved: [onDecision("approved")],
  SellerRejected: [onDecision("rejected")],
  SellerSuspended: [onDecision("suspended")],
  SellerReinstated: [onDecision("reinstated")],
};
