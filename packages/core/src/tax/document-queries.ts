import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface TaxDocumentRow {
  code: string;
  kind: "sale" | "return";
  status: "WANTED" | "RECORDED" | "REFUSED" | "VOIDED";
}

/** What the provider was told, or is to be told, of an order. */
export async function findTaxDocuments(db: Db, orderId: string): Promise<TaxDocumentRow[]> {
  const rows = await db
    .selectFrom("tax_documents")
    .where("order_id", "=", orderId)
    .select(["code", "kind", "status"])
    .orderBy("code")
    .execute();
  return rows as TaxDocumentRow[];
}

/** Writes down that the provider is to be told; one that is known stays as it is. */
export async function insertTaxDocument(
  tx: Tx,
  document: { code: string; orderId: string; kind: "sale" | "return"; currency: string; taxAmount: number; now: Date },
): Promise<void> {
  await tx
    .insertInto("tax_documents")
    .values({
      ...{ code: document.code, order_id: document.orderId, kind: document.kind, status: "WANTED" },
      ...{ currency: document.currency, tax_amount: document.taxAmount },
      ...{ created_at: document.now, updated_at: document.now },
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
}

/** What came of telling the provider. */
export async function setTaxDocument(
  tx: Tx,
  code: string,
  end:
    | { status: "RECORDED"; providerTaxAmount: number }
    | { status: "REFUSED"; failure: string }
    | { status: "VOIDED" },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("tax_documents")
    .set({
      ...{ status: end.status, failure: end.status === "REFUSED" ? end.failure.slice(0, 1000) : null, updated_at: now },
      ...(end.status === "RECORDED" ? { provider_tax_amount: end.providerTaxAmount } : {}),
    })
    .where("code", "=", code)
    .execute();
}

/** Documents that the provider refused, has not taken for an hour, or taxes otherwise; the latest first, one more than asked for. */
export async function listDoubtedDocuments(
  db: Db,
  page: { before: readonly [string, string] | undefined; limit: number; now: Date },
): Promise<
  {
    code: string;
    kind: "sale" | "return";
    status: TaxDocumentRow["status"];
    orderId: string;
    orderNumber: string;
    currency: string;
    tax: number;
    providerTax: number | null;
    failure: string | null;
    updatedAt: Date;
  }[]
> {
  const waiting = new Date(page.now.getTime() - 3_600_000);
  const { rows } = await sql<Awaited<ReturnType<typeof listDoubtedDocuments>>[number]>`
    select document.code, document.kind, document.status, placed.id as "orderId", placed.number as "orderNumber",
      document.currency, document.tax_amount as tax, document.provider_tax_amount as "providerTax", document.failure,
      document.updated_at as "updatedAt"
    from tax_documents document join orders placed on placed.id = document.order_id
    where (document.status = 'REFUSED' or document.status = 'WANTED'
        or (document.status = 'RECORDED' and document.provider_tax_amount <> document.tax_amount))
      and (document.status <> 'WANTED' or document.updated_at < ${waiting})
      and ${page.before ? sql`(document.updated_at, document.code) < (${page.before[0]}::timestamptz, ${page.before[1]})` : sql`true`}
    order by document.updated_at desc, document.code desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}
