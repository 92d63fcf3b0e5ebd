import { z } from "zod";
import { type DomainEvent, jobRequest, type Subscription, type Subscriptions } from "../platform";
import {
  type SellerDecision,
  sendNewOrderJob,
  sendOrderCancelledJob,
  sendOrderConfirmationJob,
  sendPayoutFailedJob,
  sendProductReturnedJob,
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

function onDecision(decision: SellerDecision): Subscription {
  return (event) => [
    jobRequest(sendSellerDecisionJob, { ...decided.parse(event.payload), decision, eventId: event.id }),
  ];
}

/** Which mails follow from which events. */
export const notificationSubscriptions: Subscriptions = {
  OrderConfirmed: [onOrderConfirmed],
  OrderShipped: [(event) => [jobRequest(sendShippedJob, shipped.parse(event.payload))]],
  OrderCancelled: [onOrderCancelled],
  ProductReturned: [(event) => [jobRequest(sendProductReturnedJob, returned.parse(event.payload))]],
  PayoutFailed: [(event) => [jobRequest(sendPayoutFailedJob, payoutFailed.parse(event.payload))]],
  SellerApproved: [onDecision("approved")],
  SellerRejected: [onDecision("rejected")],
  SellerSuspended: [onDecision("suspended")],
  SellerReinstated: [onDecision("reinstated")],
};
