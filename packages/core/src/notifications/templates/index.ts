import type { MailTemplate } from "../template";
import { alreadyRegisteredMail, creditGivenMail, resetPasswordMail, verifyEmailMail } from "./account";
import { amendmentMail } from "./amendments";
import { draftOrderMail } from "./draft-orders";
import { followNewsMail } from "./follows";
import { messageNewsMail, messageReportDecidedMail } from "./messages";
import {
  newOrderMail,
  nothingChargedMail,
  orderCancelledMail,
  orderConfirmationMail,
  orderLateMail,
  orderLinkMail,
  orderShippedMail,
  parcelTroubleMail,
  sellerOrderCancelledMail,
  sellerOrderLateMail,
} from "./orders";
import { questionAnsweredMail, questionAskedMail, questionHiddenMail } from "./questions";
import { opinionReportDecidedMail, reportDecidedMail, reportReceivedMail } from "./reports";
import {
  complaintMail,
  orderDisputeDecidedMail,
  orderNoteMail,
  refundFailedMail,
  refundMail,
  returnNewsMail,
  sellerReturnMail,
  withdrawalReceivedMail,
} from "./returns";
import { reviewAnsweredMail, reviewHiddenMail, reviewRequestMail, reviewShownMail, reviewWrittenMail } from "./reviews";
import {
  appealAnsweredMail,
  disputeDecidedMail,
  disputeOpenedMail,
  holdPlacedMail,
  lowStockMail,
  payoutFailedMail,
  productArrivedMail,
  productLeftMail,
  productRecategorisedMail,
  productRestoredMail,
  productReturnedMail,
  productTakenDownMail,
  sellerApprovedMail,
  sellerRejectedMail,
  sellerSuspendedMail,
} from "./sellers";
import { backInStockMail, stockAlertLinkMail } from "./stock-alerts";

const registered = {
  "verify-email": verifyEmailMail,
  "already-registered": alreadyRegisteredMail,
  "reset-password": resetPasswordMail,
  "order-confirmation": orderConfirmationMail,
  "new-order": newOrderMail,
  "order-shipped": orderShippedMail,
  "order-cancelled": orderCancelledMail,
  "seller-order-cancelled": sellerOrderCancelledMail,
  "order-late": orderLateMail,
  "seller-order-late": sellerOrderLateMail,
  "parcel-trouble": parcelTroubleMail,
  "order-link": orderLinkMail,
  "nothing-charged": nothingChargedMail,
  "draft-order": draftOrderMail,
  "amendment-news": amendmentMail,
  "return-news": returnNewsMail,
  "withdrawal-received": withdrawalReceivedMail,
  "seller-return": sellerReturnMail,
  "complaint-news": complaintMail,
  "refund-issued": refundMail,
  "refund-failed": refundFailedMail,
  "credit-given": creditGivenMail,
  "order-note": orderNoteMail,
  "seller-approved": sellerApprovedMail,
  "seller-rejected": sellerRejectedMail,
  "seller-suspended": sellerSuspendedMail,
  "product-returned": productReturnedMail,
  "product-taken-down": productTakenDownMail,
  "product-restored": productRestoredMail,
  "product-recategorised": productRecategorisedMail,
  "report-received": reportReceivedMail,
  "report-decided": reportDecidedMail,
  "opinion-report-decided": opinionReportDecidedMail,
  "review-written": reviewWrittenMail,
  "review-answered": reviewAnsweredMail,
  "review-hidden": reviewHiddenMail,
  "review-shown": reviewShownMail,
  "review-request": reviewRequestMail,
  "question-asked": questionAskedMail,
  "question-answered": questionAnsweredMail,
  "question-hidden": questionHiddenMail,
  "follow-news": followNewsMail,
  "message-news": messageNewsMail,
  "message-report-decided": messageReportDecidedMail,
  "product-left": productLeftMail,
  "product-arrived": productArrivedMail,
  "low-stock": lowStockMail,
  "payout-failed": payoutFailedMail,
  "appeal-answered": appealAnsweredMail,
  "hold-placed": holdPlacedMail,
  "dispute-opened": disputeOpenedMail,
  "dispute-decided": disputeDecidedMail,
  "order-dispute-decided": orderDisputeDecidedMail,
  "stock-alert-link": stockAlertLinkMail,
  "back-in-stock": backInStockMail,
} as const;

export type MailTemplateName = keyof typeof registered;
/** What each template needs to know. */
export type MailData = {
  [Name in MailTemplateName]: (typeof registered)[Name] extends MailTemplate<infer Data> ? Data : never;
};

export const mailTemplates: { readonly [Name in MailTemplateName]: MailTemplate<MailData[Name]> } = registered;
export const mailTemplateNames = Object.keys(registered) as MailTemplateName[];

export function isMailTemplateName(name: string): name is MailTemplateName {
  return Object.hasOwn(registered, name);
}
