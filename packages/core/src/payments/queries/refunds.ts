import type { Db, Tx } from "@emporia/db";

export interface RefundRow {
  id: string;
  status: string;
  amount: number;
}

export async function findRefund(db: Db, key: string): Promise<RefundRow | undefined> {
  return db.selectFrom("refunds").where("key", "=", key).select(["id", "status", "amount"]).executeTakeFirst();
}

export async function insertRefund(
  tx: Tx,
  refund: {
    id: string;
    key: string;
    orderId: string;
    paymentId: string;
    sellerOrderId: string;
    amount: number;
    currency: string;
    reason: string;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto("refunds")
    .values({
      id: refund.id,
      key: refund.key,
      order_id: refund.orderId,
      payment_id: refund.paymentId,
      seller_order_id: refund.sellerOrderId,
      amount: refund.amount,
      currency: refund.currency,
      reason: refund.reason,
      status: "PENDING",
      created_at: refund.now,
      updated_at: refund.now,
    })
    .execute();
}

/** Takes a refund that waits to SUCCEEDED. False, and nothing changed, when it was settled before. */
export async function setRefundSucceeded(
  tx: Tx,
  refundId: string,
  stripeRefundId: string,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("refunds")
    .set({ status: "SUCCEEDED", stripe_refund_id: stripeRefundId, updated_at: now })
    .where("id", "=", refundId)
    .where("status", "=", "PENDING")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
