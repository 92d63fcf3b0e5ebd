export { captureOrder } from "./capture-order";
export { createSellerAccount } from "./create-seller-account";
export { PaymentDeclined } from "./errors";
export { getReconciliation } from "./get-reconciliation";
export { getSellerBalance } from "./get-seller-balance";
export { getStaffOrder } from "./get-staff-order";
export { importPayments } from "./import-payments";
export {
  advanceOrderJob,
  captureOrderJob,
  createSellerAccountJob,
  reconcileDayJob,
  recordDisputeJob,
  refundPartJob,
  reverseFailedRefundJob,
  transferEarningsJob,
  voidUnusedPaymentsJob,
} from "./jobs";
export { type LedgerEntry, type PartMoney, postToLedger, saleEntries, transferEntries } from "./ledger";
export type {
  BalanceTransaction,
  Intent,
  IntentStatus,
  PaymentMethod,
  PaymentProvider,
  ProviderDispute,
  ProviderEvent,
  ProviderRefund,
} from "./payment-provider";
export {
  findPayment,
  insertPayment,
  type PaymentRow,
  setPayment,
  setPaymentAuthorized,
} from "./queries/payments";
export { receiveWebhook } from "./receive-webhook";
export { reconcileDay, reconcileOpenDays } from "./reconcile-day";
export { recordDispute } from "./record-dispute";
export { refundPart } from "./refund-part";
export { resumeMoney } from "./resume-money";
export { reverseFailedRefund } from "./reverse-failed-refund";
export { paymentSubscriptions } from "./subscriptions";
export { transferEarnings } from "./transfer-earnings";
export { voidUnusedPayments } from "./void-unused-payments";
