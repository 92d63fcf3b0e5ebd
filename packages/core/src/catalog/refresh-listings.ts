import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import { type Ctx, enqueueAll, inTransaction, jobRequest } from "../platform/index";
import { refreshProductsJob } from "./jobs";

const BATCH = 500;

/** Writes anew what listings and search show of these products, in the transaction that changed them. */
export async function refreshListings(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await sql`select refresh_product_listings(${[...productIds]}::uuid[])`.execute(tx);
}

/**
 * The same for as many as there may be: the first 500 in this transaction, the others by jobs within seconds, so that
 * a change of half the catalogue holds nobody up.
 */
export async function refreshManyListings(tx: Tx, productIds: readonly string[]): Promise<void> {
  await refreshListings(tx, productIds.slice(0, BATCH));
  const batches: string[][] = [];
  for (let at = BATCH; at < productIds.length; at += BATCH) batches.push(productIds.slice(at, at + BATCH));
  await enqueueAll(
    tx,
    batches.map((ids) => jobRequest(refreshProductsJob, { productIds: ids })),
  );
}

/** Writes the listings of these products anew; those that are gone meanwhile are left out. */
export async function refreshProducts(ctx: Ctx, input: { productIds: readonly string[] }): Promise<void> {
  await inTransaction(ctx, (tx) => refreshListings(tx, input.productIds));
}

/** The same for all products of a seller, whose name, address or status has changed. */
export async function refreshListingsOfSeller(tx: Tx, sellerId: string): Promise<void> {
  await sql`
    select refresh_product_listings(array(select id from products where seller_id = ${sellerId} order by id))
  `.execute(tx);
}

/** The same for a seller whose products can be bought again, or cannot: the first 500 now, the others within seconds. */
export async function refreshAvailabilityOfSeller(tx: Tx, sellerId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select product_id as id from product_listings where seller_id = ${sellerId} order by is_visible desc, product_id
  `.execute(tx);
  await refreshManyListings(
    tx,
    rows.map(({ id }) => id),
  );
}
