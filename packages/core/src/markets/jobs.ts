import { z } from "zod";
import { defineJob } from "../platform/index";

/** Puts an exchange rate in force when its time has come. */
export const applyRatesJob = defineJob({
  name: "markets.applyRates",
  payload: z.object({ at: z.iso.datetime() }),
  key: ({ at }) => at,
});

/** Converts and lists the products after one; each run begins at none. */
export const convertMarketPricesJob = defineJob({
  name: "markets.convertPrices",
  payload: z.object({ run: z.uuid(), afterId: z.uuid().nullable() }),
  key: ({ run, afterId }) => `${run}:${afterId ?? "first"}`,
});
