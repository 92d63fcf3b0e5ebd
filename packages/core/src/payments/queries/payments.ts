import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";

export interface PaymentRow {
  id: string;
  order_id: string;
  attempt: number;
  amount: number;
  currency: string;
  status: string;
  stripe_payment_intent_id: string | null;
  stripe_charge_id: string | null;
  payment_method: unknown;
  failure_code: string | null;
  failure_message: string | null;
  /** Until when one that is held is collected at the latest; null for one that is collected at once. */
  capture_at: Date | null;
  created_at: Date;
}

const paymentColumns = [
  "id",
  "order_id",
  "attempt",
  "amount",
  "currency",
  "status",
  "stripe_payment_intent_id",
  "stripe_charge_id",
  "payment_method",
  "failure_code",
  "failure_message",
  "capture_at",
  "created_at",
] as const;

/** Writes down a try to pay that waits. */
export function insertPayment(payment: PaymentRow): RawBuilder<unknown> {
  return sql`
    insert into payments (id, order_id, attempt, amount, currency, status, payment_method, created_at, updated_at)
    values (${payment.id}, ${payment.order_id}, ${payment.attempt}, ${payment.amount}, ${payment.currency}, 'PENDING',
      ${payment.payment_method === null ? null : JSON.stringify(payment.payment_method)}, ${payment.created_at}, ${payment.created_at})
  `;
}

/** The latest attempt to pay for an order, and since when its shopper waits to hear by mail how it ended. */
export async function findPayment(
  db: Db,
  orderId: string,
): Promise<(PaymentRow & { awaited_at: Date | null }) | undefined> {
  return db
    .selectFrom("payments")
    .where("order_id", "=", orderId)
    .select(paymentColumns)
    .select("awaited_at")
    .orderBy("attempt", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function listPayments(db: Db, orderId: string): Promise<PaymentRow[]> {
  return db.selectFrom("payments").where("order_id", "=", orderId).select(paymentColumns).orderBy("attempt").execute();
}

/** Tries that Stripe knows of and that nobody will collect. */
export async function listUnusedPayments(db: Db, orderId: string): Promise<{ id: string; intentId: string }[]> {
  return db
    .selectFrom("payments")
    .where("order_id", "=", orderId)
    .where("status", "in", ["FAILED", "CANCELLED"])
    .where("stripe_payment_intent_id", "is not", null)
    .select(["id", "stripe_payment_intent_id as intentId"])
    .$narrowType<{ intentId: string }>()
    .orderBy("attempt")
    .execute();
}

export async function setPayment(
  tx: Tx,
  paymentId: string,
  change: {
    status?: "PENDING" | "AUTHORIZED" | "CONFIRMED" | "FAILED" | "CANCELLED" | "REFUNDED" | "PARTIALLY_REFUNDED";
    intentId?: string | null;
    chargeId?: string | null;
    failure?: { code: string; message: string } | null;
    captureAt?: Date;
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("payments")
    .set({
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.intentId === undefined ? {} : { stripe_payment_intent_id: change.intentId }),
      ...(change.chargeId === undefined ? {} : { stripe_charge_id: change.chargeId }),
      ...(change.captureAt === undefined ? {} : { capture_at: change.captureAt }),
      ...(change.failure === undefined
        ? {}
        : { failure_code: change.failure?.code ?? null, failure_message: change.failure?.message ?? null }),
      updated_at: now,
    })
    .where("id", "=", paymentId)
    .execute();
}

/** Notes that the shopper of a try that waits was told to wait for a mail. False when the try is over. */
export async function setPaymentAwaited(tx: Tx, orderId: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("payments")
    .set((eb) => ({ awaited_at: eb.fn.coalesce("awaited_at", eb.val(now)) }))
    .where("order_id", "=", orderId)
    .where("status", "=", "PENDING")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes tries that wait to AUTHORIZED; they are locked by the caller. */
export function setPaymentsAuthorized(
  authorised: readonly {
    paymentId: string;
    intent: { id: string | null; chargeId: string | null };
    captureAt: Date | null;
  }[],
  now: Date,
): RawBuilder<unknown> {
  const ids = authorised.map(({ paymentId }) => paymentId);
  return sql`
    update payments payment
    set status = 'AUTHORIZED', stripe_payment_intent_id = authorised.intent_id,
      stripe_charge_id = authorised.charge_id, capture_at = authorised.capture_at, failure_code = null, failure_message = null, updated_at = ${now}
    from unnest(${ids}::uuid[], ${authorised.map(({ intent }) => intent.id)}::text[],
      ${authorised.map(({ intent }) => intent.chargeId)}::text[],
      ${authorised.map(({ captureAt }) => captureAt)}::timestamptz[]) as authorised (payment_id, intent_id, charge_id, capture_at)
    where payment.id = any(${ids}::uuid[]) and payment.id = authorised.payment_id and payment.status = 'PENDING'
  `;
}

export async function findOrderIdByIntent(db: Db, intentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("payments")
    .where("stripe_payment_intent_id", "=", intentId)
    .select("order_id")
    .executeTakeFirst();
  return row?.order_id;
}

/** A payment that was collected, as what happens to its charge needs it. */
export type ChargedPayment = Pick<PaymentRow, "id" | "order_id" | "stripe_payment_intent_id">;

export async function findPaymentByCharge(db: Db, chargeId: string): Promise<ChargedPayment | undefined> {
  return db
    .selectFrom("payments")
    .where("stripe_charge_id", "=", chargeId)
    .select(["id", "order_id", "stripe_payment_intent_id"])
    .executeTakeFirst();
}
