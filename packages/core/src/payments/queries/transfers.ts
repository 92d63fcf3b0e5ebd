import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { TRANSFERS_OFF } from "../payouts/refused-transfer";
import type { TransferStatus } from "../payouts/state";

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

export async function findPartByNumber(db: Db, sellerId: string, number: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("seller_orders")
    .where("seller_id", "=", sellerId)
    .where("number", "=", number)
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

export interface TransferRow {
  id: string;
  seller_id: string;
  amount: number;
  currency: string;
  status: TransferStatus;
  stripe_transfer_id: string | null;
  due_at: Date | null;
  netted_amount: number;
  /** Counts up with each refusal: what is tried again is asked for under another key. */
  try_number: number;
  failure_code: string | null;
  failure_message: string | null;
  updated_at: Date;
}
const columns = [
  "id",
  "seller_id",
  "amount",
  "currency",
  "status",
  "stripe_transfer_id",
  "due_at",
  "netted_amount",
  "try_number",
  "failure_code",
  "failure_message",
  "updated_at",
] as const;

export async function findTransfer(db: Db, sellerOrderId: string): Promise<TransferRow | undefined> {
  const row = await db
    .selectFrom("transfers")
    .where("seller_order_id", "=", sellerOrderId)
    .select(columns)
    .executeTakeFirst();
  return row as TransferRow | undefined;
}

/** A credit that is under way to a seller, or waits because it was refused: a transfer that belongs to no order. */
export async function findOpenCredit(db: Db, sellerId: string, currency: string): Promise<TransferRow | undefined> {
  const row = await db
    .selectFrom("transfers")
    .where("seller_id", "=", sellerId)
    .where("currency", "=", currency)
    .where("seller_order_id", "is", null)
    .where("status", "in", ["PENDING", "WAITING"])
    .orderBy("status")
    .select(columns)
    .executeTakeFirst();
  return row as TransferRow | undefined;
}

export async function listTransfers(
  db: Db,
  orderId: string,
): Promise<(TransferRow & { shop_name: string; reversed_amount: number })[]> {
  const rows = await db
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
      "transfers.due_at",
      "transfers.updated_at",
      "transfers.netted_amount",
      "transfers.try_number",
      "transfers.failure_code",
      "transfers.failure_message",
      "transfers.reversed_amount",
      "seller_orders.shop_name",
    ])
    .orderBy("seller_orders.position")
    .execute();
  return rows as (TransferRow & { shop_name: string; reversed_amount: number })[];
}

/** Writes down that a seller will be sent something; once per part, whoever else does the same. */
export async function insertTransfer(
  tx: Tx,
  transfer: {
    id: string;
    paymentId: string | null;
    sellerOrderId: string | null;
    sellerId: string;
    amount: number;
    commissionAmount: number;
    currency: string;
    status: "WAITING" | "PENDING";
    dueAt: Date | null;
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
      status: transfer.status,
      due_at: transfer.dueAt,
      created_at: transfer.now,
      updated_at: transfer.now,
    })
    .onConflict((conflict) => conflict.column("seller_order_id").doNothing())
    .execute();
}

