import type { Tx } from "@emporia/db";
import { sql } from "kysely";

export interface SaleRow {
  seller_id: string;
  starts_at: Date;
  ends_at: Date | null;
  is_running: boolean;
}

/** Plans a sale, or plans it anew; it runs when it is told to. */
export async function setSaleRow(
  tx: Tx,
  sale: {
    productId: string;
    sellerId: string;
    percent: number | null;
    amount: number | null;
    currency: string | null;
    startsAt: Date;
    endsAt: Date | null;
  },
): Promise<void> {
  await sql`
    insert into product_sales (product_id, seller_id, percent, amount, currency, starts_at, ends_at)
    values (${sale.productId}, ${sale.sellerId}, ${sale.percent}, ${sale.amount}, ${sale.currency},
      ${sale.startsAt}::timestamptz, ${sale.endsAt}::timestamptz)
    on conflict (product_id) do update set percent = excluded.percent, amount = excluded.amount,
      currency = excluded.currency, starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_running = false
  `.execute(tx);
}

export async function lockSale(tx: Tx, productId: string): Promise<SaleRow | undefined> {
  return tx
    .selectFrom("product_sales")
    .where("product_id", "=", productId)
    .select(["seller_id", "starts_at", "ends_at", "is_running"])
    .forUpdate()
    .executeTakeFirst();
}

export async function setSaleRunning(tx: Tx, productId: string): Promise<void> {
  await tx.updateTable("product_sales").set({ is_running: true }).where("product_id", "=", productId).execute();
}

export async function deleteSale(tx: Tx, productId: string): Promise<void> {
  await tx.deleteFrom("product_sales").where("product_id", "=", productId).execute();
}

/** Makes what is asked for a product what its sale says, or the regular prices without one. */
export async function applySale(tx: Tx, productId: string): Promise<void> {
  await sql`select apply_sales(${[productId]}::uuid[])`.execute(tx);
}

/** Locks a product, whoever's it is. */
export async function lockAnyProduct(
  tx: Tx,
  productId: string,
): Promise<{ seller_id: string; slug: string; name: string; status: string; publish_at: Date | null } | undefined> {
  return tx
    .selectFrom("products")
    .where("id", "=", productId)
    .select(["seller_id", "slug", "name", "status", "publish_at"])
    .forUpdate()
    .executeTakeFirst();
}

export async function setPublishAt(tx: Tx, sellerId: string, productId: string, publishAt: Date | null): Promise<void> {
  await tx
    .updateTable("products")
    .set({ publish_at: publishAt })
    .where("id", "=", productId)
    .where("seller_id", "=", sellerId)
    .execute();
}

/** What is to be published or withdrawn now is not published by the clock later. */
export async function clearPublishAt(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await sql`
    update products set publish_at = null where id = any(${[...productIds]}::uuid[]) and publish_at is not null
  `.execute(tx);
}
