import { z } from "zod";
import { defineJob, jobRequest, type Subscriptions } from "../../platform/index";

/** Asks a parcel's carrier where it is; the first time also to be told from then on. */
export const lookAtParcelJob = defineJob({
  name: "orders.lookAtParcel",
  payload: z.object({ shipmentId: z.uuid(), follows: z.boolean() }),
  key: ({ shipmentId, follows }) => `${shipmentId}:${follows}`,
});

/** A parcel comes back, or could not be delivered: its shop is told once of each. */
export const sendParcelTroubleJob = defineJob({
  name: "notifications.sendParcelTrouble",
  payload: z.object({ shipmentId: z.uuid(), status: z.enum(["coming_back", "failed"]) }),
  key: ({ shipmentId, status }) => `${shipmentId}:${status}`,
});

/** What orders do about what happened to them. */
export const orderSubscriptions: Subscriptions = {
  OrderShipped: [({ payload }) => [jobRequest(lookAtParcelJob, { shipmentId: payload.shipmentId, follows: true })]],
};
