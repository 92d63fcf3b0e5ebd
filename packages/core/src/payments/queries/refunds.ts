import type { Db, Tx } from "@emporia/db";

/** Writes a refund down that waits; one that is written down stays as it is. @returns since when it is written down */
export async function insertRefund(
  tx: Tx,
  refund: {
    id: string;
    orderId: string;
    paymentId: string;
    /** Null for store credit that goes back to the card of its order. */
    sellerOrderId: string | null;
    amount: number;
    currency: string;
    reason: string;
    now: Date;
  },
): Promise<Date> {
  await tx
    .insertInto("refunds")
    .values({
      id: refund.id,
      key: refund.id,
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
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  const row = await tx.selectFrom("refunds").where("id", "=", refund.id).select("created_at").executeTakeFirstOrThrow();
  return row.created_at;
}

/** Writes a refund down that is given as store credit. */
export async function insertCreditedRefund(tx: Tx, refund: Parameters<typeof insertRefund>[1]): Promise<void> {
  await insertRefund(tx, refund);
  await tx.updateTable("refunds").set({ status: "CREDITED" }).where("id", "=", refund.id).execute();
}

/** Writes down that some of an order pays for another one in place of going back. */
export async function insertCarriedRefund(tx: Tx, refund: Parameters<typeof insertRefund>[1]): Promise<void> {
  await insertRefund(tx, refund);
  await tx.updateTable("refunds").set({ status: "CARRIED" }).where("id", "=", refund.id).execute();
}

/** Takes a refund that came back from the card to CREDITED. False, and nothing changed, when it is not owed any more. */
export async function setRefundCredited(tx: Tx, refundId: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("refunds")
    .set({ status: "CREDITED", updated_at: now })
    .where("id", "=", refundId)
    .where("status", "=", "FAILED")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a refund that waits to SUCCEEDED; Stripe knows none of what was never collected. False, and nothing changed, when it was settled before. */
export async function setRefundSucceeded(
  tx: Tx,
  refundId: string,
  stripeRefundId: string | null,
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

/** Takes a refund that waits to FAILED: Stripe will never give it. False, and nothing changed, when it is settled. */
export async function setRefundRefused(tx: Tx, refundId: string, message: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("refunds")
    .set({ status: "FAILED", failure_message: message, updated_at: now })
    .where("id", "=", refundId)
    .where("status", "=", "PENDING")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a refund that came back to SETTLED: the shopper's bank gave it instead. */
export async function setRefundSettled(tx: Tx, refundId: string, now: Date): Promise<void> {
  await tx
    .updateTable("refunds")
    .set({ status: "SETTLED", failure_message: null, updated_at: now })
    .where("id", "=", refundId)
    .where("status", "=", "FAILED")
    .execute();
}

/** Store credit that was to go back to its card and that the shopper's bank gave instead, `amount` of it: SETTLED. */
export async function setReturnSettled(tx: Tx, refundId: string, amount: number, now: Date): Promise<void> {
  await tx
    .updateTable("refunds")
    .set({ status: "SETTLED", amount, failure_message: null, updated_at: now })
    .where("id", "=", refundId)
    .where("status", "in", ["PENDING", "FAILED"])
    .execute();
}

/** Store credit that is on its way to the card of a payment, or owed since Stripe did not give it: the oldest first. */
export async function lockOpenReturns(tx: Tx, paymentId: string): Promise<OpenReturnRow[]> {
  return tx
    .selectFrom("refunds")
    .where("payment_id", "=", paymentId)
    .where("seller_order_id", "is", null)
    .where("status", "in", ["PENDING", "FAILED"])
    .select(["id", "order_id", "amount", "currency", "reason", "status", "failure_message"])
    .orderBy("created_at")
    .orderBy("id")
    .forUpdate()
    .execute();
}

export interface OpenReturnRow {
  id: string;
  order_id: string;
  amount: number;
  currency: string;
  reason: string;
  status: string;
  failure_message: string | null;
}

export interface ReturnedCreditRow {
  id: string;
  order_id: string;
  payment_id: string;
  /** The order that the payment is of. */
  paying_order_id: string;
  stripe_payment_intent_id: string | null;
  amount: number;
  currency: string;
  status: string;
  created_at: Date;
}

/** Store credit that goes back to the card of its order, by its refund's id. */
export async function findReturnedCredit(db: Db, refundId: string): Promise<ReturnedCreditRow | undefined> {
  return db
    .selectFrom("refunds")
    .innerJoin("payments", "payments.id", "refunds.payment_id")
    .where("refunds.id", "=", refundId)
    .where("refunds.seller_order_id", "is", null)
    .select(["refunds.id", "refunds.order_id", "refunds.payment_id", "payments.order_id as paying_order_id"])
    .select("payments.stripe_payment_intent_id")
    .select(["refunds.amount", "refunds.currency", "refunds.status", "refunds.created_at"])
    .executeTakeFirst();
}

/**
 * Refunds by a payment that Stripe may have been asked for, and whose answer is not written down: of its own order, of those
 * that it pays for too, and (of no part) store credit that goes back to its card.
 */
export async function listPendingRefunds(
  db: Db,
  paymentId: string,
): Promise<{ id: string; order_id: string; seller_order_id: string | null }[]> {
  return db
    .selectFrom("refunds")
    .where("payment_id", "=", paymentId)
    .where("status", "=", "PENDING")
    .select(["id", "order_id", "seller_order_id"])
    .orderBy("created_at")
    .execute();
}

export interface SettledRefundRow {
  id: string;
  order_id: string;
  payment_id: string;
  seller_order_id: string | null;
  amount: number;
  currency: string;
  status: string;
}

/** A refund by Stripe's id of it or, while that is not written down, by our own. */
export async function findRefundOfStripe(
  db: Db,
  refund: { id: string; refundId: string | null },
): Promise<SettledRefundRow | undefined> {
  return db
    .selectFrom("refunds")
    .where((eb) =>
      eb.or([eb("stripe_refund_id", "=", refund.id), ...(refund.refundId ? [eb("id", "=", refund.refundId)] : [])]),
    )
    .select(["id", "order_id", "payment_id", "seller_order_id", "amount", "currency", "status"])
    .executeTakeFirst();
}

/** Takes a refund that was given to FAILED. False, and nothing changed, when it is that already. */
export async function setRefundFailed(tx: Tx, refundId: string, message: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("refunds")
    .set({ status: "FAILED", failure_message: message, updated_at: now })
    .where("id", "=", refundId)
    .where("status", "=", "SUCCEEDED")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface StaffRefundRow {
  id: string;
  shop_name: string | null;
  amount: number;
  currency: string;
  status: string;
  failure_message: string | null;
  stripe_refund_id: string | null;
  created_at: Date;
}

export async function listRefunds(db: Db, orderId: string): Promise<StaffRefundRow[]> {
  return db
    .selectFrom("refunds")
    .leftJoin("seller_orders", "seller_orders.id", "refunds.seller_order_id")
    .where("refunds.order_id", "=", orderId)
    .select(["refunds.id", "refunds.amount", "refunds.currency", "refunds.status", "refunds.failure_message"])
    .select(["refunds.stripe_refund_id", "refunds.created_at", "seller_orders.shop_name"])
    .orderBy("refunds.created_at")
    .orderBy("refunds.id")
    .execute();
}

/** Of what a part cost, what was cancelled before its payment was collected, in minor units. */
export async function readUncollected(db: Db, sellerOrderId: string): Promise<number> {
  const row = await db
    .selectFrom("refunds")
    .where("seller_order_id", "=", sellerOrderId)
    .where("status", "=", "SUCCEEDED")
    .where("stripe_refund_id", "is", null)
    .select((eb) => eb.fn.sum<number | null>("amount").as("amount"))
    .executeTakeFirst();
  return Number(row?.amount ?? 0);
}
