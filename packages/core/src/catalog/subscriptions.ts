import { jobRequest, type Subscription, type Subscriptions } from "../platform/index";
import { refreshSoldProductsJob, refreshVariantsJob } from "./jobs";

const onStock: Subscription = (event) => [
  jobRequest(refreshVariantsJob, { variantIds: event.payload.variantIds as string[], eventId: event.id }),
];
const onSale: Subscription = (event) => [
  jobRequest(refreshSoldProductsJob, { orderId: String(event.payload.orderId) }),
];

/** What listings do about stock and sales: availability and best sellers follow within seconds (CAT-06). */
export const catalogSubscriptions: Subscriptions = {
  InventoryReserved: [onStock],
  InventoryReleased: [onStock],
  StockUpdated: [onStock],
  OrderConfirmed: [onSale],
  OrderCancelled: [onSale],
};
