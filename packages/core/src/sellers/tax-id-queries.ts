import type { TaxIdKind } from "@emporia/contracts/payouts";
import type { Db, Tx } from "@emporia/db";

export interface TaxIdRow {
  seller_id: string;
  kind: TaxIdKind;
  key_id: string;
  sealed: string;
  last4: string;
  updated_at: Date;
}
const columns = ["seller_id", "kind", "key_id", "sealed", "last4", "updated_at"] as const;

export async function findTaxId(db: Db, sellerId: string): Promise<TaxIdRow | undefined> {
  const row = await db
    .selectFrom("seller_tax_ids")
    .where("seller_id", "=", sellerId)
    .select(columns)
    .executeTakeFirst();
  return row as TaxIdRow | undefined;
}

export async function saveTaxId(
  tx: Tx,
  given: { sellerId: string; kind: TaxIdKind; keyId: string; sealed: string; last4: string },
  updatedAt: Date,
): Promise<void> {
  const row = {
    kind: given.kind,
    key_id: given.keyId,
    sealed: given.sealed,
    last4: given.last4,
    updated_at: updatedAt,
  };
  await tx
    .insertInto("seller_tax_ids")
    .values({ seller_id: given.sellerId, ...row })
    .onConflict((conflict) => conflict.column("seller_id").doUpdateSet(row))
    .execute();
}

/** Locks some that another key than this one sealed; those that somebody else has are left to them. */
export async function listTaxIdsUnderOtherKeys(tx: Tx, keyId: string, limit: number): Promise<TaxIdRow[]> {
  const rows = await tx
    .selectFrom("seller_tax_ids")
    .where("key_id", "<>", keyId)
    .select(columns)
    .orderBy("seller_id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows as TaxIdRow[];
}
