export {
  type SellerDecision,
  sendAppealAnsweredJob,
  sendComplaintNewsJob,
  sendCreditGivenJob,
  sendHoldPlacedJob,
  sendMailAgainJob,
  sendMessageNewsJob,
  sendMessageReportDecidedJob,
  sendNewOrderJob,
  sendNothingChargedJob,
  sendOpinionReportNewsJob,
  sendOrderCancelledJob,
  sendOrderConfirmationJob,
  sendOrderNoteJob,
  sendPayoutFailedJob,
  sendProductNewsJob,
  sendProductReturnedJob,
  sendQuestionNewsJob,
  sendRefundFailedJob,
  sendRefundIssuedJob,
  sendReportNewsJob,
  sendReturnNewsJob,
  sendReviewNewsJob,
  sendSellerDecisionJob,
  sendSellerOrderCancelledJob,
  sendShippedJob,
} from "./jobs";
export type { Mail, Mailer } from "./mailer";
export { listMailTemplates, previewMail } from "./preview-mail";
export { resendOrderMail } from "./resend-order-mail";
export { sendAmendmentNews } from "./send-amendment-news";
export { sendAppealAnswered } from "./send-appeal-answered";
export { sendCreditGiven } from "./send-credit-given";
export { sendDisputeDecided } from "./send-dispute-decided";
export { sendDisputeOpened } from "./send-dispute-opened";
export { sendFollowNews } from "./send-follow-news";
export { sendHoldPlaced } from "./send-hold-placed";
export { sendLowStock } from "./send-low-stock";
export { sendMail } from "./send-mail";
export { sendMailAgain } from "./send-mail-again";
export { sendMessageNews, sendMessageReportDecided } from "./send-message-news";
export { sendOpinionReportNews } from "./send-opinion-report-news";
export {
  sendNewOrder,
  sendNothingCharged,
  sendOrderCancelled,
  sendOrderConfirmation,
  sendOrderLate,
  sendOrderLinkMail,
  sendParcelTrouble,
  sendSellerOrderCancelled,
  sendShipped,
} from "./send-order-mails";
export { sendPayoutFailed } from "./send-payout-failed";
export { sendProductNews } from "./send-product-news";
export { sendProductReturned } from "./send-product-returned";
export { sendQuestionNews } from "./send-question-news";
export { sendRefundFailed } from "./send-refund-failed";
export { sendReportNews } from "./send-report-news";
export {
  sendComplaintNews,
  sendOrderNote,
  sendRefundIssued,
  sendReturnNews,
  sendReturnReminder,
  sendWithdrawalReceipt,
} from "./send-return-mails";
export { sendReviewNews } from "./send-review-news";
export { sendReviewRequest } from "./send-review-request";
export { sendSellerDecision } from "./send-seller-decision";
export { sendBackInStock, sendStockAlertLink } from "./send-stock-alerts";
export { notificationSubscriptions } from "./subscriptions";
export type { MailData, MailTemplateName } from "./templates";
