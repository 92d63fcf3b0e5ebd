import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface DisputeRow {
  id: string;
  stripe_dispute_id: string;
  amount: number;
  currency: string;
  reason: string;
  status: string;
  opened_at: Date;
  closed_at: Date | null;
  evidence_due_at: Date | null;
  evidence_sent_at: Date | null;
  evidence: unknown;
  bearer: "seller" | "platform" | null;
  bearer_reason: string | null;
  settled_at: Date | null;
  /** The parts that it is about; null: all of them. */
  seller_order_ids: string[] | null;
  parts_reason: string | null;
}
const columns = [
  "disputes.id",
  "stripe_dispute_id",
  "amount",
  "disputes.currency",
  "reason",
  "disputes.status",
  "opened_at",
  "closed_at",
  "evidence_due_at",
  "evidence_sent_at",
  "evidence",
  "bearer",
  "bearer_reason",
  "settled_at",
  "seller_order_ids",
  "parts_reason",
] as const;

/** Writes down how a dispute stands; one that is closed stays as it was closed, whatever arrives late. */
export async function saveDispute(
  tx: Tx,
  dispute: Omit<DisputeRow, "evidence" | "evidence_sent_at" | "bearer" | "bearer_reason" | "settled_at"> & {
    order_id: string;
    payment_id: string;
  },
): Promise<DisputeRow> {
  await tx
    .insertInto("disputes")
    .values(dispute)
    .onConflict((conflict) =>
      conflict
        .column("stripe_dispute_id")
        .doUpdateSet((eb) => ({
          amount: eb.ref("excluded.amount"),
          status: eb.ref("excluded.status"),
          closed_at: eb.ref("excluded.closed_at"),
          evidence_due_at: eb.ref("excluded.evidence_due_at"),
        }))
        .where(sql<boolean>`disputes.closed_at is null`),
    )
    .execute();
  const row = await tx
    .selectFrom("disputes")
    .where("stripe_dispute_id", "=", dispute.stripe_dispute_id)
    .select(columns)
    .executeTakeFirstOrThrow();
  return row as DisputeRow;
}

export async function findDispute(
  db: Db,
  disputeId: string,
  options: { lock?: boolean } = {},
): Promise<DisputeRow | undefined> {
  const row = await db
    .selectFrom("disputes")
    .where("id", "=", disputeId)
    .select(columns)
    .$if(options.lock ?? false, (query) => query.forUpdate())
    .executeTakeFirst();
  return row as DisputeRow | undefined;
}

export async function findOrderOfDispute(db: Db, disputeId: string): Promise<string | undefined> {
  const row = await db.selectFrom("disputes").where("id", "=", disputeId).select("order_id").executeTakeFirst();
  return row?.order_id;
}

export async function setDisputeBearer(
  tx: Tx,
  disputeId: string,
  decision: { bearer: "seller" | "platform"; why: string },
): Promise<void> {
  await tx
    .updateTable("disputes")
    .set({ bearer: decision.bearer, bearer_reason: decision.why })
    .where("id", "=", disputeId)
    .execute();
}

export async function setDisputedParts(
  tx: Tx,
  disputeId: string,
  decision: { sellerOrderIds: string[]; why: string },
): Promise<void> {
  await tx
    .updateTable("disputes")
    .set({ seller_order_ids: decision.sellerOrderIds, parts_reason: decision.why })
    .where("id", "=", disputeId)
    .execute();
}

export async function setDisputeSettled(tx: Tx, disputeId: string, now: Date): Promise<void> {
  await tx.updateTable("disputes").set({ settled_at: now }).where("id", "=", disputeId).execute();
}

export async function setEvidenceSent(
  tx: Tx,
  disputeId: string,
  evidence: Record<string, string>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("disputes")
    .set({ evidence: JSON.stringify(evidence), evidence_sent_at: now })
    .where("id", "=", disputeId)
    .execute();
}

const keepsMoney = sql<boolean>`((status = 'lost' and settled_at is null)
  or (closed_at is null and status not like 'warning%'))`;

