import { jobRequest, type Subscriptions } from "../platform/index";
import {
  captureOrderJob,
  createSellerAccountJob,
  forgetShopperJob,
  keepCardJob,
  recoverDebtJob,
  refundPartJob,
  transferEarningsJob,
  voidUnusedPaymentsJob,
} from "./jobs";

/** What payments does about what happened elsewhere. */
export const paymentSubscriptions: Subscriptions = {
  PaymentAuthorized: [
    // One that is held until something is sent is collected on its last day at the latest.
    ({ payload: { orderId, captureAt } }) => [
      jobRequest(captureOrderJob, { orderId }, captureAt === undefined ? {} : { runAt: new Date(captureAt) }),
    ],
    ({ payload }) => (payload.keepsCard ? [jobRequest(keepCardJob, { orderId: payload.orderId })] : []),
  ],
  OrderShipped: [
    ({ payload }) =>
      payload.isComplete ? [jobRequest(transferEarningsJob, { sellerOrderId: payload.sellerOrderId })] : [],
  ],
  OrderDelivered: [({ payload }) => [jobRequest(transferEarningsJob, { sellerOrderId: payload.sellerOrderId })]],
  RefundIssued: [({ payload }) => [jobRequest(recoverDebtJob, { sellerOrderId: payload.sellerOrderId })]],
  PaymentTakenBack: [
    ({ payload }) =>
      payload.sellerOrderIds.flatMap((sellerOrderId) => [
        jobRequest(refundPartJob, { sellerOrderId }),
        jobRequest(recoverDebtJob, { sellerOrderId }),
      ]),
  ],
  OrderCancelled: [
    ({ payload }) => (payload.isWhole ? [jobRequest(voidUnusedPaymentsJob, { orderId: payload.orderId })] : []),
    // What could not be sent was all that kept the seller from their money.
    ({ payload }) =>
      payload.sentSellerOrderIds.map((sellerOrderId) => jobRequest(transferEarningsJob, { sellerOrderId })),
  ],
  RefundPromised: [({ payload }) => [jobRequest(refundPartJob, { sellerOrderId: payload.sellerOrderId })]],
  UserDeleted: [({ payload }) => [jobRequest(forgetShopperJob, { userId: payload.userId })]],
  SellerApproved: [({ payload }) => [jobRequest(createSellerAccountJob, { sellerId: payload.sellerId })]],
};
