import { z } from "zod";
import { defineJob } from "../platform/index";

/** Finds out what became of a label that is being bought, or given back. */
export const settleLabelJob = defineJob({
  name: "labels.settle",
  payload: z.object({ labelId: z.uuid() }),
  key: ({ labelId }) => labelId,
});
