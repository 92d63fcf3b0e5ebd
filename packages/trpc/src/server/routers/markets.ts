import {
  conversionCurrencyInput,
  createMarketInput,
  marketsView,
  setExchangeRateInput,
  staffMarketsView,
  updateMarketInput,
} from "@emporia/contracts/markets";
import {
  createMarket,
  listMarkets,
  listStaffMarkets,
  setExchangeRate,
  stopConversion,
  updateMarket,
} from "@emporia/core/markets";
import { answer, publicProcedure, router, staffProcedure } from "../trpc";

export const marketsRouter = router({
  list: publicProcedure
    .meta({
      rest: "GET /markets",
      summary: "The markets that one can shop in, and the one of this call",
      limit: "catalog",
    })
    .output(answer(marketsView))
    .query(({ ctx }) => listMarkets(ctx.core)),
  staff: router({
    list: staffProcedure("markets:read")
      .meta({ summary: "All markets with their exchange rates" })
      .output(answer(staffMarketsView))
      .query(({ ctx }) => listStaffMarkets(ctx.core)),
    create: staffProcedure("markets:write")
      .meta({ summary: "Open another market" })
      .input(createMarketInput)
      .output(answer(staffMarketsView))
      .mutation(({ ctx, input }) => createMarket(ctx.core, input)),
    update: staffProcedure("markets:write")
      .meta({ summary: "Change, open or close a market" })
      .input(updateMarketInput)
      .output(answer(staffMarketsView))
      .mutation(({ ctx, input }) => updateMarket(ctx.core, input)),
    setRate: staffProcedure("markets:write")
      .meta({ summary: "Convert prices into a currency at a rate, from a time on" })
      .input(setExchangeRateInput)
      .output(answer(staffMarketsView))
      .mutation(({ ctx, input }) => setExchangeRate(ctx.core, input)),
    stopConversion: staffProcedure("markets:write")
      .meta({ summary: "Let only sellers' own prices count in a currency" })
      .input(conversionCurrencyInput)
      .output(answer(staffMarketsView))
      .mutation(({ ctx, input }) => stopConversion(ctx.core, input)),
  }),
});
