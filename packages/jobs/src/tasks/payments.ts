import { settleOrder } from "@emporia/core/checkout";
import {
  advanceOrderJob,
  captureOrder,
  captureOrderJob,
  createSellerAccount,
  createSellerAccountJob,
  reconcileDay,
  reconcileDayJob,
  recordDispute,
  recordDisputeJob,
  refundPart,
  refundPartJob,
  reverseFailedRefund,
  reverseFailedRefundJob,
  transferEarnings,
  transferEarningsJob,
  voidUnusedPayments,
  voidUnusedPaymentsJob,
} from "@emporia/core/payments";
import { on } from "../on";

export const paymentsTasks = [
  on(advanceOrderJob, settleOrder),
  on(captureOrderJob, captureOrder),
  on(transferEarningsJob, transferEarnings),
  on(refundPartJob, refundPart),
  on(createSellerAccountJob, createSellerAccount),
  on(voidUnusedPaymentsJob, voidUnusedPayments),
  on(reverseFailedRefundJob, reverseFailedRefund),
  on(recordDisputeJob, recordDispute),
  on(reconcileDayJob, reconcileDay),
];
