import { checkImportInput, importIdInput, importsView, importView, listImportsInput } from "@emporia/contracts/imports";
import { cancelImport, checkImport, getImport, listImports, startImport } from "@emporia/core/catalog";
import { answer, router, sellerProcedure } from "../trpc";

/** Files are sent to POST /product-files, which answers with the import. */
export const importsRouter = router({
  list: sellerProcedure("products:read")
    .meta({ summary: "The shop's imports of product files, the latest first" })
    .input(listImportsInput)
    .output(answer(importsView))
    .query(({ ctx, input }) => listImports(ctx.core, { ...input, sellerId: ctx.sellerId })),
  get: sellerProcedure("products:read")
    .meta({ summary: "How far an import is, what it found and did" })
    .input(importIdInput)
    .output(answer(importView))
    .query(({ ctx, input }) => getImport(ctx.core, { ...input, sellerId: ctx.sellerId })),
  check: sellerProcedure("products:write")
    .meta({ summary: "Find out what importing a file would do, without doing it" })
    .input(checkImportInput)
    .output(answer(importView))
    .mutation(({ ctx, input }) => checkImport(ctx.core, { ...input, sellerId: ctx.sellerId })),
  start: sellerProcedure("products:write")
    .meta({ summary: "Import a file as it was checked" })
    .input(importIdInput)
    .output(answer(importView))
    .mutation(({ ctx, input }) => startImport(ctx.core, { ...input, sellerId: ctx.sellerId })),
  cancel: sellerProcedure("products:write")
    .meta({ summary: "Stop checking or importing a file" })
    .input(importIdInput)
    .output(answer(importView))
    .mutation(({ ctx, input }) => cancelImport(ctx.core, { ...input, sellerId: ctx.sellerId })),
});
