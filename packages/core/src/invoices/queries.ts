import type { InvoiceKind } from "@emporia/contracts/invoices";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { InvoiceDocument } from "./document";

/** Gives out the next number of a shop's series; its row stays locked until the transaction ends, so there are no gaps. */
export async function nextSerial(tx: Tx, sellerId: string, kind: InvoiceKind, year: number): Promise<number> {
  const { rows } = await sql<{ serial: number }>`
    insert into invoice_counters as counter (seller_id, kind, year, last_serial)
    values (${sellerId}, ${kind}, ${year}, 1)
    on conflict (seller_id, kind, year) do update set last_serial = counter.last_serial + 1
    returning last_serial as serial
  `.execute(tx);
  return rows[0]?.serial ?? 1;
}

export async function insertInvoice(
  tx: Tx,
  invoice: {
    id: string;
    sellerId: string;
    year: number;
    serial: number;
    orderId: string;
    sellerOrderId: string;
    refundId: string | null;
    document: InvoiceDocument;
    now: Date;
  },
): Promise<void> {
  const { document } = invoice;
  await tx
    .insertInto("invoices")
    .values({
      id: invoice.id,
      kind: document.kind,
      seller_id: invoice.sellerId,
      year: invoice.year,
      serial: invoice.serial,
      number: document.number,
      order_id: invoice.orderId,
      seller_order_id: invoice.sellerOrderId,
      refund_id: invoice.refundId,
      currency: document.currency,
      total_amount: document.total,
      document: JSON.stringify(document),
      issued_at: invoice.now,
    })
    .execute();
}

export interface InvoiceRow {
  id: string;
  kind: string;
  number: string;
  seller_order_id: string;
  refund_id: string | null;
  currency: string;
  total_amount: number;
  document: unknown;
  issued_at: Date;
}

/** Of an order, of one seller's part of it, or of a shop: part of each WHERE. */
export type InvoicesOf = { orderId: string } | { sellerId: string; sellerOrderId: string };

/** Invoices and credit notes, oldest first. */
export async function listInvoiceRows(db: Db, of: InvoicesOf): Promise<InvoiceRow[]> {
  let query = db.selectFrom("invoices");
  if ("orderId" in of) query = query.where("order_id", "=", of.orderId);
  else query = query.where("seller_order_id", "=", of.sellerOrderId).where("seller_id", "=", of.sellerId);
  return query
    .select([
      "id",
      "kind",
      "number",
      "seller_order_id",
      "refund_id",
      "currency",
      "total_amount",
      "document",
      "issued_at",
    ])
    .orderBy("issued_at")
    .orderBy("id")
    .execute();
}

export async function findInvoiceDocument(
  db: Db,
  invoiceId: string,
  whose: { orderId: string } | { sellerId: string } | "staff",
): Promise<InvoiceDocument | undefined> {
  let query = db.selectFrom("invoices").where("id", "=", invoiceId);
  if (whose !== "staff")
    query =
      "orderId" in whose ? query.where("order_id", "=", whose.orderId) : query.where("seller_id", "=", whose.sellerId);
  const row = await query.select("document").executeTakeFirst();
  return row?.document as InvoiceDocument | undefined;
}
