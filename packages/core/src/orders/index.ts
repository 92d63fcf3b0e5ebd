export { abandonOrder, cancelOrder, cancelOrderAsStaff } from "./cancel-order";
export { checkRecentOrders, replayAgrees } from "./check-replay";
export { claimGuestOrders } from "./claim-guest-orders";
export { deliverShipment } from "./deliver-shipment";
export { OrderNotCancellable, OrderNotShippable } from "./errors";
export type { Amounts, OrderEvent, PlacedItem, PlacedSellerOrder, RecordedOrderEvent } from "./events";
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
export { listStaffOrderEvents, selectNextSerials } from "./queries/history";
export { hasBeenOrdered, listSoldQuantities } from "./queries/lookups";
export { readOrderRows } from "./read-order";
export { changeOrder, lockedOrderState, lockOrderState, recordOrderEvents } from "./record";
export { sendOrderLink, sendOrderLinkJob } from "./send-order-link";
export { shipItems } from "./ship-items";
export { evolve, type OrderState, replay, type SellerOrderState } from "./state";
export { netOf, totalsOf } from "./totals";
export { toOrderView, toStaffOrderRowView } from "./view";
