export { applyAmendment } from "./apply-amendment";
export { declineAmendment, lookAfterAmendments, withdrawAmendment } from "./end-amendment";
export { amendmentSubscriptions, applyAmendmentJob, sendAmendmentNewsJob } from "./jobs";
export { openAmendmentCheckout } from "./open-amendment";
export { amendOrder, quoteAmendment } from "./propose-amendment";
