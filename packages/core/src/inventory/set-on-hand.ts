import type { Tx } from "@emporia/db";
import { sql } from "kysely";
import { actorRef, appendEvents, type Ctx, InvalidInput, NotFound } from "../platform/index";
import { changeLevels, insertMovements, lockStockLevels } from "./queries";

const DEFAULT_LOW_STOCK_THRESHOLD = 10;

/**
 * Says how many units are there. Saying what is known already changes nothing.
 * @throws NotFound no such variant of this seller's
 * @throws InvalidInput fewer than orders already hold
 */
export async function setOnHand(
  tx: Tx,
  ctx: Ctx,
  input: {
    variantId: string;
    sellerId: string;
    onHand: number;
    kind: "counted" | "adjusted" | "imported";
    reason?: string;
  },
): Promise<void> {
  const level = (await lockStockLevels(tx, [input.variantId])).get(input.variantId);
  if (!level || level.seller_id !== input.sellerId) throw new NotFound("This variant");
  if (level.on_hand === input.onHand) return;
  if (level.track_quantity && !level.allow_backorder && input.onHand < level.reserved)
    throw new InvalidInput({ onHand: `${level.reserved} are promised to orders: keep at least as many.` });
  const now = ctx.clock.now();
  const quantity = input.onHand - level.on_hand;
  await changeLevels(tx, [{ variantId: input.variantId, onHand: quantity, reserved: 0 }], now);
  await insertMovements(tx, [
    {
      variantId: input.variantId,
      sellerId: input.sellerId,
      kind: input.kind,
      quantity,
      onHandAfter: input.onHand,
      reason: input.reason ?? null,
      orderId: null,
      actor: JSON.stringify(actorRef(ctx.actor)),
      occurredAt: now,
    },
  ]);
  await appendEvents(tx, ctx, [
    { type: "StockUpdated", key: input.variantId, payload: { variantIds: [input.variantId] } },
  ]);
}

export interface NewStockLevel {
  variantId: string;
  sellerId: string;
  onHand: number;
  trackQuantity: boolean;
  allowBackorder: boolean;
  /** 10 unless given. */
  lowStockThreshold?: number | undefined;
  kind: "counted" | "imported";
}

/** Gives new variants their stock level, and what is there its first movement. */
export async function createStockLevels(tx: Tx, ctx: Ctx, levels: readonly NewStockLevel[]): Promise<void> {
  if (levels.length === 0) return;
  const now = ctx.clock.now();
  await sql`
    insert into stock_levels (variant_id, seller_id, on_hand, track_quantity, allow_backorder, low_stock_threshold,
      updated_at)
    select "variantId", "sellerId", "onHand", "trackQuantity", "allowBackorder",
      coalesce("lowStockThreshold", ${DEFAULT_LOW_STOCK_THRESHOLD}), ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(levels)}::json)
      as level ("variantId" uuid, "sellerId" uuid, "onHand" integer, "trackQuantity" boolean, "allowBackorder" boolean,
        "lowStockThreshold" integer)
  `.execute(tx);
  await insertMovements(
    tx,
    levels
      .filter((level) => level.onHand !== 0)
      .map((level) => ({
        variantId: level.variantId,
        sellerId: level.sellerId,
        kind: level.kind,
        quantity: level.onHand,
        onHandAfter: level.onHand,
        reason: null,
        orderId: null,
        actor: JSON.stringify(actorRef(ctx.actor)),
        occurredAt: now,
      })),
  );
}

/**
 * Says whether a variant is counted, whether it may be sold beyond what is there, and from how many left its seller is
 * told that it runs low; a threshold that is absent stays.
 * @throws InvalidInput when more is promised than is there, so that refusing backorders would break a promise
 */
export async function setStockPolicy(
  tx: Tx,
  ctx: Ctx,
  input: {
    variantId: string;
    sellerId: string;
    trackQuantity: boolean;
    allowBackorder: boolean;
    lowStockThreshold?: number | undefined;
  },
): Promise<void> {
  const level = (await lockStockLevels(tx, [input.variantId])).get(input.variantId);
  if (!level || level.seller_id !== input.sellerId) throw new NotFound("This variant");
  const { trackQuantity, allowBackorder, lowStockThreshold } = input;
  const sellsOtherwise = level.track_quantity !== trackQuantity || level.allow_backorder !== allowBackorder;
  if (!sellsOtherwise && lowStockThreshold === undefined) return;
  if (trackQuantity && !allowBackorder && level.on_hand < level.reserved)
    throw new InvalidInput({
      allowBackorder: `${level.reserved - level.on_hand} more are promised than are there: count them in first.`,
    });
  await tx
    .updateTable("stock_levels")
    .set({
      track_quantity: trackQuantity,
      allow_backorder: allowBackorder,
      ...(lowStockThreshold === undefined ? {} : { low_stock_threshold: lowStockThreshold }),
      updated_at: ctx.clock.now(),
    })
    .where("variant_id", "=", input.variantId)
    .execute();
  if (!sellsOtherwise) return;
  await appendEvents(tx, ctx, [
    { type: "StockUpdated", key: input.variantId, payload: { variantIds: [input.variantId] } },
  ]);
}
