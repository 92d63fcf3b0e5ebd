import { sql } from "kysely";
import { listSoldQuantities } from "../orders/index";
import { type Ctx, inTransaction } from "../platform/index";
import { refreshListings } from "./refresh-listings";
import { noteBackInStock } from "./stock-alerts/note-back-in-stock";

/**
 * Follows the stock of these variants: writes the listings of their products anew, and has everybody told who waits for
 * one that can be bought again.
 */
export async function refreshVariants(ctx: Ctx, input: { variantIds: readonly string[] }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const rows = await tx
      .selectFrom("variants")
      .where("id", "=", sql<string>`any(${[...input.variantIds]}::uuid[])`)
      .select("product_id")
      .distinct()
      .orderBy("product_id")
      .execute();
    await refreshListings(
      tx,
      rows.map((row) => row.product_id),
    );
  });
  await noteBackInStock(ctx, input);
}

/** Counts what was sold of an order's products, from the orders themselves, so that a repeat counts nothing twice. */
export async function refreshSoldProducts(ctx: Ctx, input: { orderId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const sold = await listSoldQuantities(tx, input.orderId);
    if (sold.length === 0) return;
    await sql`
      update products product set sold_count = counted.sold
      from json_to_recordset(${JSON.stringify(sold)}::json) as counted ("productId" uuid, sold integer)
      where product.id = counted."productId" and product.sold_count <> counted.sold
    `.execute(tx);
    await refreshListings(tx, sold.map((each) => each.productId).sort());
  });
}