/**
 * Whether the shopper's bank has taken this payment back and may keep it, or what it kept is not in the order's history: a
 * question of the bank takes nothing.
 */
export async function isTakenBack(tx: Tx, paymentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("disputes")
    .where("payment_id", "=", paymentId)
    .where(keepsMoney)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The same of the payments of any of some orders. */
export async function isAnyTakenBack(db: Db, orderIds: readonly string[]): Promise<boolean> {
  if (orderIds.length === 0) return false;
  const row = await db
    .selectFrom("disputes")
    .where("order_id", "in", [...orderIds])
    .where(keepsMoney)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a dispute of this payment was lost, and what it took is in the order's history. */
export async function isLostAndSettled(tx: Db, paymentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("disputes")
    .where("payment_id", "=", paymentId)
    .where("status", "=", "lost")
    .where("settled_at", "is not", null)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * What the platform bore of lost disputes of a payment, less what of it was found to have given store credit back, in minor
 * units; and the disputes.
 */
export async function readBorne(tx: Tx, paymentId: string): Promise<{ disputeIds: string[]; amount: number }> {
  const { rows } = await sql<{ disputeIds: string[]; amount: number }>`
    select array(select id from disputes where payment_id = ${paymentId} and status = 'lost' and settled_at is not null)
        as "disputeIds",
      coalesce((
        select sum(entry.amount)::bigint from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
        where entry.account = 'dispute_losses' and posting.key in (
          select 'dispute_loss:' || id from disputes
          where payment_id = ${paymentId} and status = 'lost' and settled_at is not null
          union all
          select 'dispute_loss:' || id from refunds where payment_id = ${paymentId} and seller_order_id is null
        )
      ), 0) as amount
  `.execute(tx);
  return rows[0] ?? { disputeIds: [], amount: 0 };
}

export async function listDisputes(db: Db, orderId: string): Promise<DisputeRow[]> {
  const rows = await db
    .selectFrom("disputes")
    .where("order_id", "=", orderId)
    .select(columns)
    .orderBy("opened_at")
    .execute();
  return rows as DisputeRow[];
}

export interface StaffDisputeRow extends DisputeRow {
  order_id: string;
  order_number: string;
  email: string;
  shops: string[];
}

/** After every deadline: where a dispute without one stands. */
export const NO_DEADLINE = new Date("9999-12-31T00:00:00.000Z");

/** Disputes of all orders: the open ones by their deadline, the nearest first, or the closed ones, newest first. */
export async function listStaffDisputes(
  db: Db,
  of: { isOpen: boolean; before: readonly [string, string] | undefined; limit: number } | { id: string },
): Promise<StaffDisputeRow[]> {
  const isByDeadline = "isOpen" in of && of.isOpen;
  const at = isByDeadline ? sql`coalesce(dispute.evidence_due_at, ${NO_DEADLINE})` : sql`dispute.opened_at`;
  const [direction, beyond] = isByDeadline ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const fits =
    "id" in of
      ? sql`dispute.id = ${of.id}`
      : sql`(dispute.closed_at is null) = ${of.isOpen} and ${
          of.before
            ? sql`(${at}, dispute.id) ${beyond} (${of.before[0]}::timestamptz, ${of.before[1]}::uuid)`
            : sql`true`
        }`;
  const { rows } = await sql<StaffDisputeRow>`
    select dispute.id, dispute.stripe_dispute_id, dispute.amount, dispute.currency, dispute.reason, dispute.status,
      dispute.opened_at, dispute.closed_at, dispute.evidence_due_at, dispute.evidence_sent_at, dispute.evidence,
      dispute.bearer, dispute.bearer_reason, dispute.settled_at, dispute.seller_order_ids,
      dispute.parts_reason, dispute.order_id, orders.number as order_number, orders.email::text as email,
      array(select part.shop_name from seller_orders part where part.order_id = orders.id order by part.position) as shops
    from disputes dispute join orders on orders.id = dispute.order_id
    where ${fits} order by ${at} ${direction}, dispute.id ${direction} limit ${"id" in of ? 1 : of.limit + 1}
  `.execute(db);
  return rows;
}
