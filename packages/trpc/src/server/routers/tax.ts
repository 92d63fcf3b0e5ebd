import { setTaxRateInput, taxRateInput, taxRatesView } from "@emporia/contracts/tax";
import { getTaxTable, removeTaxRate, setTaxRate } from "@emporia/core/tax";
import { answer, router, staffProcedure } from "../trpc";

/** What is taxed at which rate, where. */
export const taxRouter = router({
  list: staffProcedure("markets:read")
    .meta({ summary: "The tax table" })
    .output(answer(taxRatesView))
    .query(({ ctx }) => getTaxTable(ctx.core)),
  set: staffProcedure("markets:write")
    .meta({ summary: "Say what a class of things is taxed at in a place" })
    .input(setTaxRateInput)
    .output(answer(taxRatesView))
    .mutation(({ ctx, input }) => setTaxRate(ctx.core, input)),
  remove: staffProcedure("markets:write")
    .meta({ summary: "Take a rate out of the table" })
    .input(taxRateInput)
    .output(answer(taxRatesView))
    .mutation(({ ctx, input }) => removeTaxRate(ctx.core, input)),
});
