import {
  approveReturnWithLabelInput,
  boughtLabelsView,
  buyLabelsInput,
  labelInput,
  labelPdfView,
  labelQuotesView,
  labelQuoteView,
  labelsView,
  labelView,
  listLabelsInput,
  quoteLabelsInput,
  quoteReturnLabelInput,
  returnLabelPdfInput,
  staffApproveReturnWithLabelInput,
  staffListLabelsInput,
} from "@emporia/contracts/labels";
import { sellerOrderView } from "@emporia/contracts/orders";
import {
  approveReturnWithLabel,
  buyLabels,
  getLabelPdf,
  getReturnLabelPdf,
  listLabels,
  listStaffLabels,
  quoteLabels,
  quoteReturnLabel,
  sendWithLabel,
  voidLabel,
} from "@emporia/core/labels";
import { answer, publicProcedure, router, sellerProcedure, staffProcedure } from "../trpc";

/** What carriers take parcels with. */
export const labelsRouter = router({
  returnPdf: publicProcedure
    .meta({
      rest: "GET /orders/{orderId}/returns/{returnId}/label",
      summary: "The label that a return travels with, as PDF in base64",
    })
    .input(returnLabelPdfInput)
    .output(answer(labelPdfView))
    .query(({ ctx, input }) => getReturnLabelPdf(ctx.core, input)),
  seller: router({
    list: sellerProcedure("orders:read")
      .meta({ summary: "The labels of an order of the shop" })
      .input(listLabelsInput)
      .output(answer(labelsView))
      .query(({ ctx, input }) => listLabels(ctx.core, { ...input, sellerId: ctx.sellerId })),
    quote: sellerProcedure("orders:ship")
      .meta({ summary: "What labels for these parcels would cost" })
      .input(quoteLabelsInput)
      .output(answer(labelQuotesView))
      .query(({ ctx, input }) => quoteLabels(ctx.core, { ...input, sellerId: ctx.sellerId })),
    buy: sellerProcedure("orders:ship")
      .meta({ summary: "Buy labels, one for each parcel" })
      .input(buyLabelsInput)
      .output(answer(boughtLabelsView))
      .mutation(({ ctx, input }) => buyLabels(ctx.core, { ...input, sellerId: ctx.sellerId })),
    void: sellerProcedure("orders:ship")
      .meta({ summary: "Give a label back that was not used" })
      .input(labelInput)
      .output(answer(labelView))
      .mutation(({ ctx, input }) => voidLabel(ctx.core, ctx, input)),
    send: sellerProcedure("orders:ship")
      .meta({ summary: "Send the parcel that a label is for" })
      .input(labelInput)
      .output(answer(sellerOrderView))
      .mutation(({ ctx, input }) => sendWithLabel(ctx.core, { ...input, sellerId: ctx.sellerId })),
    quoteReturn: sellerProcedure("orders:write")
      .meta({ summary: "What a label for the way back would cost" })
      .input(quoteReturnLabelInput)
      .output(answer(labelQuoteView))
      .query(({ ctx, input }) => quoteReturnLabel(ctx.core, ctx, input)),
    approveReturn: sellerProcedure("orders:write")
      .meta({ summary: "Agree to a return, and buy the label that it travels with" })
      .input(approveReturnWithLabelInput)
      .output(answer(labelView))
      .mutation(({ ctx, input }) => approveReturnWithLabel(ctx.core, ctx, input)),
    pdf: sellerProcedure("orders:ship")
      .meta({ summary: "A label as PDF, in base64" })
      .input(labelInput)
      .output(answer(labelPdfView))
      .query(({ ctx, input }) => getLabelPdf(ctx.core, ctx, input)),
  }),
  staff: router({
    quoteReturn: staffProcedure("orders:write")
      .meta({ summary: "What a label for the way back would cost" })
      .input(quoteReturnLabelInput)
      .output(answer(labelQuoteView))
      .query(({ ctx, input }) => quoteReturnLabel(ctx.core, "staff", input)),
    approveReturn: staffProcedure("orders:write")
      .meta({ summary: "Agree to a return for a shop, and buy its label" })
      .input(staffApproveReturnWithLabelInput)
      .output(answer(labelView))
      .mutation(({ ctx, input }) => approveReturnWithLabel(ctx.core, "staff", input)),
    list: staffProcedure("orders:read")
      .meta({ summary: "The labels of an order" })
      .input(staffListLabelsInput)
      .output(answer(labelsView))
      .query(({ ctx, input }) => listStaffLabels(ctx.core, input)),
    void: staffProcedure("orders:write")
      .meta({ summary: "Give a shop's label back that was not used" })
      .input(labelInput)
      .output(answer(labelView))
      .mutation(({ ctx, input }) => voidLabel(ctx.core, "staff", input)),
    pdf: staffProcedure("orders:read")
      .meta({ summary: "A label as PDF, in base64" })
      .input(labelInput)
      .output(answer(labelPdfView))
      .query(({ ctx, input }) => getLabelPdf(ctx.core, "staff", input)),
  }),
});
