import { z } from "zod";
import { defineJob } from "../platform/index";

/** Looks whether the stock of these variants has begun or ceased to run low. */
export const noteLowStockJob = defineJob({
  name: "inventory.noteLowStock",
  payload: z.object({ variantIds: z.array(z.uuid()), eventId: z.uuid() }),
  key: ({ eventId }) => eventId,
});

/** Tells a seller which variants run low since this event. */
export const sendLowStockJob = defineJob({
  name: "notifications.sendLowStock",
  payload: z.object({ sellerId: z.uuid(), variantIds: z.array(z.uuid()), eventId: z.uuid() }),
  key: ({ sellerId, eventId }) => `${eventId}:${sellerId}`,
});
