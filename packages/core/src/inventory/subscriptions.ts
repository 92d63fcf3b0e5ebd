import { jobRequest, type Subscription, type Subscriptions } from "../platform/index";
import { noteLowStockJob } from "./jobs";

const onStock: Subscription = (event) => [
  jobRequest(noteLowStockJob, { variantIds: event.payload.variantIds as string[], eventId: event.id }),
];

/** Stock runs low by promises as much as by what leaves. */
export const inventorySubscriptions: Subscriptions = {
  InventoryReserved: [onStock],
  InventoryReleased: [onStock],
  StockUpdated: [onStock],
};
