import { jobRequest, type Subscription, type Subscriptions } from "../platform/index";
import { noteLowStockJob } from "./jobs";

const onStock: Subscription<"InventoryReserved" | "StockUpdated"> = (event) => [
  jobRequest(noteLowStockJob, { variantIds: event.payload.variantIds, eventId: event.id }),
];

/** Stock runs low by promises as much as by what leaves, and never by what is given back. */
export const inventorySubscriptions: Subscriptions = {
  InventoryReserved: [onStock],
  StockUpdated: [onStock],
};
