import { z } from "zod";
import { defineJob } from "../platform/index";

/** Whoever is due is reminded once per step. */
export const sendReturnReminderJob = defineJob({
  name: "notifications.sendReturnReminder",
  payload: z.object({
    orderId: z.uuid(),
    sellerOrderId: z.uuid(),
    returnId: z.uuid(),
    status: z
      .enum(["REQUESTED", "APPROVED", "SENT", "RECEIVED", "ENDING"])
      .describe("ENDING: a withdrawal that nobody sends"),
  }),
  key: ({ returnId, status }) => `${returnId}:${status}`,
});

/** Who withdrew from what was not sent yet is told that it was heard, and when. */
export const sendWithdrawalReceiptJob = defineJob({
  name: "notifications.sendWithdrawalReceipt",
  payload: z.object({
    orderId: z.uuid(),
    sellerOrderId: z.uuid(),
    upTo: z.int().describe("The number of events that the order had then"),
  }),
  key: ({ sellerOrderId, upTo }) => `${sellerOrderId}:${upTo}`,
});
