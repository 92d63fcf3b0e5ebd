import type { Tx } from "@emporia/db";
import { actorRef, appendEvents, type Ctx } from "../platform/index";
import { changeLevels, insertMovements, lockStockLevels } from "./queries";
import { type Demand, sumDemand } from "./reserve-stock";

/** Puts sold units back on the shelf. Not repeatable by itself: the caller decides once, under the order's lock. */
export async function returnStock(
  tx: Tx,
  ctx: Ctx,
  input: { orderId: string; items: readonly Demand[]; reason: string },
): Promise<void> {
  const returned = sumDemand(input.items);
  const levels = await lockStockLevels(tx, [...returned.keys()]);
  const tracked = [...returned].flatMap(([variantId, quantity]) => {
    const level = levels.get(variantId);
    return level?.track_quantity ? [{ variantId, quantity, level }] : [];
  });
  if (tracked.length === 0) return;
  const now = ctx.clock.now();
  await changeLevels(
    tx,
    tracked.map(({ variantId, quantity }) => ({ variantId, onHand: quantity, reserved: 0 })),
    now,
  );
  await insertMovements(
    tx,
    tracked.map(({ variantId, quantity, level }) => ({
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
    { type: "StockUpdated", key: input.orderId, payload: { variantIds: tracked.map(({ variantId }) => variantId) } },
  ]);
}
