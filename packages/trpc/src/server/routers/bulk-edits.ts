import {
  bulkEditIdInput,
  bulkEditsView,
  bulkEditView,
  createBulkEditInput,
  gridSavedView,
  gridView,
  listBulkEditsInput,
  listGridInput,
  saveGridInput,
} from "@emporia/contracts/bulk-edits";
import {
  applyBulkEdit,
  cancelBulkEdit,
  createBulkEdit,
  getBulkEdit,
  listBulkEdits,
  listGrid,
  saveGrid,
  undoBulkEdit,
} from "@emporia/core/catalog";
import { answer, router, sellerProcedure } from "../trpc";

export const bulkEditsRouter = router({
  list: sellerProcedure("products:read")
    .meta({ summary: "The shop's changes of many products, the latest first" })
    .input(listBulkEditsInput)
    .output(answer(bulkEditsView))
    .query(({ ctx, input }) => listBulkEdits(ctx.core, { ...input, sellerId: ctx.sellerId })),
  get: sellerProcedure("products:read")
    .meta({ summary: "How far a change of many products is, and what it does" })
    .input(bulkEditIdInput)
    .output(answer(bulkEditView))
    .query(({ ctx, input }) => getBulkEdit(ctx.core, { ...input, sellerId: ctx.sellerId })),
  create: sellerProcedure("products:write")
    .meta({ summary: "Find out what one change would do to all products that a filter finds" })
    .input(createBulkEditInput)
    .output(answer(bulkEditView))
    .mutation(({ ctx, input }) => createBulkEdit(ctx.core, { ...input, sellerId: ctx.sellerId })),
  start: sellerProcedure("products:write")
    .meta({ summary: "Change the products as was looked at" })
    .input(bulkEditIdInput)
    .output(answer(bulkEditView))
    .mutation(({ ctx, input }) => applyBulkEdit(ctx.core, { ...input, sellerId: ctx.sellerId })),
  cancel: sellerProcedure("products:write")
    .meta({ summary: "Stop a change of many products" })
    .input(bulkEditIdInput)
    .output(answer(bulkEditView))
    .mutation(({ ctx, input }) => cancelBulkEdit(ctx.core, { ...input, sellerId: ctx.sellerId })),
  undo: sellerProcedure("products:write")
    .meta({ summary: "Put back what a change of many products touched, where nobody touched it since" })
    .input(bulkEditIdInput)
    .output(answer(bulkEditView))
    .mutation(({ ctx, input }) => undoBulkEdit(ctx.core, { ...input, sellerId: ctx.sellerId })),
  grid: router({
    list: sellerProcedure("products:read")
      .meta({ summary: "Prices and counts of many variants" })
      .input(listGridInput)
      .output(answer(gridView))
      .query(({ ctx, input }) => listGrid(ctx.core, { ...input, sellerId: ctx.sellerId })),
    save: sellerProcedure("products:write")
      .meta({ summary: "Save the cells that were changed" })
      .input(saveGridInput)
      .output(answer(gridSavedView))
      .mutation(({ ctx, input }) => saveGrid(ctx.core, { ...input, sellerId: ctx.sellerId })),
  }),
});
