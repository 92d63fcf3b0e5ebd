import type {
  InvoiceKind,
  invoicePdfInput,
  invoicePdfView,
  invoicesView,
  listInvoicesInput,
} from "@emporia/contracts/invoices";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { findOrder, readerOf } from "../orders/index";
import { type Ctx, NotFound } from "../platform/index";
import type { InvoiceDocument } from "./document";
import { invoicePdf } from "./invoice-pdf";
import { findInvoiceDocument, type InvoiceRow, type InvoicesOf, listInvoiceRows } from "./queries";

type Invoices = z.output<typeof invoicesView>;
type Pdf = z.output<typeof invoicePdfView>;

/** The invoices and credit notes of one's own order. @throws NotFound no such order, or not theirs */
export async function listInvoices(ctx: Ctx, input: z.output<typeof listInvoicesInput>): Promise<Invoices> {
  await assertReader(ctx, input);
  return listOf(ctx, { orderId: input.orderId });
}

/** Those of a seller's part; another shop's are none. */
export async function listSellerInvoices(
  ctx: Ctx,
  { sellerId, sellerOrderId }: { sellerId: string; sellerOrderId: string },
): Promise<Invoices> {
  return listOf(ctx, { sellerId, sellerOrderId });
}

/** Those of any order, for staff. */
export async function listStaffInvoices(ctx: Ctx, { orderId }: { orderId: string }): Promise<Invoices> {
  return listOf(ctx, { orderId });
}

/** One of them on paper. @throws NotFound no such order or paper, or not theirs */
export async function getInvoicePdf(ctx: Ctx, input: z.output<typeof invoicePdfInput>): Promise<Pdf> {
  await assertReader(ctx, input);
  return pdfOf(await findInvoiceDocument(ctx.db, input.invoiceId, { orderId: input.orderId }));
}

/** The same for the shop that issued it, or for staff. @throws NotFound */
export async function getInvoicePdfAs(
  ctx: Ctx,
  whose: { sellerId: string } | "staff",
  { invoiceId }: { invoiceId: string },
): Promise<Pdf> {
  return pdfOf(await findInvoiceDocument(ctx.db, invoiceId, whose));
}

async function assertReader(ctx: Ctx, input: { orderId: string; token?: string | undefined }): Promise<void> {
  if (!(await findOrder(ctx.db, input.orderId, readerOf(ctx, input.orderId, input.token))))
    throw new NotFound("This order");
}

async function listOf(ctx: Ctx, of: InvoicesOf): Promise<Invoices> {
  return { items: (await listInvoiceRows(ctx.db, of)).map(toView) };
}

function toView(row: InvoiceRow): Invoices["items"][number] {
  return {
    id: row.id,
    kind: row.kind as InvoiceKind,
    number: row.number,
    shopName: (row.document as InvoiceDocument).shopName,
    total: money(row.total_amount, row.currency),
    issuedAt: row.issued_at.toISOString(),
  };
}

async function pdfOf(document: InvoiceDocument | undefined): Promise<Pdf> {
  if (!document) throw new NotFound("This invoice");
  // Each shop counts its own: two of one order may have the same number.
  const shop = document.shopName.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  return {
    fileName: `${document.number}-${shop}.pdf`,
    pdf: Buffer.from(await invoicePdf(document)).toString("base64"),
  };
}
