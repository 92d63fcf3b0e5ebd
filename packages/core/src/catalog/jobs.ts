import { z } from "zod";
import { defineJob } from "../platform/index";

/** Fetches a picture that was imported by its address. */
export const fetchPictureJob = defineJob({
  name: "catalog.fetchPicture",
  payload: z.object({ mediaId: z.uuid() }),
  key: ({ mediaId }) => mediaId,
});
