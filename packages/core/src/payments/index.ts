export { leastAmountOf } from "../platform/index";
export { listAccountDifferences, resolveAccountDifference } from "./books/account-differences";
export { decideAdjustment, findGivenCredit, listAdjustments, requestAdjustment } from "./books/adjustments";
export { getLedgerBalances, listLedgerPostings } from "./books/get-ledger";
export { resolveDifference } from "./books/resolve-difference";
export { captureOrder } from "./capture-order";
export { type ChosenCard, cardToPayWith } from "./cards/card-to-pay-with";
export { forgetCard, forgetShopper } from "./cards/forget-card";
export { addCard, finishAddingCard, keepCard } from "./cards/keep-card";
export { listCards, makeCardDefault, removeCard } from "./cards/own-cards";
export { catchUpEvents } from "./catch-up-events";
export { compareAccount, compareAccounts } from "./compare-accounts";
export { createSellerAccount } from "./create-seller-account";
export { creditFailedRefund } from "./credit-failed-refund";
export { dispatchItems } from "./dispatch-items";
export { answerDispute, decideBearer, decideDisputedParts } from "./disputes/answer-dispute";
export { bearerOf } from "./disputes/bearer";
export { getDispute, listDisputes } from "./disputes/list-disputes";
export { recordDispute } from "./disputes/record-dispute";
export { type CreditEnding, endStoreCredit, findCreditEnding } from "./end-store-credit";
export { AdjustmentRefused, ChargebackClosed, PaymentDeclined, PayoutRefused } from "./errors";
export { getOrderAsOf } from "./get-order-as-of";
export { getReconciliation } from "./get-reconciliation";
export { getSellerBalance } from "./get-seller-balance";
export { getStaffOrder } from "./get-staff-order";
export { getOwnStoreCredit, getShopperCredit } from "./get-store-credit";
export { importPayments } from "./import-payments";
export {
  advanceOrderJob,
  captureOrderJob,
  compareAccountJob,
  createSellerAccountJob,
  forgetCardJob,
  forgetShopperJob,
  keepCardJob,
  lookAfterPayoutJob,
  payOutSellerJob,
  payRunJob,
  reconcileDayJob,
  recordDisputeJob,
  recordPayoutJob,
  recoverDebtJob,
  refundPartJob,
  returnCreditJob,
  reverseFailedRefundJob,
  sendDisputeDecidedJob,
  sendDisputeOpenedJob,
  sendPayoutJob,
  stopOwnPayoutsJob,
  syncSellerAccountJob,
  transferCreditJob,
  transferEarningsJob,
  voidUnusedPaymentsJob,
} from "./jobs";
export { type LedgerEntry, type PartMoney, postToLedger, saleEntries, transferEntries } from "./ledger";
export { listAllPayments, lookAtPayment } from "./list-payments";
export type {
  BalanceTransaction,
  CardSetup,
  Intent,
  IntentStatus,
  PaymentMethod,
  PaymentProvider,
  ProviderAccount,
  ProviderDispute,
  ProviderEvent,
  ProviderPayout,
  ProviderRefund,
} from "./payment-provider";
export { ProviderRefusal } from "./payment-provider";
export { changePlatformTerms, changeSellerTerms, getSellerTerms, updatePayoutTerms } from "./payouts/change-terms";
export { getSellerMoney } from "./payouts/get-seller-money";
export {
  answerAppeal,
  appealHold,
  findAnsweredAppeal,
  listHolds,
  placeHold,
  releaseHold,
} from "./payouts/holds";
export { importPayouts } from "./payouts/import-payouts";
export { getPayout, listPayouts, previewPayouts } from "./payouts/list-payouts";
export { payOutScheduled, requestPayout } from "./payouts/pay-out";
export { payOutSeller, payRun } from "./payouts/pay-run";
export { recoverDebt } from "./payouts/recover-debt";
export { lookAfterPayout, recordPayout, sendPayout } from "./payouts/send-payout";
export { startOnboarding, stopOwnPayouts, syncSellerAccount } from "./payouts/sync-seller-account";
export { transferCredit } from "./payouts/transfer-credit";
export { transferEarnings } from "./payouts/transfer-earnings";
export { type LabelCost, postLabel, postVoidedLabel } from "./post-label";
export { postMonthlyFee } from "./post-monthly-fee";
export { isAnyTakenBack } from "./queries/disputes";
export { findHoldForMail } from "./queries/holds";
export {
  findPayment,
  insertPayment,
  type PaymentRow,
  setPayment,
  setPaymentAwaited,
  setPaymentsAuthorized,
} from "./queries/payments";
export { receiveWebhook } from "./receive-webhook";
export { reconcileDay, reconcileOpenDays } from "./reconcile-day";
export { refundPart } from "./refund-part";
export { resumeMoney } from "./resume-money";
export { returnCredit } from "./return-credit";
export { reverseFailedRefund } from "./reverse-failed-refund";
export { getStatement, getStatementFile, listStatements } from "./statements/get-statement";
export { paymentSubscriptions } from "./subscriptions";
export { voidUnusedPayments } from "./void-unused-payments";
