import { z } from "zod";
import { defineJob, jobRequest, type Subscription, type Subscriptions } from "../platform/index";

export const issueInvoicesJob = defineJob({
  name: "invoices.issue",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

const asked: Subscription<"PaymentConfirmed" | "RefundIssued" | "PaymentTakenBack"> = ({ payload }) => [
  jobRequest(issueInvoicesJob, { orderId: payload.orderId }),
];

/** Paper follows money: what was collected is billed, what was given back is credited. */
export const invoiceSubscriptions: Subscriptions = {
  PaymentConfirmed: [asked],
  RefundIssued: [asked],
  PaymentTakenBack: [asked],
};
