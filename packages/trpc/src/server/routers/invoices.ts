import {
  invoiceIdInput,
  invoicePdfInput,
  invoicePdfView,
  invoicesView,
  listInvoicesInput,
  sellerInvoicesInput,
} from "@emporia/contracts/invoices";
import {
  getInvoicePdf,
  getInvoicePdfAs,
  listInvoices,
  listSellerInvoices,
  listStaffInvoices,
} from "@emporia/core/invoices";
import { answer, publicProcedure, router, sellerProcedure, staffProcedure } from "../trpc";

export const invoicesRouter = router({
  list: publicProcedure
    .meta({ rest: "GET /orders/{orderId}/invoices", summary: "Invoices and credit notes of an order of one's own" })
    .input(listInvoicesInput)
    .output(answer(invoicesView))
    .query(({ ctx, input }) => listInvoices(ctx.core, input)),
  pdf: publicProcedure
    .meta({ rest: "GET /orders/{orderId}/invoices/{invoiceId}", summary: "One of them as PDF, in base64" })
    .input(invoicePdfInput)
    .output(answer(invoicePdfView))
    .query(({ ctx, input }) => getInvoicePdf(ctx.core, input)),
  seller: router({
    list: sellerProcedure("orders:read")
      .input(sellerInvoicesInput)
      .output(answer(invoicesView))
      .query(({ ctx, input }) => listSellerInvoices(ctx.core, { ...input, sellerId: ctx.sellerId })),
    pdf: sellerProcedure("orders:read")
      .input(invoiceIdInput)
      .output(answer(invoicePdfView))
      .query(({ ctx, input }) => getInvoicePdfAs(ctx.core, { sellerId: ctx.sellerId }, input)),
  }),
  staff: router({
    list: staffProcedure("orders:read")
      .input(listInvoicesInput.pick({ orderId: true }))
      .output(answer(invoicesView))
      .query(({ ctx, input }) => listStaffInvoices(ctx.core, input)),
    pdf: staffProcedure("orders:read")
      .input(invoiceIdInput)
      .output(answer(invoicePdfView))
      .query(({ ctx, input }) => getInvoicePdfAs(ctx.core, "staff", input)),
  }),
});
