import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

/** Whose returns: a shop's, or anybody's for staff. Part of each WHERE below. */
export type Keeper = { sellerId: string } | "staff";

const keptBy = (keeper: Keeper) => (keeper === "staff" ? sql`true` : sql`part.seller_id = ${keeper.sellerId}`);

/** Where a return is found, for who keeps it. */
export async function findReturn(
  db: Db,
  keeper: Keeper,
  returnId: string,
): Promise<{ orderId: string; sellerOrderId: string; sellerId: string } | undefined> {
  const { rows } = await sql<{ orderId: string; sellerOrderId: string; sellerId: string }>`
    select part.order_id as "orderId", part.seller_order_id as "sellerOrderId", part.seller_id as "sellerId"
    from returns part where part.id = ${returnId} and ${keptBy(keeper)}
  `.execute(db);
  return rows[0];
}

export async function findComplaint(
  db: Db,
  keeper: Keeper,
  complaintId: string,
): Promise<{ orderId: string; sellerOrderId: string; sellerId: string } | undefined> {
  const { rows } = await sql<{ orderId: string; sellerOrderId: string; sellerId: string }>`
    select part.order_id as "orderId", part.seller_order_id as "sellerOrderId", part.seller_id as "sellerId"
    from complaints part where part.id = ${complaintId} and ${keptBy(keeper)}
  `.execute(db);
  return rows[0];
}

export interface ReturnListRow {
  id: string;
  number: string;
  status: string;
  orderId: string;
  sellerOrderId: string;
  shopName: string;
  shopper: string;
  itemCount: number;
  requestedAt: Date;
  updatedAt: Date;
  sendBy: Date | null;
}

const tabStatuses = {
  open: ["REQUESTED", "RECEIVED"],
  under_way: ["APPROVED", "SENT"],
  closed: ["REJECTED", "WITHDRAWN", "INSPECTED", "REFUNDED"],
  all: null,
} as const;

