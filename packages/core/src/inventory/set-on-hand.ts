import { type Tx, writeTogether } from "@emporia/db";
import { sql } from "kysely";
import { appendEvents, type Ctx, groupBy, InvalidInput, NotFound } from "../platform/index";
import { StockElsewhere } from "./errors";
import { defaultLocations, listLocationLevels } from "./location-levels";
import { moveStock, writeMoves } from "./move-stock";
import { findLocation, lockStockLevels, type StockLevel } from "./queries";

const DEFAULT_LOW_STOCK_THRESHOLD = 10;

/**
 * Says how many units are there: at one place, or in all, which is then booked at the seller's default place. Saying what
 * is known already changes nothing.
 * @throws NotFound no such variant or place of this seller's
 * @throws InvalidInput fewer than orders already hold
 * @throws StockElsewhere a total that other places alone exceed
 */
export async function setOnHand(
  tx: Tx,
  ctx: Ctx,
  input: {
    variantId: string;
    sellerId: string;
    locationId?: string | undefined;
    onHand: number;
    kind: "counted" | "adjusted" | "imported";
    reason?: string;
  },
): Promise<void> {
  const { variantId, sellerId, onHand, kind, reason } = input;
  const levels = await lockStockLevels(tx, [variantId]);
  const level = levels.get(variantId);
  if (!level || level.seller_id !== sellerId) throw new NotFound("This variant");
  const place = await findPlace(tx, level, input.locationId);
  const quantity = onHand - (input.locationId === undefined ? level.on_hand : place.onHand);
  if (quantity === 0) return;
  if (level.track_quantity && !level.allow_backorder && level.on_hand + quantity < level.reserved)
    throw new InvalidInput({ onHand: `${level.reserved} are promised to orders: keep at least as many.` });
  if (quantity < 0 && place.onHand + quantity < 0 && level.on_hand > place.onHand)
    throw new StockElsewhere(level.on_hand - place.onHand);
  await moveStock(tx, ctx, levels, [{ variantId, sellerId, locationId: place.locationId, quantity }], {
    kind,
    reason: reason ?? null,
  });
  await appendEvents(tx, ctx, [{ type: "StockUpdated", key: variantId, payload: { variantIds: [variantId] } }]);
}

/** More is left than from where the threshold is now: it fell. */
const isAbove = (level: StockLevel, threshold: number | undefined) =>
  threshold !== undefined && threshold < level.low_stock_threshold && level.on_hand - level.reserved > threshold;

/** @throws NotFound no such place of this seller's */
async function findPlace(
  tx: Tx,
  level: StockLevel,
  locationId: string | undefined,
): Promise<{ locationId: string; onHand: number }> {
  if (locationId !== undefined && !(await findLocation(tx, level.seller_id, locationId)))
    throw new NotFound("This location");
  const wanted = locationId ?? (await defaultLocations(tx, [level.seller_id])).get(level.seller_id) ?? "";
  const places = (await listLocationLevels(tx, [level.variant_id])).get(level.variant_id) ?? [];
  return { locationId: wanted, onHand: places.find((each) => each.locationId === wanted)?.onHand ?? 0 };
}

/** How a variant is counted and sold; of what is absent, nothing is said. */
export interface StockPolicy {
  variantId: string;
  sellerId: string;
  trackQuantity: boolean;
  allowBackorder: boolean;
  /** Days until a unit ships that is sold when none are left; null says nothing of it. */
  backorderDays?: number | null | undefined;
  lowStockThreshold?: number | undefined;
}

/** The threshold is 10 unless given. */
export interface NewStockLevel extends StockPolicy {
  onHand: number;
  kind: "counted" | "imported";
}

/** Gives new variants their stock level, and what is there its first movement. */
export async function createStockLevels(tx: Tx, ctx: Ctx, levels: readonly NewStockLevel[]): Promise<void> {
  if (levels.length === 0) return;
  const defaults = await defaultLocations(
    tx,
    levels.map((level) => level.sellerId),
  );
  const byKind = groupBy(
    levels.filter((level) => level.onHand !== 0),
    (level) => level.kind,
  );
  await writeTogether(tx, [
    sql`
      insert into stock_levels (variant_id, seller_id, on_hand, track_quantity, allow_backorder, backorder_days,
        low_stock_threshold, updated_at)
      select "variantId", "sellerId", "onHand", "trackQuantity", "allowBackorder", "backorderDays",
        coalesce("lowStockThreshold", ${DEFAULT_LOW_STOCK_THRESHOLD}), ${ctx.clock.now()}::timestamptz
      from json_to_recordset(${JSON.stringify(levels)}::json)
        as level ("variantId" uuid, "sellerId" uuid, "onHand" integer, "trackQuantity" boolean, "allowBackorder" boolean,
          "backorderDays" integer, "lowStockThreshold" integer)
    `,
    ...[...byKind].flatMap(([kind, ofKind]) =>
      writeMoves(
        ctx,
        ofKind.map(({ variantId, sellerId, onHand }) => ({
          variantId,
          sellerId,
          locationId: defaults.get(sellerId) ?? "",
          quantity: onHand,
        })),
        new Map(),
        { kind },
      ),
    ),
  ]);
}

/**
 * Says whether a variant is counted, whether it may be sold beyond what is there and how soon that ships, and from how many
 * left its seller is told that it runs low; what is absent stays.
 * @throws InvalidInput when more is promised than is there, so that refusing backorders would break a promise
 */
export async function setStockPolicy(tx: Tx, ctx: Ctx, input: StockPolicy): Promise<void> {
  const level = (await lockStockLevels(tx, [input.variantId])).get(input.variantId);
  if (!level || level.seller_id !== input.sellerId) throw new NotFound("This variant");
  const { trackQuantity, allowBackorder, backorderDays, lowStockThreshold } = input;
  const sellsOtherwise = level.track_quantity !== trackQuantity || level.allow_backorder !== allowBackorder;
  const warnsOtherwise = lowStockThreshold !== undefined && lowStockThreshold !== level.low_stock_threshold;
  const shipsOtherwise = backorderDays !== undefined && backorderDays !== level.backorder_days;
  if (!sellsOtherwise && !warnsOtherwise && !shipsOtherwise) return;
  if (trackQuantity && !allowBackorder && level.on_hand < level.reserved)
    throw new InvalidInput({
      allowBackorder: `${level.reserved - level.on_hand} more are promised than are there: count them in first.`,
    });
  await tx
    .updateTable("stock_levels")
    .set({
      track_quantity: trackQuantity,
      allow_backorder: allowBackorder,
      ...(backorderDays === undefined ? {} : { backorder_days: backorderDays }),
      ...(lowStockThreshold === undefined ? {} : { low_stock_threshold: lowStockThreshold }),
      ...(!trackQuantity || isAbove(level, lowStockThreshold) ? { is_low: false } : {}),
      updated_at: ctx.clock.now(),
    })
    .where("variant_id", "=", input.variantId)
    .execute();
  await appendEvents(tx, ctx, [
    { type: "StockUpdated", key: input.variantId, payload: { variantIds: [input.variantId] } },
  ]);
}
