export { assertAtMost } from "./assert-at-most";
export { type AuditEntry, listAuditOf, recordAudit } from "./audit";
export { after, type Clock, DAY_MS, HOUR_MS, MINUTE_MS, systemClock } from "./clock";
export { byteOrderMark, csvRow, decimalText, digitsOf, formula, guarded } from "./csv";
export { type Actor, actorRef, asSystem, type Ctx, type Logger, type Membership, signedIn, type User } from "./ctx";
export { decodeCursor, decodeTimeCursor, encodeCursor, toPage } from "./cursor";
export {
  DomainError,
  type ErrorKind,
  InvalidInput,
  NotFound,
  NotImplementedYet,
  NotPermitted,
  OwnShop,
  RateLimited,
  ServiceUnavailable,
  SignInNeeded,
} from "./errors";
export { escapeLike } from "./escape-like";
export {
  appendEvents,
  type DomainEvent,
  type DomainEventType,
  dispatchEventJob,
  insertAllEvents,
  insertEvents,
  type NewDomainEvent,
  readEvent,
  type Topic,
  topicOf,
} from "./events";
export { groupBy } from "./group-by";
export { derivedId, hashSecret, isId, isSignedId, newId, newSecret, signId } from "./ids";
export { instantText } from "./instant-text";
export {
  defineJob,
  enqueue,
  enqueueAll,
  forgetGivenUpJobs,
  type JobDefinition,
  type JobRequest,
  jobRequest,
} from "./jobs";
export { leastAmountOf } from "./least-amount";
export { listJobs, retryJob } from "./list-jobs";
export { homeMarket, listMarketRows, type Market, marketFor, marketOf, marketsOf } from "./markets";
export { permittedMembership } from "./membership";
export { memoised } from "./memo";
export { eachOnItsOwn } from "./on-its-own";
export { openPdf, type Pdf } from "./pdf";
export { pdfFonts } from "./pdf-font";
export {
  type MemberPermission,
  memberPermissionList,
  permissionsOfMember,
  permissionsOfStaff,
  type StaffPermission,
  staffPermissionList,
} from "./permissions";
export { addHits, removeOldRateLimits } from "./rate-limits";
export {
  dispatchEvent,
  type EventTap,
  mergeSubscriptions,
  relayEvents,
  type Subscription,
  type Subscriptions,
} from "./relay-events";
export { type EncryptionKey, seal, unseal } from "./sealing";
export type { Services, Settings } from "./services";
export { previewUrl, privatePictureUrl, readPictureAddress, readPreviewToken } from "./signed-address";
export { together } from "./together";
export { inTransaction, isCancelled, violates } from "./transaction";
export { workingDay } from "./working-day";
