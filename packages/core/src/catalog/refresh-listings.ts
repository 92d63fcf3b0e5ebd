import type { Tx } from "@emporia/db";
import { sql } from "kysely";

/** Writes anew what listings and search show of these products, in the transaction that changed them. */
export async function refreshListings(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await sql`select refresh_product_listings(${[...productIds]}::uuid[])`.execute(tx);
}

/** The same for all products of a seller, whose name, address or status has changed. */
export async function refreshListingsOfSeller(tx: Tx, sellerId: string): Promise<void> {
  await sql`
    select refresh_product_listings(array(select id from products where seller_id = ${sellerId} order by id))
  `.execute(tx);
}
