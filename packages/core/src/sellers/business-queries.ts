import type { BusinessView } from "@emporia/contracts/sellers";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

const columns = sql`legal_name as "legalName", line1, line2, city, state, postal_code as "postalCode", country`;

export async function findBusiness(db: Db, sellerId: string): Promise<BusinessView | undefined> {
  const { rows } = await sql<BusinessView>`
    select ${columns} from seller_businesses where seller_id = ${sellerId}
  `.execute(db);
  return rows[0];
}

export async function saveBusiness(tx: Tx, sellerId: string, business: BusinessView, now: Date): Promise<void> {
  const { legalName, postalCode, ...rest } = business;
  const row = { ...rest, legal_name: legalName, postal_code: postalCode, updated_at: now };
  await tx
    .insertInto("seller_businesses")
    .values({ seller_id: sellerId, ...row })
    .onConflict((conflict) => conflict.column("seller_id").doUpdateSet(row))
    .execute();
}

/** With the VAT number as it is sealed, where that is what the shop left. */
export async function listBusinesses(
  db: Db,
  sellerIds: readonly string[],
): Promise<(BusinessView & { seller_id: string; key_id: string | null; sealed: string | null })[]> {
  const { rows } = await sql<BusinessView & { seller_id: string; key_id: string | null; sealed: string | null }>`
    select business.seller_id, ${columns}, tax.key_id, tax.sealed
    from seller_businesses business
    left join seller_tax_ids tax on tax.seller_id = business.seller_id and tax.kind = 'vat'
    where business.seller_id = any(${[...sellerIds]}::uuid[])
  `.execute(db);
  return rows;
}
