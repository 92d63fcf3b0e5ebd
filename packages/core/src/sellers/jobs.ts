import { z } from "zod";
import { defineJob } from "../platform";

/** Begins or ends the break of a shop. The time is in the key: one that was moved does not wait for the old time. */
export const advanceVacationJob = defineJob({
  name: "sellers.advanceVacation",
  payload: z.object({ sellerId: z.uuid(), at: z.iso.datetime() }),
  key: ({ sellerId, at }) => `${sellerId}:${at}`,
});
