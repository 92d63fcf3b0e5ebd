import { z } from "zod";
import { defineJob } from "../platform/index";

/** Whoever is due is reminded once per step. */
export const sendReturnReminderJob = defineJob({
  name: "notifications.sendReturnReminder",
  payload: z.object({
    orderId: z.uuid(),
    sellerOrderId: z.uuid(),
    returnId: z.uuid(),
    status: z.enum(["REQUESTED", "APPROVED", "SENT", "RECEIVED"]),
  }),
  key: ({ returnId, status }) => `${returnId}:${status}`,
});
