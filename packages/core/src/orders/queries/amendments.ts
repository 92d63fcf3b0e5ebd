import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { Keeper } from "./returns";

/** Where an amendment is found. */
export interface FoundAmendment {
  orderId: string;
  sellerOrderId: string;
  sellerId: string;
}

/** Where a part is found, of a shop's own or for staff. */
export async function findPartOf(
  db: Db,
  keeper: Keeper,
  sellerOrderId: string,
): Promise<{ orderId: string } | undefined> {
  let query = db.selectFrom("seller_orders").where("id", "=", sellerOrderId);
  if (keeper !== "staff") query = query.where("seller_id", "=", keeper.sellerId);
  return query.select("order_id as orderId").executeTakeFirst();
}

/** One of a shop's, or anybody's for staff. */
export async function findAmendment(db: Db, keeper: Keeper, amendmentId: string): Promise<FoundAmendment | undefined> {
  let query = db.selectFrom("amendments").where("id", "=", amendmentId);
  if (keeper !== "staff") query = query.where("seller_id", "=", keeper.sellerId);
  return query
    .select(["order_id as orderId", "seller_order_id as sellerOrderId", "seller_id as sellerId"])
    .executeTakeFirst();
}

/** Whether it can still be agreed to. Not locked: what is decided meanwhile is put right when the order is confirmed. */
export async function isAmendmentOpen(db: Db, amendmentId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("amendments")
    .where("id", "=", amendmentId)
    .where("status", "=", "PROPOSED")
    .where("expires_at", ">", now)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Until when one can still be agreed to, and locks it; undefined when it is off. */
export async function lockOpenAmendment(tx: Tx, amendmentId: string, now: Date): Promise<Date | undefined> {
  const row = await tx
    .selectFrom("amendments")
    .where("id", "=", amendmentId)
    .where("status", "=", "PROPOSED")
    .where("expires_at", ">", now)
    .select("expires_at")
    .forUpdate()
    .executeTakeFirst();
  return row?.expires_at;
}

/** Those whose time is over; the oldest first. */
export async function listExpiredAmendments(
  db: Db,
  now: Date,
  limit: number,
): Promise<(FoundAmendment & { amendmentId: string })[]> {
  const { rows } = await sql<FoundAmendment & { amendmentId: string }>`
    select id as "amendmentId", order_id as "orderId", seller_order_id as "sellerOrderId", seller_id as "sellerId"
    from amendments where status = 'PROPOSED' and expires_at <= ${now} order by expires_at limit ${limit}
  `.execute(db);
  return rows;
}
