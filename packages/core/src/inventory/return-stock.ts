import type { Tx } from "@emporia/db";
import { actorRef, appendEvents, type Ctx } from "../platform/index";
import { changeLevels, insertMovements, listDeducted, lockStockLevels } from "./queries";
import { type Demand, sumDemand } from "./reserve-stock";

/**
 * Puts sold units back on the shelf: what was taken from it for this order and is not back yet, whether it is counted
 * today or not. Not repeatable by itself: the caller decides once, under the order's lock.
 */
export async function returnStock(
  tx: Tx,
  ctx: Ctx,
  input: { orderId: string; items: readonly Demand[]; reason: string },
): Promise<void> {
  const wanted = sumDemand(input.items);
  const levels = await lockStockLevels(tx, [...wanted.keys()]);
  const deducted = await listDeducted(tx, input.orderId);
  const returned = [...wanted].flatMap(([variantId, asked]) => {
    const level = levels.get(variantId);
    const quantity = Math.min(asked, deducted.get(variantId) ?? 0);
    return level && quantity > 0 ? [{ variantId, quantity, level }] : [];
  });
  if (returned.length === 0) return;
  const now = ctx.clock.now();
  await changeLevels(
    tx,
    returned.map(({ variantId, quantity }) => ({ variantId, onHand: quantity, reserved: 0 })),
    now,
  );
  await insertMovements(
    tx,
    returned.map(({ variantId, quantity, level }) => ({
      variantId,
      sellerId: level.seller_id,
      kind: "returned" as const,
      quantity,
      onHandAfter: level.on_hand + quantity,
      reason: input.reason,
      orderId: input.orderId,
      actor: JSON.stringify(actorRef(ctx.actor)),
      occurredAt: now,
    })),
  );
  await appendEvents(tx, ctx, [
    { type: "StockUpdated", key: input.orderId, payload: { variantIds: returned.map(({ variantId }) => variantId) } },
  ]);
}
