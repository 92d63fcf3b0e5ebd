import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface TaxClassRow {
  code: string;
  name: string;
  provider_code: string | null;
  retired_at: Date | null;
  is_used: boolean;
}

/** All classes, the standard one first, those that are retired last. */
export async function listTaxClassRows(db: Db): Promise<TaxClassRow[]> {
  const { rows } = await sql<TaxClassRow>`
    select code, name, provider_code, retired_at,
      code = 'standard' or exists (select from tax_rates rate where rate.tax_class = class.code)
        or exists (select from products product where product.tax_class = class.code and product.tax_class <> 'standard')
        as is_used
    from tax_classes class
    order by retired_at is not null, code <> 'standard', lower(name)
  `.execute(db);
  return rows;
}

export async function lockTaxClass(
  tx: Tx,
  code: string,
): Promise<Pick<TaxClassRow, "code" | "name" | "provider_code" | "retired_at"> | undefined> {
  return tx
    .selectFrom("tax_classes")
    .where("code", "=", code)
    .select(["code", "name", "provider_code", "retired_at"])
    .forUpdate()
    .executeTakeFirst();
}

export async function insertTaxClass(
  tx: Tx,
  taxClass: { code: string; name: string; providerCode: string | null },
  now: Date,
): Promise<void> {
  const { code, name, providerCode } = taxClass;
  await tx.insertInto("tax_classes").values({ code, name, provider_code: providerCode, created_at: now }).execute();
}

export async function setTaxClass(
  tx: Tx,
  code: string,
  change: { name?: string; provider_code?: string | null; retired_at?: Date | null },
): Promise<void> {
  await tx.updateTable("tax_classes").set(change).where("code", "=", code).execute();
}

export async function deleteTaxClass(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom("tax_classes").where("code", "=", code).execute();
}

/** What the tax provider calls each class that it has a word for. */
export async function listProviderCodes(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("tax_classes")
    .where("provider_code", "is not", null)
    .select(["code", "provider_code"])
    .orderBy("code")
    .execute();
  return new Map(rows.flatMap((row) => (row.provider_code ? [[row.code, row.provider_code] as const] : [])));
}
