import { z } from "zod";
import { defineJob } from "../platform/index";

/** Compares listings and copies with the tables; every night, and when staff ask for it. */
export const checkIndexesJob = defineJob({
  name: "search.checkIndexes",
  payload: z.object({}),
  key: () => "all",
});
