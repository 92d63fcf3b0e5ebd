import {
  decideReportInput,
  listReportsInput,
  reportedProductView,
  reportIdInput,
  reportProductInput,
  reportsView,
  reportView,
} from "@emporia/contracts/reports";
import { decideReport, getReport, listReports, reportProduct } from "@emporia/core/catalog";
import { z } from "zod";
import { answer, publicProcedure, router, staffProcedure } from "../trpc";

export const reportsRouter = router({
  give: publicProcedure
    .meta({
      rest: "POST /products/{productId}/reports",
      summary: "Tell staff what is wrong with a product",
      limit: "account",
    })
    .input(reportProductInput)
    .output(answer(reportedProductView))
    .mutation(({ ctx, input }) => reportProduct(ctx.core, input)),
  list: staffProcedure("catalog:write")
    .meta({ summary: "What people say is wrong with products, the longest waiting first" })
    .input(listReportsInput)
    .output(answer(reportsView))
    .query(({ ctx, input }) => listReports(ctx.core, input)),
  get: staffProcedure("catalog:write")
    .meta({ summary: "A report with all that was said" })
    .input(reportIdInput)
    .output(answer(reportView))
    .query(({ ctx, input }) => getReport(ctx.core, input)),
  decide: staffProcedure("catalog:write")
    .meta({ summary: "Say that a report was right, or that it was not" })
    .input(decideReportInput)
    .output(answer(z.object({ decided: z.int() })))
    .mutation(({ ctx, input }) => decideReport(ctx.core, input)),
});
