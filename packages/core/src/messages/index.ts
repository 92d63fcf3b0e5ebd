export { addMessagePicture, messagePictureSender } from "./add-message-picture";
export { addressKeys } from "./address-keys";
export { answerThread } from "./answer-thread";
export { blockShopper, blockShopperEverywhere } from "./block-shopper";
export { claimGuestThreads } from "./claim-guest-threads";
export {
  dismissMessageReport,
  getReportableMessage,
  hideMessage,
  reportMessage,
  showMessage,
} from "./moderate-message";
export { getMessageAbout, getOrderMessageAbout, openOrderThread, openThread } from "./open-thread";
export { keepBlocks } from "./queries/blocks";
export { findMessageReportForMail, findUnreadForMail } from "./queries/mails";
export { getThread, listShopThreads, listThreads, readThread } from "./read-threads";
export { rekeyBlocks } from "./rekey-blocks";
export { getStaffThread, listMessageReports } from "./staff-messages";
