import type { Db, Tx } from "@emporia/db";

export async function findOrderOfPart(
  db: Db,
  sellerOrderId: string,
): Promise<{ order_id: string; seller_id: string } | undefined> {
  return db
    .selectFrom("seller_orders")
    .where("id", "=", sellerOrderId)
    .select(["order_id", "seller_id"])
    .executeTakeFirst();
}

export interface TransferRow {
  id: string;
  seller_id: string;
  amount: number;
  currency: string;
  status: string;
  stripe_transfer_id: string | null;
}

export async function findTransfer(db: Db, sellerOrderId: string): Promise<TransferRow | undefined> {
  return db
    .selectFrom("transfers")
    .where("seller_order_id", "=", sellerOrderId)
    .select(["id", "seller_id", "amount", "currency", "status", "stripe_transfer_id"])
    .executeTakeFirst();
}

export async function listTransfers(db: Db, orderId: string): Promise<(TransferRow & { shop_name: string })[]> {
  return db
    .selectFrom("transfers")
    .innerJoin("seller_orders", "seller_orders.id", "transfers.seller_order_id")
    .where("seller_orders.order_id", "=", orderId)
    .select([
      "transfers.id",
      "transfers.seller_id",
      "transfers.amount",
      "transfers.currency",
      "transfers.status",
      "transfers.stripe_transfer_id",
      "seller_orders.shop_name",
    ])
    .orderBy("seller_orders.position")
    .execute();
}

/** Promises a seller what they earned from a part; once per part, whoever else does the same. */
export async function insertTransfer(
  tx: Tx,
  transfer: {
    id: string;
    paymentId: string;
    sellerOrderId: string;
    sellerId: string;
    amount: number;
    commissionAmount: number;
    currency: string;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto("transfers")
    .values({
      id: transfer.id,
      payment_id: transfer.paymentId,
      seller_order_id: transfer.sellerOrderId,
      seller_id: transfer.sellerId,
      amount: transfer.amount,
      platform_commission_amount: transfer.commissionAmount,
      currency: transfer.currency,
      status: "PENDING",
      created_at: transfer.now,
      updated_at: transfer.now,
    })
    .onConflict((conflict) => conflict.column("seller_order_id").doNothing())
    .execute();
}

export async function setTransferPaid(tx: Tx, transferId: string, stripeTransferId: string, now: Date): Promise<void> {
  await tx
    .updateTable("transfers")
    .set({ status: "PAID", stripe_transfer_id: stripeTransferId, updated_at: now })
    .where("id", "=", transferId)
    .execute();
}
