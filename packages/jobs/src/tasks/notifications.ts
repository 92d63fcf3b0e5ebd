import {
  sendAlreadyRegistered,
  sendAlreadyRegisteredJob,
  sendPasswordReset,
  sendPasswordResetJob,
  sendVerification,
  sendVerificationJob,
} from "@emporia/core/identity";
import { sendLowStockJob } from "@emporia/core/inventory";
import {
  sendLowStock,
  sendNewOrder,
  sendNewOrderJob,
  sendOrderCancelled,
  sendOrderCancelledJob,
  sendOrderConfirmation,
  sendOrderConfirmationJob,
  sendOrderLinkMail,
  sendPayoutFailed,
  sendPayoutFailedJob,
  sendProductReturned,
  sendProductReturnedJob,
  sendSellerDecision,
  sendSellerDecisionJob,
  sendSellerOrderCancelled,
  sendSellerOrderCancelledJob,
  sendShipped,
  sendShippedJob,
} from "@emporia/core/notifications";
import { sendOrderLinkJob } from "@emporia/core/orders";
import { on } from "../on";

export const notificationsTasks = [
  on(sendVerificationJob, sendVerification),
  on(sendPasswordResetJob, sendPasswordReset),
  on(sendAlreadyRegisteredJob, sendAlreadyRegistered),
  on(sendOrderConfirmationJob, sendOrderConfirmation),
  on(sendNewOrderJob, sendNewOrder),
  on(sendShippedJob, sendShipped),
  on(sendOrderCancelledJob, sendOrderCancelled),
  on(sendSellerOrderCancelledJob, sendSellerOrderCancelled),
  on(sendProductReturnedJob, sendProductReturned),
  on(sendPayoutFailedJob, sendPayoutFailed),
  on(sendSellerDecisionJob, sendSellerDecision),
  on(sendLowStockJob, sendLowStock),
  on(sendOrderLinkJob, sendOrderLinkMail),
];
