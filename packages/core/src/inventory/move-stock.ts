import { type Tx, writeTogether } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { actorRef, type Ctx, newId } from "../platform/index";
import type { StockLevel } from "./queries";

export type MovementKind = "counted" | "adjusted" | "imported" | "deducted" | "returned" | "transferred";

/** Units that come to a place, or go when fewer than none. */
export interface StockMove {
  variantId: string;
  sellerId: string;
  locationId: string;
  quantity: number;
}

export interface MoveOptions {
  kind: MovementKind;
  reason?: string | null;
  orderId?: string;
  transferId?: string;
  /** What is promised changes with it, by variant. */
  reserved?: ReadonlyMap<string, number>;
}

/**
 * Moves stock: nothing else writes what is on hand, here or at a place, and PostgreSQL refuses who tries. Each move leaves
 * a line that says who, why and what was there after it. The levels are locked by the caller.
 */
export async function moveStock(
  tx: Tx,
  ctx: Ctx,
  levels: ReadonlyMap<string, StockLevel>,
  moves: readonly StockMove[],
  options: MoveOptions,
): Promise<void> {
  const onHand = new Map<string, number>();
  for (const move of moves) onHand.set(move.variantId, (onHand.get(move.variantId) ?? 0) + move.quantity);
  const before = new Map([...levels].map(([variantId, level]) => [variantId, level.on_hand]));
  await writeTogether(tx, [
    ...writeMoves(ctx, moves, before, options),
    changeLevels(
      [...new Set([...onHand.keys(), ...(options.reserved?.keys() ?? [])])].map((variantId) => ({
        variantId,
        onHand: onHand.get(variantId) ?? 0,
        reserved: options.reserved?.get(variantId) ?? 0,
      })),
      ctx.clock.now(),
    ),
  ]);
}

/** The lines of moves and what they make of their places; `before` is what was on hand in all, by variant. */
export function writeMoves(
  ctx: Ctx,
  moves: readonly StockMove[],
  before: ReadonlyMap<string, number>,
  { kind, reason, orderId, transferId }: Omit<MoveOptions, "reserved">,
): RawBuilder<unknown>[] {
  const after = new Map(before);
  const movements = moves.map((move) => {
    const onHandAfter = (after.get(move.variantId) ?? 0) + move.quantity;
    after.set(move.variantId, onHandAfter);
    return { id: newId(), ...move, onHandAfter };
  });
  const places = new Map<string, StockMove>();
  for (const move of moves) {
    const key = `${move.variantId} ${move.locationId}`;
    places.set(key, { ...move, quantity: (places.get(key)?.quantity ?? 0) + move.quantity });
  }
  return [
    sql`
      insert into stock_movements (id, variant_id, seller_id, location_id, quantity, on_hand_after, kind, reason, order_id,
        transfer_id, actor, occurred_at)
      select id, "variantId", "sellerId", "locationId", quantity, "onHandAfter", ${kind}::text, ${reason ?? null}::text,
        ${orderId ?? null}::uuid, ${transferId ?? null}::uuid, ${JSON.stringify(actorRef(ctx.actor))}::text,
        ${ctx.clock.now()}::timestamptz
      from json_to_recordset(${JSON.stringify(movements)}::json) as movement (id uuid, "variantId" uuid, "sellerId" uuid,
        "locationId" uuid, quantity integer, "onHandAfter" integer)
    `,
    sql`
      insert into location_levels as place (variant_id, location_id, seller_id, on_hand)
      select "variantId", "locationId", "sellerId", quantity
      from json_to_recordset(${JSON.stringify([...places.values()])}::json)
        as move ("variantId" uuid, "locationId" uuid, "sellerId" uuid, quantity integer)
      on conflict (variant_id, location_id) do update set on_hand = place.on_hand + excluded.on_hand
    `,
  ];
}

/**
 * Adds to what is on hand and to what is reserved; the rows are locked by the caller. What comes onto the shelf and lifts
 * a variant above its threshold ends that it runs low; what an order lets go of does not, for nothing came.
 */
export function changeLevels(
  changes: readonly { variantId: string; onHand: number; reserved: number }[],
  now: Date,
): RawBuilder<unknown> {
  return sql`
    update stock_levels level
    set on_hand = level.on_hand + change.on_hand, reserved = level.reserved + change.reserved,
      is_low = level.is_low and (change.on_hand <= 0 or level.on_hand + change.on_hand - level.reserved - change.reserved
        <= level.low_stock_threshold),
      updated_at = ${now}
    from unnest(${changes.map((each) => each.variantId)}::uuid[], ${changes.map((each) => each.onHand)}::integer[],
      ${changes.map((each) => each.reserved)}::integer[]) as change (variant_id, on_hand, reserved)
    where level.variant_id = change.variant_id
  `;
}