export async function setTransfer(
  tx: Tx,
  transferId: string,
  change: {
    status?: TransferStatus;
    amount?: number;
    netted_amount?: number;
    due_at?: Date | null;
    stripe_transfer_id?: string;
    failure_code?: string | null;
    failure_message?: string | null;
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("transfers")
    .set({ ...change, updated_at: now })
    .where("id", "=", transferId)
    .execute();
}

/** Takes a try that Stripe refused back to WAITING, with the reason. Does nothing to a try that is over. */
export async function setTransferRefused(
  tx: Tx,
  { id, try_number }: Pick<TransferRow, "id" | "try_number">,
  refusal: { code: string; message: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("transfers")
    .set({
      status: "WAITING",
      try_number: try_number + 1,
      failure_code: refusal.code,
      failure_message: refusal.message,
      updated_at: now,
    })
    .where("id", "=", id)
    .where("status", "=", "PENDING")
    .where("try_number", "=", try_number)
    .execute();
}

/** Transfers of parts that a seller owes for, which can still be taken back: the oldest first. */
export async function listReversibleTransfers(
  db: Db,
  sellerOrderIds: readonly string[],
): Promise<{ id: string; seller_order_id: string; left: number; stripe_transfer_id: string }[]> {
  const { rows } = await sql<{ id: string; seller_order_id: string; left: number; stripe_transfer_id: string }>`
    select id, seller_order_id, amount - reversed_amount as left, stripe_transfer_id from transfers
    where seller_order_id = any(${[...sellerOrderIds]}::uuid[]) and status = 'PAID' and amount > reversed_amount
      and stripe_transfer_id !~ '^tr_imported_'
    order by created_at, id
  `.execute(db);
  return rows;
}

/**
 * Parts whose earnings are to be sent: those that were sent and have no transfer, those whose day has come and that
 * nothing holds, and those that were promised. A thousand at most; of one seller if wanted. Those that have waited longest since
 * they were due or last refused go first, and what an account does not take now is left out, so that nobody's trouble keeps
 * others waiting.
 */
export async function listDueTransfers(db: Db, now: Date, sellerId?: string): Promise<string[]> {
  const { rows } = await sql<{ seller_order_id: string }>`
    select transfer.seller_order_id from transfers transfer
    where transfer.seller_order_id is not null and ${sellerId ? sql`transfer.seller_id = ${sellerId}` : sql`true`}
      and (transfer.status = 'PENDING'
      or (transfer.status = 'WAITING' and transfer.due_at <= ${now} and not exists (
        -- Known to be refused; sent as soon as the account takes it.
        select from seller_accounts account where account.seller_id = transfer.seller_id and not account.transfers_enabled
          and transfer.failure_code = ${TRANSFERS_OFF.code}
      ) and not exists (
        select from payout_holds hold where hold.seller_id = transfer.seller_id and hold.released_at is null
          and hold.releases_at > ${now} and (hold.seller_order_id = transfer.seller_order_id
            or (hold.seller_order_id is null and hold.stops in ('transfers', 'everything'))))))
    order by greatest(transfer.due_at, transfer.updated_at), transfer.id limit 1000
  `.execute(db);
  return rows.map((row) => row.seller_order_id);
}

/** Parts for which a seller owes, whose transfer can be taken back, and who has money on their Stripe account. */
export async function listPartsInDebt(db: Db): Promise<string[]> {
  const { rows } = await sql<{ seller_order_id: string }>`
    select transfer.seller_order_id from transfers transfer
    where transfer.status = 'PAID' and transfer.amount > transfer.reversed_amount
      and transfer.stripe_transfer_id !~ '^tr_imported_'
      and transfer.seller_order_id in (
        select entry.seller_order_id from ledger_entries entry
        where entry.account = 'seller_payable' and entry.seller_order_id is not null
        group by entry.seller_order_id having sum(entry.amount) > 0)
      and 0 > (select coalesce(sum(entry.amount), 0) from ledger_entries entry
        where entry.seller_id = transfer.seller_id and entry.account = 'connected_payable'
          and entry.currency = transfer.currency)
    order by transfer.updated_at limit 1000
  `.execute(db);
  return rows.map((row) => row.seller_order_id);
}

export async function insertReversal(
  tx: Tx,
  reversal: { id: string; transferId: string; sellerId: string; amount: number; currency: string; now: Date },
): Promise<void> {
  await tx
    .insertInto("transfer_reversals")
    .values({
      id: reversal.id,
      transfer_id: reversal.transferId,
      seller_id: reversal.sellerId,
      amount: reversal.amount,
      currency: reversal.currency,
      status: "PENDING",
      created_at: reversal.now,
      updated_at: reversal.now,
    })
    .execute();
}

export interface ReversalRow {
  id: string;
  transfer_id: string;
  seller_id: string;
  seller_order_id: string | null;
  order_id: string | null;
  amount: number;
  currency: string;
  stripe_transfer_id: string;
  created_at: Date;
}

/** Reversals that were begun and have not ended. */
export async function listPendingReversals(db: Db, sellerId: string): Promise<ReversalRow[]> {
  return db
    .selectFrom("transfer_reversals as reversal")
    .innerJoin("transfers as transfer", "transfer.id", "reversal.transfer_id")
    .leftJoin("seller_orders as part", "part.id", "transfer.seller_order_id")
    .where("reversal.seller_id", "=", sellerId)
    .where("reversal.status", "=", "PENDING")
    .where("transfer.stripe_transfer_id", "is not", null)
    .select(["reversal.id", "reversal.transfer_id", "reversal.seller_id", "reversal.amount", "reversal.currency"])
    .select(["reversal.created_at", "transfer.seller_order_id", "transfer.stripe_transfer_id", "part.order_id"])
    .$narrowType<{ stripe_transfer_id: string }>()
    .orderBy("reversal.created_at")
    .execute();
}

/** Ends a reversal that waits. False, and nothing changed, when it had ended before. */
export async function setReversalEnded(
  tx: Tx,
  reversal: { id: string; transfer_id: string; amount: number },
  end: { stripeReversalId: string } | { failure: string },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("transfer_reversals")
    .set(
      "failure" in end
        ? { status: "REFUSED", failure_message: end.failure, updated_at: now }
        : { status: "DONE", stripe_reversal_id: end.stripeReversalId, updated_at: now },
    )
    .where("id", "=", reversal.id)
    .where("status", "=", "PENDING")
    .returning("id")
    .executeTakeFirst();
  if (row && "stripeReversalId" in end)
    await sql`
      update transfers set reversed_amount = reversed_amount + ${reversal.amount}, updated_at = ${now},
        status = case when reversed_amount + ${reversal.amount} = amount then 'REVERSED' else status end
      where id = ${reversal.transfer_id}
    `.execute(tx);
  return row !== undefined;
}

export interface WaitingTransferRow {
  seller_order_number: string;
  amount: number;
  due_at: Date | null;
  failure_code: string | null;
}

/** What waits to be transferred to a seller, as much as is left of it, soonest first; a hundred at most. */
export async function listWaitingTransfers(db: Db, sellerId: string, currency: string): Promise<WaitingTransferRow[]> {
  const { rows } = await sql<WaitingTransferRow>`
    select part.number as seller_order_number, transfer.due_at, transfer.failure_code, coalesce((
      select -sum(entry.amount) from ledger_entries entry
      where entry.seller_id = transfer.seller_id and entry.account = 'seller_payable'
        and entry.seller_order_id = transfer.seller_order_id), 0)::bigint as amount
    from transfers transfer join seller_orders part on part.id = transfer.seller_order_id
    where transfer.seller_id = ${sellerId} and transfer.currency = ${currency} and transfer.status in ('WAITING', 'PENDING')
    order by transfer.due_at nulls last, transfer.id limit 100
  `.execute(db);
  return rows;
}
