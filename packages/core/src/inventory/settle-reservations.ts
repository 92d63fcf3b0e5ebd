import type { Tx } from "@emporia/db";
import { appendEvents, type Ctx } from "../platform/index";
import { defaultLocations, listLocationLevels, takeFrom } from "./location-levels";
import { changeLevels, moveStock } from "./move-stock";
import { lockStockLevels, type Reservation, releaseHeldUnits, settleReservations } from "./queries";
import { type Demand, sumDemand } from "./reserve-stock";

/** Gives back what an order still holds. The second time there is nothing to give back. */
export async function releaseReservations(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  await giveBack(tx, ctx, orderId, await settleReservations(tx, orderId, "released", ctx.clock.now()));
}

/**
 * Gives some units back that an order still holds; of what is not counted it holds nothing. Not repeatable by itself: the
 * caller decides once, under the order's lock.
 */
export async function releaseUnits(
  tx: Tx,
  ctx: Ctx,
  input: { orderId: string; items: readonly Demand[] },
): Promise<void> {
  const { orderId, items } = input;
  await giveBack(tx, ctx, orderId, await releaseHeldUnits(tx, orderId, sumDemand(items), ctx.clock.now()));
}

async function giveBack(tx: Tx, ctx: Ctx, orderId: string, released: readonly Reservation[]): Promise<void> {
  if (released.length === 0) return;
  const now = ctx.clock.now();
  await lockStockLevels(
    tx,
    released.map((each) => each.variant_id),
  );
  await changeLevels(
    released.map((each) => ({ variantId: each.variant_id, onHand: 0, reserved: -each.quantity })),
    now,
  ).execute(tx);
  await appendEvents(tx, ctx, [
    {
      type: "InventoryReleased",
      key: orderId,
      payload: { orderId, variantIds: released.map((each) => each.variant_id) },
    },
  ]);
}

/** Turns what an order holds into what has left the shelf. The second time there is nothing to turn. */
export async function deductReservations(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const now = ctx.clock.now();
  const deducted = await settleReservations(tx, orderId, "deducted", now);
  if (deducted.length === 0) return;
  const levels = await lockStockLevels(
    tx,
    deducted.map((each) => each.variant_id),
  );
  const places = await listLocationLevels(tx, [...levels.keys()]);
  const defaults = await defaultLocations(
    tx,
    [...levels.values()].map((level) => level.seller_id),
  );
  const moves = deducted.flatMap(({ variant_id: variantId, quantity }) => {
    const sellerId = levels.get(variantId)?.seller_id ?? "";
    return takeFrom(places.get(variantId) ?? [], quantity, defaults.get(sellerId) ?? "").map((part) => ({
      variantId,
      sellerId,
      locationId: part.locationId,
      quantity: -part.quantity,
    }));
  });
  await moveStock(tx, ctx, levels, moves, {
    kind: "deducted",
    orderId,
    reserved: new Map(deducted.map((each) => [each.variant_id, -each.quantity])),
  });
  await appendEvents(tx, ctx, [
    { type: "StockUpdated", key: orderId, payload: { orderId, variantIds: deducted.map((each) => each.variant_id) } },
  ]);
}
