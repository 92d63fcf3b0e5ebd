export { addSellerNote, addStaffNote } from "./add-note";
export { agreeToAmendment, endAmendmentOf } from "./agree-to-amendment";
export {
  type AddedItem,
  type AmendmentEvent,
  type AmendmentState,
  openAmendment,
} from "./amendment-state";
export { amendmentContents } from "./amendment-view";
export { beginPacking } from "./begin-packing";
export {
  abandonOrder,
  cancelOrder,
  cancelOrderAsStaff,
  cancelSellerOrder,
  cancelSupplement,
  cancelUncarried,
  removeUnits,
} from "./cancel-order";
export { carriable, moneyOfRemoved } from "./carriable";
export { checkRecentOrders, replayAgrees } from "./check-replay";
export { claimGuestOrders } from "./claim-guest-orders";
export { complaintReason } from "./complaint-reason";
export { completeOrders } from "./complete-orders";
export { deliverShipment, deliverShipmentAsStaff, presumeArrivals, receiveShipment } from "./deliver-shipment";
export {
  ComplaintRefused,
  OrderNotCancellable,
  OrderNotRefundable,
  OrderNotShippable,
  PaymentNotCollected,
  ReturnTransitionRefused,
} from "./errors";
export type {
  Amounts,
  AppliedTaxRate,
  CarriedMoney,
  OrderEvent,
  PlacedItem,
  PlacedSellerOrder,
  RecordedOrderEvent,
  RefundKind,
  RefundMoney,
  SupplementedPart,
} from "./events";
export { exportSellerOrders } from "./export-orders";
export { feeAmounts } from "./fee-money";
export {
  getOrder,
  getOrderForMail,
  getOrderNote,
  getSellerOrder,
  getSellerOrderForMail,
  getShipmentForMail,
  getTracking,
} from "./get-order";
export { importOrders, type OrderHistory } from "./import-orders";
export { listOrders, listSellerOrders, listStaffOrders } from "./list-orders";
export { listPackingSlips } from "./list-packing-slips";
export { lookAfterLateParts, sendOrderLateJob } from "./look-after-late-parts";
export { orderTokenOf, readerOf } from "./order-token";
export { getPackingPaper } from "./packing-papers";
export { awaitsCapture, isAmendable, isHeld, isShippable, wasCollected } from "./payment-state";
export { type OrderDraft, type OrderDraftItem, orderPlaced, placeOrder, splitBySeller } from "./place-order";
export { promiseRefund } from "./promise-refund";
export { activeQuantity, openQuantity, sendableQuantity } from "./quantities";
export { findAmendment, findPartOf, isAmendmentOpen, listExpiredAmendments } from "./queries/amendments";
export {
  listOrderEvents as readOrderHistory,
  listStaffOrderEvents,
  selectNextSerials,
  selectOrderEvents,
  toRecorded,
} from "./queries/history";
export { hasBeenOrdered, listBoughtTogether, listSoldQuantities } from "./queries/lookups";
export { findOrder, findSellerPart } from "./queries/read-rows";
export {
  claimReturnReminders,
  claimWithdrawalReminders,
  findComplaint,
  findReturn,
  findWithdrawalDays,
  type Keeper,
  listComplaintRows,
  listReturnRows,
  listSilentComplaints,
  listUnsentReturns,
  listUnsentWithdrawals,
} from "./queries/returns";
export { readOrderRows } from "./read-order";
export { readOrderStates } from "./read-order-states";
export { changeOrder, changeOrders, lockedOrderState, lockOrderState, recordOrderEvents } from "./record";
export {
  cardMoneyAsCredit,
  cardMoneyLeft,
  carriedAmount,
  carriedFor,
  carriedOfParts,
  chargesLeft,
  creditCameFrom,
  creditOfParts,
} from "./refund-means";
export {
  commissionGivenBackByItem,
  divideMoney,
  earningsOf,
  feesKept,
  moneyLeft,
  moneyOfAmount,
  moneyOfUnits,
  moneyWithout,
  shippingCommissionGivenBack,
  sumOfMoney,
  type Units,
  unitsOf,
} from "./refund-money";
export { refundOrderAsStaff, refundSellerOrder } from "./refund-order";
export { returnDeadlines, returnDue, withdrawalDeadlines } from "./return-deadline";
export type { ComplaintEvent, ComplaintSide, ReturnEvent } from "./return-events";
export { canBecome, type ReturnState } from "./return-state";
export { answerBy, replaceableQuantity, returnableQuantity } from "./returnable";
export { sendOrderLink, sendOrderLinkJob } from "./send-order-link";
export { shipItems } from "./ship-items";
export {
  evolve,
  type OrderState,
  type RefundState,
  replay,
  type SellerOrderState,
} from "./state";
export { netOf, totalsOf } from "./totals";
export { lookAtParcelJob, orderSubscriptions, sendParcelTroubleJob } from "./tracking/jobs";
export { lookAtParcel, lookAtParcels, takeParcelNews } from "./tracking/look-at-parcel";
export type { ParcelScan, ParcelTracker, ScanStatus, TrackedParcel } from "./tracking/parcel-tracker";
export { toOrderView, toStaffOrderRowView, viewerOf } from "./view";
export { isWhollyWithdrawn, type Withdrawable, withdrawableUnits, withdrawalEnds } from "./withdrawable";