/** Returns, newest first; those that wait for somebody oldest first. */
export async function listReturnRows(
  db: Db,
  keeper: Keeper,
  tab: keyof typeof tabStatuses,
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<ReturnListRow[]> {
  const statuses = tabStatuses[tab];
  const [direction, beyond] = tab === "open" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const { rows } = await sql<ReturnListRow>`
    select part.id, part.number, part.status, part.order_id as "orderId", part.seller_order_id as "sellerOrderId",
      sold.shop_name as "shopName", part.item_count as "itemCount", part.requested_at as "requestedAt",
      part.updated_at as "updatedAt", part.send_by as "sendBy",
      (o.shipping_address->>'firstName') || ' ' || (o.shipping_address->>'lastName') as shopper
    from returns part
    join seller_orders sold on sold.id = part.seller_order_id
    join orders o on o.id = part.order_id
    where ${keptBy(keeper)} and ${statuses ? sql`part.status = any(${[...statuses]}::text[])` : sql`true`}
      and ${page.before ? sql`(part.requested_at, part.id) ${beyond} (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    order by part.requested_at ${direction}, part.id ${direction} limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

export interface ComplaintListRow {
  id: string;
  reason: string;
  status: string;
  orderId: string;
  sellerOrderId: string;
  number: string;
  shopName: string;
  lastFrom: string;
  openedAt: Date;
}

/** Complaints, newest first; those that are open oldest first. */
export async function listComplaintRows(
  db: Db,
  keeper: Keeper,
  tab: "open" | "closed",
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<ComplaintListRow[]> {
  const [direction, beyond] = tab === "open" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const { rows } = await sql<ComplaintListRow>`
    select part.id, part.reason, part.status, part.order_id as "orderId", part.seller_order_id as "sellerOrderId",
      sold.number, sold.shop_name as "shopName", part.last_from as "lastFrom", part.opened_at as "openedAt"
    from complaints part
    join seller_orders sold on sold.id = part.seller_order_id
    where ${keptBy(keeper)} and (part.status = 'OPEN') = ${tab === "open"}
      and ${page.before ? sql`(part.opened_at, part.id) ${beyond} (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    order by part.opened_at ${direction}, part.id ${direction} limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

/** The returns, complaints and amendments of an order as their rows say, for the proof that the history says the same. */
export async function listReturnStates(db: Db, orderId: string): Promise<(string | number)[][]> {
  const { rows } = await sql<{ id: string; status: string; detail: string | number }>`
    select id, status, item_count::text as detail from returns where order_id = ${orderId}
    union all select id, status, last_from from complaints where order_id = ${orderId}
    union all select id, status, '' from amendments where order_id = ${orderId}
    order by id
  `.execute(db);
  return rows.map((row) => [row.id, row.status, row.detail]);
}

/** Open complaints in which staff spoke last, before then; the oldest first. */
export async function listSilentComplaints(
  db: Db,
  before: Date,
  limit: number,
): Promise<{ complaintId: string; orderId: string }[]> {
  return db
    .selectFrom("complaints")
    .where("status", "=", "OPEN")
    .where("last_from", "=", "staff")
    .where("updated_at", "<", before)
    .select(["id as complaintId", "order_id as orderId"])
    .orderBy("updated_at")
    .limit(limit)
    .execute();
}

/** Returns that were agreed to before then and not sent, but for withdrawals, and whose shoppers were reminded by then; the oldest first. */
export async function listUnsentReturns(
  db: Db,
  { before, remindedBefore, limit }: { before: Date; remindedBefore: Date; limit: number },
): Promise<{ returnId: string; orderId: string }[]> {
  return db
    .selectFrom("returns")
    .where("status", "=", "APPROVED")
    .where("updated_at", "<", before)
    .where("send_by", "is", null)
    .where("reminded_of", "=", "APPROVED")
    .where("reminded_at", "<=", remindedBefore)
    .select(["id as returnId", "order_id as orderId"])
    .orderBy("updated_at")
    .limit(limit)
    .execute();
}

export interface ReturnReminder {
  orderId: string;
  sellerOrderId: string;
  returnId: string;
  status: "REQUESTED" | "APPROVED" | "SENT" | "RECEIVED" | "ENDING";
}

/** Returns that have been so since before then and of which nobody was reminded; from now on somebody was. */
export async function claimReturnReminders(
  tx: Tx,
  { status, before, now, limit }: { status: string; before: Date; now: Date; limit: number },
): Promise<ReturnReminder[]> {
  const { rows } = await sql<ReturnReminder>`
    update returns set reminded_of = status, reminded_at = ${now}
    where id in (
      select id from returns
      where status = ${status} and updated_at < ${before} and reminded_of is distinct from status
        and (status <> 'APPROVED' or send_by is null)
      order by updated_at limit ${limit} for update skip locked
    )
    returning order_id as "orderId", seller_order_id as "sellerOrderId", id as "returnId", status
  `.execute(tx);
  return rows;
}

/**
 * Withdrawals that should be sent back by then at the latest and were not, and of which nobody was told so much; from now on
 * their shoppers were: that it is to be sent (`APPROVED`), or that it will be over (`ENDING`).
 */
export async function claimWithdrawalReminders(
  tx: Tx,
  { step, sendBefore, now, limit }: { step: "APPROVED" | "ENDING"; sendBefore: Date; now: Date; limit: number },
): Promise<ReturnReminder[]> {
  const { rows } = await sql<ReturnReminder>`
    update returns set reminded_of = ${step}, reminded_at = ${now}
    where id in (
      select id from returns
      where status = 'APPROVED' and send_by is not null and send_by < ${sendBefore}
        and reminded_of is distinct from ${step} and reminded_of is distinct from 'ENDING'
      order by send_by limit ${limit} for update skip locked
    )
    returning order_id as "orderId", seller_order_id as "sellerOrderId", id as "returnId", reminded_of as status
  `.execute(tx);
  return rows;
}

/** Withdrawals that should have been sent back before then and were not, and of whose end shoppers were told by then; the oldest first. */
export async function listUnsentWithdrawals(
  db: Db,
  { sendBefore, toldBefore, limit }: { sendBefore: Date; toldBefore: Date; limit: number },
): Promise<{ returnId: string; orderId: string }[]> {
  return db
    .selectFrom("returns")
    .where("status", "=", "APPROVED")
    .where("send_by", "<", sendBefore)
    .where("reminded_of", "=", "ENDING")
    .where("reminded_at", "<=", toldBefore)
    .select(["id as returnId", "order_id as orderId"])
    .orderBy("send_by")
    .limit(limit)
    .execute();
}

/** For how many days after arrival an order can be withdrawn from, as it was when it was placed; null where it cannot. */
export async function findWithdrawalDays(db: Db, orderId: string): Promise<number | null> {
  const row = await db
    .selectFrom("orders")
    .where("id", "=", orderId)
    .select("withdrawal_days as days")
    .executeTakeFirst();
  return row?.days ?? null;
}
