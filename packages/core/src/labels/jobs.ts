import { z } from "zod";
import { defineJob, jobRequest, type Subscriptions } from "../platform/index";

/** Finds out what became of a label that is being bought, or given back. */
export const settleLabelJob = defineJob({
  name: "labels.settle",
  payload: z.object({ labelId: z.uuid() }),
  key: ({ labelId }) => labelId,
});

/** Gives back the label of a return that will not travel. */
export const voidReturnLabelJob = defineJob({
  name: "labels.voidOfReturn",
  payload: z.object({ returnId: z.uuid() }),
  key: ({ returnId }) => returnId,
});

/** What labels do about what happened elsewhere. */
export const labelSubscriptions: Subscriptions = {
  ReturnWithdrawn: [({ payload }) => [jobRequest(voidReturnLabelJob, { returnId: payload.returnId })]],
};
