import type { Tx } from "@emporia/db";
import { appendEvents, type Ctx } from "../platform/index";
import { moveStock, type StockMove } from "./move-stock";
import { listDeducted, lockStockLevels } from "./queries";
import { type Demand, sumDemand } from "./reserve-stock";

/**
 * Puts sold units back where they were taken from: what left for this order and is not back yet, whether it is counted
 * today or not. Not repeatable by itself: the caller decides once, under the order's lock.
 * @returns what came back where
 */
export async function returnStock(
  tx: Tx,
  ctx: Ctx,
  input: { orderId: string; items: readonly Demand[]; reason: string },
): Promise<StockMove[]> {
  const wanted = sumDemand(input.items);
  const levels = await lockStockLevels(tx, [...wanted.keys()]);
  const moves = (await listDeducted(tx, input.orderId)).flatMap(({ variantId, locationId, quantity: taken }) => {
    const level = levels.get(variantId);
    const quantity = Math.min(wanted.get(variantId) ?? 0, taken);
    wanted.set(variantId, (wanted.get(variantId) ?? 0) - quantity);
    return level && quantity > 0 ? [{ variantId, locationId, sellerId: level.seller_id, quantity }] : [];
  });
  if (moves.length === 0) return [];
  await moveStock(tx, ctx, levels, moves, { kind: "returned", orderId: input.orderId, reason: input.reason });
  const variantIds = [...new Set(moves.map((move) => move.variantId))];
  await appendEvents(tx, ctx, [{ type: "StockUpdated", key: input.orderId, payload: { variantIds } }]);
  return moves;
}
