import { z } from "zod";
import { idSchema, instantSchema } from "./common";
import { moneySchema } from "./money";

export const invoiceKinds = ["invoice", "credit_note"] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

const token = z.string().max(200).optional().describe("From the link in the confirmation mail, for guests");
export const listInvoicesInput = z.object({ orderId: idSchema, token });
export const invoicePdfInput = z.object({ orderId: idSchema, invoiceId: idSchema, token });
export const sellerInvoicesInput = z.object({ sellerOrderId: idSchema });
export const invoiceIdInput = z.object({ invoiceId: idSchema });

export const invoiceView = z.object({
  id: idSchema,
  kind: z.enum(invoiceKinds),
  number: z.string(),
  shopName: z.string(),
  total: moneySchema,
  issuedAt: instantSchema,
});
export type InvoiceView = z.infer<typeof invoiceView>;
export const invoicesView = z.object({ items: z.array(invoiceView) });
export const invoicePdfView = z.object({ fileName: z.string(), pdf: z.base64() });
