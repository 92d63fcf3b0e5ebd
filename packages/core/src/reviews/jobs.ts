import { z } from "zod";
import { defineJob } from "../platform/index";

/** Asks once for reviews of what came with an order. */
export const sendReviewRequestJob = defineJob({
  name: "notifications.sendReviewRequest",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});
