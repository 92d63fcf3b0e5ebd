import { jobRequest, type Subscription, type Subscriptions } from "../platform/index";
import { noteShownAgainJob, refreshSoldProductsJob, refreshVariantsJob } from "./jobs";

const onStock: Subscription = (event) => [
  jobRequest(refreshVariantsJob, { variantIds: event.payload.variantIds as string[], eventId: event.id }),
];
const onSale: Subscription = (event) => [
  jobRequest(refreshSoldProductsJob, { orderId: String(event.payload.orderId) }),
];

/** Nobody waits yet for what was never shown, and a file may publish thousands of such. */
const onPublished: Subscription = ({ id: eventId, payload }) =>
  payload.isFirst === true
    ? []
    : [jobRequest(noteShownAgainJob, { scope: { productId: String(payload.productId) }, eventId })];
const onOpened: Subscription = ({ id: eventId, payload }) => [
  jobRequest(noteShownAgainJob, { scope: { sellerId: String(payload.sellerId) }, eventId }),
];

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
