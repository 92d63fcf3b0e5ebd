import { z } from "zod";
import { type DomainEvent, jobRequest, type Subscription, type Subscriptions } from "../platform";
import {
  type SellerDecision,
  sendComplaintNewsJob,
  sendNewOrderJob,
  sendNothingChargedJob,
  sendOrderCancelledJob,
  sendOrderConfirmationJob,
  sendOrderNoteJob,
  sendPayoutFailedJob,
  sendProductNewsJob,
  sendProductReturnedJob,
  sendRefundIssuedJob,
  sendReportNewsJob,
  sendReturnNewsJob,
  sendSellerDecisionJob,
  sendSellerOrderCancelledJob,
  sendShippedJob,
} from "./jobs";

const confirmed = z.object({ orderId: z.uuid(), sellerOrderIds: z.array(z.uuid()) });
const shipped = z.object({ shipmentId: z.uuid() });
const cancelled = z.object({
  orderId: z.uuid(),
  sellerOrderIds: z.array(z.uuid()),
  wasConfirmed: z.boolean(),
});
const returned = z.object({ submissionId: z.uuid() });
const payoutFailed = z.object({ payoutId: z.uuid(), sellerId: z.uuid() });
const decided = z.object({ sellerId: z.uuid() });

/** One mail to the shopper for the whole order, one to each seller for their part. */
function onOrderConfirmed(event: DomainEvent) {
  const { orderId, sellerOrderIds } = confirmed.parse(event.payload);
  return [
    jobRequest(sendOrderConfirmationJob, { orderId }),
    ...sellerOrderIds.map((sellerOrderId) => jobRequest(sendNewOrderJob, { sellerOrderId })),
  ];
}

/** Nothing for an order that was never paid for: nobody was told that there is one. */
function onOrderCancelled(event: DomainEvent) {
  const { orderId, sellerOrderIds, wasConfirmed } = cancelled.parse(event.payload);
  if (!wasConfirmed) return [];
  return [
    jobRequest(sendOrderCancelledJob, { orderId, eventId: event.id }),
    ...sellerOrderIds.map((sellerOrderId) =>
      jobRequest(sendSellerOrderCancelledJob, { sellerOrderId, eventId: event.id }),
    ),
  ];
}

const failed = z.object({ orderId: z.uuid(), paymentId: z.uuid(), isAwaited: z.boolean().default(false) });

/** Only those hear of it who were told to wait; the others saw it. */
const onPaymentFailed: Subscription = (event) => {
  const { isAwaited, ...about } = failed.parse(event.payload);
  return isAwaited ? [jobRequest(sendNothingChargedJob, about)] : [];
};

const onReturnStep: Subscription = (event) => [
  jobRequest(sendReturnNewsJob, sendReturnNewsJob.payload.parse({ ...event.payload, step: event.type })),
];

const complained = z.object({
  orderId: z.uuid(),
  sellerOrderId: z.uuid(),
  complaintId: z.uuid(),
  from: z.enum(["shopper", "seller", "staff"]).optional(),
});

/** Both are told of a decision, else those who did not do it. */
function onComplaint(news: "opened" | "answered" | "decided"): Subscription {
  return (event) => {
    const { from = news === "opened" ? "shopper" : "staff", ...about } = complained.parse(event.payload);
    return (["shopper", "seller"] as const)
      .filter((to) => to !== from)
      .map((to) => jobRequest(sendComplaintNewsJob, { ...about, news, to, eventId: event.id }));
  };
}

const refunded = z.object({ orderId: z.uuid(), sellerOrderId: z.uuid(), refundId: z.uuid(), kind: z.string() });

/** Cancellations, returns and decisions have mails of their own. */
const onRefundIssued: Subscription = (event) => {
  const { kind, ...about } = refunded.parse(event.payload);
  return kind === "goodwill" ? [jobRequest(sendRefundIssuedJob, about)] : [];
};

const noted = z.object({ orderId: z.uuid(), sequence: z.int(), audience: z.string() });

const onNoteAdded: Subscription = (event) => {
  const { audience, ...about } = noted.parse(event.payload);
  return audience === "shopper" ? [jobRequest(sendOrderNoteJob, about)] : [];
};

const productNews = z.object({
  productId: z.uuid(),
  policy: z.string().optional(),
  reason: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

function onProductNews(news: "taken-down" | "restored" | "recategorised"): Subscription {
  return (event) => [jobRequest(sendProductNewsJob, { ...productNews.parse(event.payload), news, eventId: event.id })];
}
const reported = z.object({ reportId: z.uuid(), isQuiet: z.boolean().default(false) });

/** An address that is written to too often is not written to, whoever gives it. */
const onProductReported: Subscription = (event) => {
  const { reportId, isQuiet } = reported.parse(event.payload);
  return isQuiet ? [] : [jobRequest(sendReportNewsJob, { reportId, news: "received" })];
};

const onReportDecided: Subscription = (event) => {
  const { reportId } = reported.parse(event.payload);
  return [jobRequest(sendReportNewsJob, { reportId, news: "decided" })];
};

const reassigned = productNews.extend({ newProductId: z.uuid() });

/** Both shops are told. */
const onReassigned: Subscription = (event) => {
  const { newProductId, ...about } = reassigned.parse(event.payload);
  return [
    jobRequest(sendProductNewsJob, { ...about, news: "left", eventId: event.id }),
    jobRequest(sendProductNewsJob, { ...about, productId: newProductId, news: "arrived", eventId: event.id }),
  ];
};

function onDecision(decision: SellerDecision): Subscription {
  return (event) => [
    jobRequest(sendSellerDecisionJob, { ...decided.parse(event.payload), decision, eventId: event.id }),
  ];
}

/** Which mails follow from which events. */
export const notificationSubscriptions: Subscriptions = {
  OrderConfirmed: [onOrderConfirmed],
  PaymentFailed: [onPaymentFailed],
  OrderShipped: [(event) => [jobRequest(sendShippedJob, shipped.parse(event.payload))]],
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
  NoteAdded: [onNoteAdded],
  ProductReturned: [(event) => [jobRequest(sendProductReturnedJob, returned.parse(event.payload))]],
  ProductTakenDown: [onProductNews("taken-down")],
  ProductRestored: [onProductNews("restored")],
  ProductReassigned: [onReassigned],
  ProductRecategorised: [onProductNews("recategorised")],
  ProductReported: [onProductReported],
  ReportDecided: [onReportDecided],
  PayoutFailed: [(event) => [jobRequest(sendPayoutFailedJob, payoutFailed.parse(event.payload))]],
  SellerApproved: [onDecision("approved")],
  SellerRejected: [onDecision("rejected")],
  SellerSuspended: [onDecision("suspended")],
  SellerReinstated: [onDecision("reinstated")],
};
