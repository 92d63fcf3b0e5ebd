import { z } from "zod";
import { defineJob, jobRequest, type Subscriptions } from "../platform/index";

/** What was added is paid for: the order loses what was to be removed. */
export const applyAmendmentJob = defineJob({
  name: "amendments.apply",
  payload: z.object({ amendmentId: z.uuid(), supplementId: z.uuid() }),
  key: ({ amendmentId, supplementId }) => `${amendmentId}:${supplementId}`,
});

/** Tells a shopper what they are asked to agree to, that it is done, or that it is off. */
export const sendAmendmentNewsJob = defineJob({
  name: "notifications.sendAmendmentNews",
  payload: z.object({ orderId: z.uuid(), amendmentId: z.uuid(), news: z.enum(["proposed", "applied", "off"]) }),
  key: ({ amendmentId, news }) => `${amendmentId}:${news}`,
});

export const amendmentSubscriptions: Subscriptions = {
  OrderConfirmed: [
    ({ payload: { orderId, amendmentId } }) =>
      amendmentId ? [jobRequest(applyAmendmentJob, { amendmentId, supplementId: orderId })] : [],
  ],
  AmendmentProposed: [
    ({ payload: { orderId, amendmentId } }) => [
      jobRequest(sendAmendmentNewsJob, { orderId, amendmentId, news: "proposed" }),
    ],
  ],
  // Nothing was agreed to where a shop only takes something out: that is a cancellation.
  AmendmentApplied: [
    ({ payload: { orderId, amendmentId, supplementId } }) =>
      supplementId ? [jobRequest(sendAmendmentNewsJob, { orderId, amendmentId, news: "applied" })] : [],
  ],
  // Who said no, or cancelled what it was about, knows.
  AmendmentEnded: [
    ({ payload: { orderId, amendmentId, ending } }) =>
      ending === "withdrawn" || ending === "expired"
        ? [jobRequest(sendAmendmentNewsJob, { orderId, amendmentId, news: "off" })]
        : [],
  ],
};
