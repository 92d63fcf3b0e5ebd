export { abandonOrder, cancelOrder, cancelOrderAsStaff, cancelSellerOrder } from "./cancel-order";
export { checkRecentOrders, replayAgrees } from "./check-replay";
export { claimGuestOrders } from "./claim-guest-orders";
export { completeOrders } from "./complete-orders";
export { deliverShipment, deliverShipmentAsStaff, receiveShipment } from "./deliver-shipment";
export { OrderNotCancellable, OrderNotRefundable, OrderNotShippable } from "./errors";
export type {
  Amounts,
  OrderEvent,
  PlacedItem,
  PlacedSellerOrder,
  RecordedOrderEvent,
  RefundKind,
  RefundMoney,
} from "./events";
export {
  getOrder,
  getOrderForMail,
  getSellerOrder,
  getSellerOrderForMail,
  getShipmentForMail,
  getTracking,
} from "./get-order";
export { importOrders, type OrderHistory } from "./import-orders";
export { listOrders, listSellerOrders, listStaffOrders } from "./list-orders";
export { orderTokenOf } from "./order-token";
export { type OrderDraft, type OrderDraftItem, orderPlaced, placeOrder, splitBySeller } from "./place-order";
export { listStaffOrderEvents, selectNextSerials, selectOrderEvents, toRecorded } from "./queries/history";
export { hasBeenOrdered, listSoldQuantities } from "./queries/lookups";
export { readOrderRows } from "./read-order";
export { changeOrder, lockedOrderState, lockOrderState, recordOrderEvents } from "./record";
export { earningsOf, moneyLeft } from "./refund-money";
export { refundOrderAsStaff, refundSellerOrder } from "./refund-order";
export { sendOrderLink, sendOrderLinkJob } from "./send-order-link";
export { shipItems } from "./ship-items";
export { evolve, type OrderState, openQuantity, type RefundState, replay, type SellerOrderState } from "./state";
export { netOf, totalsOf } from "./totals";
export { toOrderView, toStaffOrderRowView } from "./view";
