import { okView } from "@emporia/contracts/common";
import {
  createTaxClassInput,
  listTaxReviewsInput,
  recordTaxAgainInput,
  setTaxRateInput,
  setTaxRemitterInput,
  settleTaxReviewInput,
  staffTaxClassesView,
  taxClassesView,
  taxClassInput,
  taxDocumentsView,
  taxRateInput,
  taxRatesView,
  taxRemitterInput,
  taxRemittersView,
  taxReportInput,
  taxReportView,
  taxReviewsView,
  updateTaxClassInput,
} from "@emporia/contracts/tax";
import { recordTaxAgain } from "@emporia/core/checkout";
import {
  createTaxClass,
  getTaxReport,
  getTaxTable,
  listStaffTaxClasses,
  listTaxClasses,
  listTaxDocuments,
  listTaxRemitters,
  listTaxReviews,
  removeTaxClass,
  removeTaxRate,
  removeTaxRemitter,
  retireTaxClass,
  reviveTaxClass,
  setTaxRate,
  setTaxRemitter,
  settleTaxReview,
  updateTaxClass,
} from "@emporia/core/tax";
import { answer, publicProcedure, router, staffProcedure } from "../trpc";

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
  remitters: staffProcedure("markets:read")
    .meta({ summary: "Who hands the tax of a place over" })
    .output(answer(taxRemittersView))
    .query(({ ctx }) => listTaxRemitters(ctx.core)),
  setRemitter: staffProcedure("markets:write")
    .meta({ summary: "Say who hands the tax of a place over from a day on" })
    .input(setTaxRemitterInput)
    .output(answer(taxRemittersView))
    .mutation(({ ctx, input }) => setTaxRemitter(ctx.core, input)),
  removeRemitter: staffProcedure("markets:write")
    .meta({ summary: "Take back who hands the tax of a place over" })
    .input(taxRemitterInput)
    .output(answer(taxRemittersView))
    .mutation(({ ctx, input }) => removeTaxRemitter(ctx.core, input)),
  report: staffProcedure("markets:read")
    .meta({ summary: "The tax of a month by place, and who hands it over" })
    .input(taxReportInput)
    .output(answer(taxReportView))
    .query(({ ctx, input }) => getTaxReport(ctx.core, input)),
  documents: staffProcedure("markets:read")
    .meta({ summary: "Sales and refunds on which the tax provider and we do not agree" })
    .input(listTaxReviewsInput)
    .output(answer(taxDocumentsView))
    .query(({ ctx, input }) => listTaxDocuments(ctx.core, input)),
  recordAgain: staffProcedure("markets:write")
    .meta({ summary: "Have the tax provider told once more" })
    .input(recordTaxAgainInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => recordTaxAgain(ctx.core, input)),
  reviews: staffProcedure("markets:read")
    .meta({ summary: "Orders that were taxed by the table in the provider's stead" })
    .input(listTaxReviewsInput)
    .output(answer(taxReviewsView))
    .query(({ ctx, input }) => listTaxReviews(ctx.core, input)),
  settleReview: staffProcedure("markets:write")
    .meta({ summary: "Say that the tax of an order was looked at" })
    .input(settleTaxReviewInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => settleTaxReview(ctx.core, input)),
  classes: publicProcedure
    .meta({ summary: "The tax classes that products may have", limit: "catalog" })
    .output(answer(taxClassesView))
    .query(({ ctx }) => listTaxClasses(ctx.core)),
  staffClasses: staffProcedure("markets:read")
    .meta({ summary: "Tax classes, with what a provider calls them" })
    .output(answer(staffTaxClassesView))
    .query(({ ctx }) => listStaffTaxClasses(ctx.core)),
  createClass: staffProcedure("markets:write")
    .meta({ summary: "Add a class of things that are taxed alike" })
    .input(createTaxClassInput)
    .output(answer(staffTaxClassesView))
    .mutation(({ ctx, input }) => createTaxClass(ctx.core, input)),
  updateClass: staffProcedure("markets:write")
    .meta({ summary: "Give a tax class another name or another code of its provider" })
    .input(updateTaxClassInput)
    .output(answer(staffTaxClassesView))
    .mutation(({ ctx, input }) => updateTaxClass(ctx.core, input)),
  retireClass: staffProcedure("markets:write")
    .meta({ summary: "Have a tax class be chosen no more" })
    .input(taxClassInput)
    .output(answer(staffTaxClassesView))
    .mutation(({ ctx, input }) => retireTaxClass(ctx.core, input)),
  reviveClass: staffProcedure("markets:write")
    .meta({ summary: "Let a retired tax class be chosen again" })
    .input(taxClassInput)
    .output(answer(staffTaxClassesView))
    .mutation(({ ctx, input }) => reviveTaxClass(ctx.core, input)),
  removeClass: staffProcedure("markets:write")
    .meta({ summary: "Delete a tax class that nothing has" })
    .input(taxClassInput)
    .output(answer(staffTaxClassesView))
    .mutation(({ ctx, input }) => removeTaxClass(ctx.core, input)),
});
