import type { PostalAddressView } from "@emporia/contracts/identity";
import type { ReturnPostage } from "@emporia/contracts/shipping";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface ShopShippingRow {
  shopName: string;
  /** Of its owner. */
  email: string;
  sendsFrom: PostalAddressView | null;
  returnPostage: ReturnPostage;
}

export async function findShopShipping(db: Db, sellerId: string): Promise<ShopShippingRow | undefined> {
  const { rows } = await sql<ShopShippingRow>`
    select seller.shop_name as "shopName", owner.email, kept.sends_from as "sendsFrom",
      coalesce(kept.return_postage, 'fault') as "returnPostage"
    from sellers seller join users owner on owner.id = seller.owner_user_id
    left join shop_shipping kept on kept.seller_id = seller.id
    where seller.id = ${sellerId}
  `.execute(db);
  return rows[0];
}

export async function saveShopShipping(
  tx: Tx,
  sellerId: string,
  values: { sends_from: string } | { return_postage: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("shop_shipping")
    .values({ seller_id: sellerId, updated_at: now, ...values })
    .onConflict((conflict) => conflict.column("seller_id").doUpdateSet({ ...values, updated_at: now }))
    .execute();
}

/** Who pays for what comes back to each of these shops; one that has not said so is missing. */
export async function listReturnPostages(db: Db, sellerIds: readonly string[]): Promise<Map<string, ReturnPostage>> {
  if (sellerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("shop_shipping")
    .where("seller_id", "in", [...sellerIds])
    .select(["seller_id", "return_postage"])
    .execute();
  return new Map(rows.map((row) => [row.seller_id, row.return_postage as ReturnPostage]));
}
