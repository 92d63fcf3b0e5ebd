import type { PostalAddressView } from "@emporia/contracts/identity";
import type { RateSource, ReturnPostage } from "@emporia/contracts/shipping";
import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface ShopShippingRow {
  shopName: string;
  /** Of its owner. */
  email: string;
  sendsFrom: PostalAddressView | null;
  returnPostage: ReturnPostage;
  rateSource: RateSource;
}

export async function findShopShipping(db: Db, sellerId: string): Promise<ShopShippingRow | undefined> {
  const { rows } = await sql<ShopShippingRow>`
    select seller.shop_name as "shopName", owner.email, kept.sends_from as "sendsFrom",
      coalesce(kept.return_postage, 'fault') as "returnPostage", coalesce(kept.rate_source, 'table') as "rateSource"
    from sellers seller join users owner on owner.id = seller.owner_user_id
    left join shop_shipping kept on kept.seller_id = seller.id
    where seller.id = ${sellerId}
  `.execute(db);
  return rows[0];
}

export async function saveShopShipping(
  tx: Tx,
  sellerId: string,
  values: { sends_from: string } | { return_postage: string } | { rate_source: RateSource },
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

/** Of these shops those that want to be priced by carriers, and have said where they send from. */
export async function listCarrierShops(
  db: Db,
  sellerIds: readonly string[],
): Promise<Map<string, { shopName: string; sendsFrom: PostalAddressView }>> {
  const { rows } = await sql<{ sellerId: string; shopName: string; sendsFrom: PostalAddressView }>`
    select seller.id as "sellerId", seller.shop_name as "shopName", kept.sends_from as "sendsFrom"
    from shop_shipping kept join sellers seller on seller.id = kept.seller_id
    where kept.seller_id = any(${[...sellerIds]}::uuid[]) and kept.rate_source = 'carrier' and kept.sends_from is not null
  `.execute(db);
  return new Map(rows.map(({ sellerId, ...shop }) => [sellerId, shop]));
}

/** Where these shops send from; one that has not said so is missing. */
export async function listSendingAddresses(
  db: Db,
  sellerIds: readonly string[],
): Promise<Map<string, PostalAddressView>> {
  const { rows } = await sql<{ sellerId: string; sendsFrom: PostalAddressView }>`
    select seller_id as "sellerId", sends_from as "sendsFrom" from shop_shipping
    where seller_id = any(${[...new Set(sellerIds)]}::uuid[]) and sends_from is not null
  `.execute(db);
  return new Map(rows.map(({ sellerId, sendsFrom }) => [sellerId, sendsFrom]));
}
