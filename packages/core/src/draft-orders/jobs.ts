import { z } from "zod";
import { defineJob } from "../platform/index";

/** Mails a customer the link to what was made for them. */
export const sendDraftOfferJob = defineJob({
  name: "notifications.sendDraftOffer",
  payload: z.object({ draftOrderId: z.uuid(), linkVersion: z.int() }),
  key: ({ draftOrderId, linkVersion }) => `${draftOrderId}:${linkVersion}`,
});
