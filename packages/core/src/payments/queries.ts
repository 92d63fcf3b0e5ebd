import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { PaymentMethod } from "./payment-provider";

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
  "created_at",
] as const;

export async function insertPayment(
  tx: Tx,
  payment: {
    id: string;
    orderId: string;
    attempt: number;
    amount: number;
    currency: string;
    paymentMethod: PaymentMethod;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto("payments")
    .values({
      id: payment.id,
      order_id: payment.orderId,
      attempt: payment.attempt,
      amount: payment.amount,
      currency: payment.currency,
      status: "PENDING",
      payment_method: JSON.stringify(payment.paymentMethod),
      created_at: payment.now,
      updated_at: payment.now,
    })
    .execute();
}

/** The latest attempt to pay for an order. */
export async function findPayment(db: Db, orderId: string): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments")
    .where("order_id", "=", orderId)
    .select(paymentColumns)
    .orderBy("attempt", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function listPayments(db: Db, orderId: string): Promise<PaymentRow[]> {
  return db.selectFrom("payments").where("order_id", "=", orderId).select(paymentColumns).orderBy("attempt").execute();
}

export async function setPayment(
  tx: Tx,
  paymentId: string,
  change: {
    status?: "PENDING" | "AUTHORIZED" | "CONFIRMED" | "FAILED" | "CANCELLED" | "REFUNDED" | "PARTIALLY_REFUNDED";
    intentId?: string | null;
    chargeId?: string | null;
    failure?: { code: string; message: string } | null;
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("payments")
    .set({
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.intentId === undefined ? {} : { stripe_payment_intent_id: change.intentId }),
      ...(change.chargeId === undefined ? {} : { stripe_charge_id: change.chargeId }),
      ...(change.failure === undefined
        ? {}
        : { failure_code: change.failure?.code ?? null, failure_message: change.failure?.message ?? null }),
      updated_at: now,
    })
    .where("id", "=", paymentId)
    .execute();
}

/** Takes an attempt that waits to AUTHORIZED. False, and nothing changed, when it was decided otherwise. */
export async function setPaymentAuthorized(
  tx: Tx,
  paymentId: string,
  intent: { id: string; chargeId: string | null },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("payments")
    .set({
      status: "AUTHORIZED",
      stripe_payment_intent_id: intent.id,
      stripe_charge_id: intent.chargeId,
      failure_code: null,
      failure_message: null,
      updated_at: now,
    })
    .where("id", "=", paymentId)
    .where("status", "=", "PENDING")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findOrderIdByIntent(db: Db, intentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("payments")
    .where("stripe_payment_intent_id", "=", intentId)
    .select("order_id")
    .executeTakeFirst();
  return row?.order_id;
}

export interface SellerAccountRow {
  id: string;
  stripe_account_id: string | null;
  country: string;
  email: string;
}

export async function findSellerAccount(db: Db, sellerId: string): Promise<SellerAccountRow | undefined> {
  return db
    .selectFrom("sellers")
    .innerJoin("users", "users.id", "sellers.owner_user_id")
    .where("sellers.id", "=", sellerId)
    .select(["sellers.id", "sellers.stripe_account_id", "sellers.country", "users.email"])
    .executeTakeFirst();
}

export async function setSellerAccount(tx: Tx, sellerId: string, accountId: string): Promise<void> {
  await tx
    .updateTable("sellers")
    .set({ stripe_account_id: accountId })
    .where("id", "=", sellerId)
    .where("stripe_account_id", "is", null)
    .execute();
}

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

export interface RefundRow {
  id: string;
  status: string;
  amount: number;
}

export async function findRefund(db: Db, key: string): Promise<RefundRow | undefined> {
  return db.selectFrom("refunds").where("key", "=", key).select(["id", "status", "amount"]).executeTakeFirst();
}

export interface PostingRow {
  id: string;
  kind: string;
  description: string;
  occurred_at: Date;
  entries: { account: string; sellerName: string | null; amount: number; currency: string; note: string }[];
}

/** The ledger postings of an order with their entries. */
export async function listPostings(db: Db, orderId: string): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`
    select posting.id, posting.kind, posting.description, posting.occurred_at, (
      select jsonb_agg(jsonb_build_object('account', entry.account, 'sellerName', seller.shop_name,
        'amount', entry.amount, 'currency', entry.currency, 'note', entry.note) order by entry.amount > 0 desc, entry.id)
      from ledger_entries entry left join sellers seller on seller.id = entry.seller_id
      where entry.posting_id = posting.id
    ) as entries
    from ledger_postings posting where posting.order_id = ${orderId} order by posting.occurred_at, posting.id
  `.execute(db);
  return rows;
}

export interface SellerEntryRow {
  id: string;
  kind: string;
  note: string;
  seller_order_number: string | null;
  amount: number;
  currency: string;
  occurred_at: Date;
}

/** What moved a seller's balance, newest first. */
export async function listSellerEntries(
  db: Db,
  sellerId: string,
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<SellerEntryRow[]> {
  const { rows } = await sql<SellerEntryRow>`
    select entry.id, posting.kind, entry.note, part.number as seller_order_number, -entry.amount as amount,
      entry.currency, entry.occurred_at
    from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id
    left join seller_orders part on part.id = entry.seller_order_id
    where entry.seller_id = ${sellerId} and entry.account = 'seller_payable'
      and ${page.before ? sql`(entry.occurred_at, entry.id) < (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    order by entry.occurred_at desc, entry.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

/** Minor units a seller has earned and not been sent, and what was sent so far. */
export async function sumSellerBalance(
  db: Db,
  sellerId: string,
  currency: string,
): Promise<{ payable: number; transferred: number }> {
  const { rows } = await sql<{ payable: number; transferred: number }>`
    select coalesce(-sum(entry.amount), 0)::bigint as payable,
      coalesce(sum(entry.amount) filter (where posting.kind in ('transfer', 'transfer_reversal')), 0)::bigint as transferred
    from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
    where entry.seller_id = ${sellerId} and entry.account = 'seller_payable' and entry.currency = ${currency}
  `.execute(db);
  return rows[0] ?? { payable: 0, transferred: 0 };
}

/** Whether the event is new. The inbox keeps it either way. */
export async function insertStripeEvent(
  tx: Tx,
  event: { id: string; type: string; payload: unknown },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("stripe_events")
    .values({ id: event.id, type: event.type, payload: JSON.stringify(event.payload), received_at: now })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface UnfinishedMoney {
  /** Orders whose payment began. */
  pending: string[];
  /** Orders whose payment is authorised and not captured. */
  authorised: string[];
  /** Seller orders whose cancellation is not refunded. */
  refunds: string[];
  /** Seller orders that were sent and whose seller was not. */
  transfers: string[];
}

/** What began before then and has not ended, oldest first, a thousand of each at most. */
export async function listUnfinishedMoney(db: Db, before: Date): Promise<UnfinishedMoney> {
  const { rows } = await sql<UnfinishedMoney>`
    select
      array(select o.id from orders o where o.status = 'PENDING' and o.placed_at < ${before}
        order by o.placed_at limit 1000) as pending,
      array(select payment.order_id from payments payment
        where payment.status = 'AUTHORIZED' and payment.updated_at < ${before}
        order by payment.updated_at limit 1000) as authorised,
      array(select part.id from seller_orders part join orders o on o.id = part.order_id
        where part.status = 'CANCELLED' and part.refunded_amount < part.total_amount
          and o.payment_status in ('CONFIRMED', 'PARTIALLY_REFUNDED') and part.updated_at < ${before}
        order by part.updated_at limit 1000) as refunds,
      array(select part.id from seller_orders part join orders o on o.id = part.order_id
        where part.status in ('SHIPPED', 'DELIVERED') and o.payment_status in ('CONFIRMED', 'PARTIALLY_REFUNDED')
          and part.updated_at < ${before}
          and not exists (select from transfers where seller_order_id = part.id and status = 'PAID')
        order by part.updated_at limit 1000) as transfers
  `.execute(db);
  return rows[0] ?? { pending: [], authorised: [], refunds: [], transfers: [] };
}
