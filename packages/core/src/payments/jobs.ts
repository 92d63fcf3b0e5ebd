import { z } from "zod";
import { defineJob } from "../platform/index";

export const captureOrderJob = defineJob({
  name: "payments.captureOrder",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

export const transferEarningsJob = defineJob({
  name: "payments.transferEarnings",
  payload: z.object({ sellerOrderId: z.uuid() }),
  key: ({ sellerOrderId }) => sellerOrderId,
});

/** Takes back what a seller owes for a part, as far as their account holds it. */
export const recoverDebtJob = defineJob({
  name: "payments.recoverDebt",
  payload: z.object({ sellerOrderId: z.uuid() }),
  key: ({ sellerOrderId }) => sellerOrderId,
});

/** A shop is told that a bank disputes the payment of an order of theirs. */
export const sendDisputeOpenedJob = defineJob({
  name: "notifications.sendDisputeOpened",
  payload: z.object({ disputeId: z.uuid(), sellerOrderId: z.uuid() }),
  key: ({ disputeId, sellerOrderId }) => `${disputeId}:${sellerOrderId}`,
});

/** The shopper, or the shop of one part, is told what a bank decided. */
export const sendDisputeDecidedJob = defineJob({
  name: "notifications.sendDisputeDecided",
  payload: z.object({ disputeId: z.uuid(), sellerOrderId: z.uuid().nullable() }),
  key: ({ disputeId, sellerOrderId }) => `${disputeId}:${sellerOrderId ?? "shopper"}`,
});

/** Keeps the card that paid for an order, as its shopper asked. */
export const keepCardJob = defineJob({
  name: "payments.keepCard",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

/** Has Stripe let go of a card that its shopper took out. */
export const forgetCardJob = defineJob({
  name: "payments.forgetCard",
  payload: z.object({ paymentMethodId: z.string() }),
  key: ({ paymentMethodId }) => paymentMethodId,
});

/** Has Stripe forget somebody whose account is gone. */
export const forgetShopperJob = defineJob({
  name: "payments.forgetShopper",
  payload: z.object({ userId: z.uuid() }),
  key: ({ userId }) => userId,
});

/** Compares what lies on a seller's account with the books; once more a little later where it differs. */
export const compareAccountJob = defineJob({
  name: "payments.compareAccount",
  payload: z.object({ sellerId: z.uuid(), isSecond: z.boolean() }),
  key: ({ sellerId, isSecond }) => `${sellerId}:${isSecond}`,
});

export const payRunJob = defineJob({
  name: "payments.payRunNow",
  payload: z.object({}),
  key: () => "all",
});

/** Sends a seller what was credited to them for no order. */
export const transferCreditJob = defineJob({
  name: "payments.transferCredit",
  payload: z.object({ sellerId: z.uuid(), currency: z.string() }),
  key: ({ sellerId, currency }) => `${sellerId}:${currency}`,
});

export const payOutSellerJob = defineJob({
  name: "payments.payOutSeller",
  payload: z.object({ sellerId: z.uuid() }),
  key: ({ sellerId }) => sellerId,
});

export const sendPayoutJob = defineJob({
  name: "payments.sendPayout",
  payload: z.object({ payoutId: z.uuid() }),
  key: ({ payoutId }) => payoutId,
});

export const lookAfterPayoutJob = defineJob({
  name: "payments.lookAfterPayout",
  payload: z.object({ payoutId: z.uuid() }),
  key: ({ payoutId }) => payoutId,
});

export const recordPayoutJob = defineJob({
  name: "payments.recordPayout",
  payload: z.object({ stripeAccountId: z.string(), stripePayoutId: z.string() }),
  key: ({ stripePayoutId }) => stripePayoutId,
});

export const syncSellerAccountJob = defineJob({
  name: "payments.syncSellerAccount",
  payload: z.object({ sellerId: z.uuid() }),
  key: ({ sellerId }) => sellerId,
});

export const stopOwnPayoutsJob = defineJob({
  name: "payments.stopOwnPayouts",
  payload: z.object({ sellerId: z.uuid() }),
  key: ({ sellerId }) => sellerId,
});

export const refundPartJob = defineJob({
  name: "payments.refundPart",
  payload: z.object({ sellerOrderId: z.uuid() }),
  key: ({ sellerOrderId }) => sellerOrderId,
});

/** Gives store credit of a closed account back to the card that once paid for it. */
export const returnCreditJob = defineJob({
  name: "payments.returnCredit",
  payload: z.object({ refundId: z.uuid() }),
  key: ({ refundId }) => refundId,
});

export const createSellerAccountJob = defineJob({
  name: "payments.createSellerAccount",
  payload: z.object({ sellerId: z.uuid() }),
  key: ({ sellerId }) => sellerId,
});

export const voidUnusedPaymentsJob = defineJob({
  name: "payments.voidUnusedPayments",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

export const reverseFailedRefundJob = defineJob({
  name: "payments.reverseFailedRefund",
  payload: z.object({ stripeRefundId: z.string() }),
  key: ({ stripeRefundId }) => stripeRefundId,
});

export const recordDisputeJob = defineJob({
  name: "payments.recordDispute",
  payload: z.object({ stripeDisputeId: z.string() }),
  key: ({ stripeDisputeId }) => stripeDisputeId,
});

/** Day as YYYY-MM-DD, UTC. */
export const reconcileDayJob = defineJob({
  name: "payments.reconcileDay",
  payload: z.object({ day: z.iso.date() }),
  key: ({ day }) => day,
});

/** Brings an order whose payment began to an end, whoever was killed in between. */
export const advanceOrderJob = defineJob({
  name: "checkout.advanceOrder",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});
