import { jobRequest, type Subscription, type Subscriptions } from "../platform/index";
import { noteShownAgainJob, refreshSoldProductsJob, refreshVariantsJob } from "./jobs";

const onStock: Subscription<"InventoryReserved" | "InventoryReleased" | "StockUpdated"> = (event) => [
  jobRequest(refreshVariantsJob, { variantIds: event.payload.variantIds, eventId: event.id }),
];
const onSale: Subscription<"OrderConfirmed" | "OrderCancelled"> = (event) => [
  jobRequest(refreshSoldProductsJob, { orderId: event.payload.orderId }),
];

/** Nobody waits yet for what was never shown, and a file may publish thousands of such. */
const onPublished: Subscription<"ProductPublished"> = ({ id: eventId, payload }) =>
  payload.isFirst ? [] : [jobRequest(noteShownAgainJob, { scope: { productId: payload.productId }, eventId })];
const onOpened: Subscription<"SellerApproved" | "SellerReinstated" | "VacationBegan" | "VacationEnded"> = ({
  id: eventId,
  payload,
}) => [jobRequest(noteShownAgainJob, { scope: { sellerId: payload.sellerId }, eventId })];

/**
 * What listings do about stock and sales: availability and best sellers follow within seconds (CAT-06). Who waits for
 * something is told when it is there again, also because its product or shop is.
 */
export const catalogSubscriptions: Subscriptions = {
  InventoryReserved: [onStock],
  InventoryReleased: [onStock],
  StockUpdated: [onStock],
  ProductPublished: [onPublished],
  SellerApproved: [onOpened],
  SellerReinstated: [onOpened],
  VacationBegan: [onOpened],
  VacationEnded: [onOpened],
  OrderConfirmed: [onSale],
  OrderCancelled: [onSale],
};
