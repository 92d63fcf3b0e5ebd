import { settleOrder } from "@emporia/core/checkout";
import {
  advanceOrderJob,
  captureOrder,
  captureOrderJob,
  createSellerAccount,
  createSellerAccountJob,
  refundPart,
  refundPartJob,
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
];
