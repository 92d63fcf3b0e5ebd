import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { shipByOfPart } from "../ship-by";
import { TO_SHIP } from "./lists";

export interface LatePart {
  orderId: string;
  sellerOrderId: string;
}

// Written out, so that the partial index of what waits to be sent serves it.
const waits = sql.raw(`part.status in (${TO_SHIP.map((status) => `'${status}'`).join(", ")})`);

/** Parts that should have left by now and of which nobody was told; from now on somebody was. The oldest first. */
export async function claimLateParts(tx: Tx, now: Date, limit: number): Promise<LatePart[]> {
  const { rows } = await sql<LatePart>`
    update seller_orders set late_told_at = ${now}
    where id in (
      select part.id from seller_orders part join sellers seller on seller.id = part.seller_id
      where ${waits} and part.placed_at < ${now} and part.late_told_at is null and ${shipByOfPart} < ${now}
      order by part.placed_at limit ${limit} for update of part skip locked
    )
    returning order_id as "orderId", id as "sellerOrderId"
  `.execute(tx);
  return rows;
}

/** Parts that should have left before then, the oldest first; their shops and shoppers were told. */
export async function listOverdueParts(db: Db, before: Date, limit: number): Promise<LatePart[]> {
  const { rows } = await sql<LatePart>`
    select part.order_id as "orderId", part.id as "sellerOrderId"
    from seller_orders part join sellers seller on seller.id = part.seller_id
    where ${waits} and part.placed_at < ${before} and part.late_told_at < ${before} and ${shipByOfPart} < ${before}
    order by part.placed_at limit ${limit}
  `.execute(db);
  return rows;
}
