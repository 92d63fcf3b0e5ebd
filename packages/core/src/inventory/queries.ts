import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { newId } from "../platform/index";

export interface StockLevel {
  variant_id: string;
  seller_id: string;
  on_hand: number;
  reserved: number;
  track_quantity: boolean;
  allow_backorder: boolean;
}

const levelColumns = ["variant_id", "seller_id", "on_hand", "reserved", "track_quantity", "allow_backorder"] as const;

/** Locks stock levels in the one order in which everybody locks them, so that two carts never wait for each other. */
export async function lockStockLevels(tx: Tx, variantIds: readonly string[]): Promise<Map<string, StockLevel>> {
  const { rows } = await sql<StockLevel>`
    select variant_id, seller_id, on_hand, reserved, track_quantity, allow_backorder
    from stock_levels where variant_id = any(${[...variantIds]}::uuid[]) order by variant_id for update
  `.execute(tx);
  return new Map(rows.map((row) => [row.variant_id, row]));
}

export async function findStockLevel(db: Db, sellerId: string, variantId: string): Promise<StockLevel | undefined> {
  return db
    .selectFrom("stock_levels")
    .where("variant_id", "=", variantId)
    .where("seller_id", "=", sellerId)
    .select(levelColumns)
    .executeTakeFirst();
}

export interface LevelChange {
  variantId: string;
  onHand: number;
  reserved: number;
}

/** Adds to what is on hand and to what is reserved; the rows are locked by the caller. */
export async function changeLevels(tx: Tx, changes: readonly LevelChange[], now: Date): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update stock_levels level
    set on_hand = level.on_hand + change."onHand", reserved = level.reserved + change.reserved, updated_at = ${now}
    from json_to_recordset(${JSON.stringify(changes)}::json)
      as change ("variantId" uuid, "onHand" integer, reserved integer)
    where level.variant_id = change."variantId"
  `.execute(tx);
}

export interface NewMovement {
  variantId: string;
  sellerId: string;
  kind: "counted" | "adjusted" | "imported" | "deducted" | "returned";
  quantity: number;
  onHandAfter: number;
  reason: string | null;
  orderId: string | null;
  actor: string;
  occurredAt: Date;
}

export async function insertMovements(tx: Tx, movements: readonly NewMovement[]): Promise<void> {
  if (movements.length === 0) return;
  await sql`
    insert into stock_movements
      (id, variant_id, seller_id, kind, quantity, on_hand_after, reason, order_id, actor, occurred_at)
    select id, "variantId", "sellerId", kind, quantity, "onHandAfter", reason, "orderId", actor, "occurredAt"
    from json_to_recordset(${JSON.stringify(movements.map((movement) => ({ id: newId(), ...movement })))}::json)
      as movement (id uuid, "variantId" uuid, "sellerId" uuid, kind text, quantity integer, "onHandAfter" integer,
        reason text, "orderId" uuid, actor text, "occurredAt" timestamptz)
  `.execute(tx);
}

export interface Reservation {
  variant_id: string;
  quantity: number;
}

/** Writes promises down and counts them; the levels are locked by the caller. */
export function insertReservations(
  orderId: string,
  reservations: readonly { variantId: string; quantity: number }[],
  expiresAt: Date,
  now: Date,
): RawBuilder<unknown>[] {
  const variantIds = reservations.map((each) => each.variantId);
  const quantities = reservations.map((each) => each.quantity);
  return [
    sql`
      insert into stock_reservations (id, variant_id, quantity, order_id, expires_at, created_at)
      select wanted.*, ${orderId}::uuid, ${expiresAt}::timestamptz, ${now}::timestamptz
      from unnest(${variantIds.map(() => newId())}::uuid[], ${variantIds}::uuid[], ${quantities}::integer[]) as wanted
    `,
    sql`
      update stock_levels level set reserved = level.reserved + wanted.quantity, updated_at = ${now}
      from unnest(${variantIds}::uuid[], ${quantities}::integer[]) as wanted (variant_id, quantity)
      where level.variant_id = wanted.variant_id
    `,
  ];
}

/** Ends what is still held for an order and says what it was; nothing the second time. */
export async function settleReservations(
  tx: Tx,
  orderId: string,
  status: "released" | "deducted",
  now: Date,
): Promise<Reservation[]> {
  return tx
    .updateTable("stock_reservations")
    .set({ status, settled_at: now })
    .where("order_id", "=", orderId)
    .where("status", "=", "held")
    .returning(["variant_id", "quantity"])
    .execute();
}

/** Units of each variant that left the shelf for an order and have not come back. */
export async function listDeducted(db: Db, orderId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ variant_id: string; quantity: number }>`
    select variant_id, (quantity - coalesce((
      select sum(movement.quantity) from stock_movements movement
      where movement.variant_id = reservation.variant_id and movement.order_id = reservation.order_id
        and movement.kind = 'returned'
    ), 0))::integer as quantity
    from stock_reservations reservation where order_id = ${orderId} and status = 'deducted'
  `.execute(db);
  return new Map(rows.map((row) => [row.variant_id, row.quantity]));
}

export async function setReservationExpiry(tx: Tx, orderId: string, expiresAt: Date): Promise<void> {
  await tx
    .updateTable("stock_reservations")
    .set({ expires_at: expiresAt })
    .where("order_id", "=", orderId)
    .where("status", "=", "held")
    .execute();
}
