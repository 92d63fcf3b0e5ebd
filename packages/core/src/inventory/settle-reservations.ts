import type { Tx } from "@emporia/db";
import { actorRef, appendEvents, type Ctx } from "../platform/index";
import { changeLevels, insertMovements, lockStockLevels, settleReservations } from "./queries";

/** Gives back what an order still holds. The second time there is nothing to give back. */
export async function releaseReservations(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const now = ctx.clock.now();
  const released = await settleReservations(tx, orderId, "released", now);
  if (released.length === 0) return;
  await lockStockLevels(
    tx,
    released.map((each) => each.variant_id),
  );
  await changeLevels(
    tx,
    released.map((each) => ({ variantId: each.variant_id, onHand: 0, reserved: -each.quantity })),
    now,
  );
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
  await changeLevels(
    tx,
    deducted.map((each) => ({ variantId: each.variant_id, onHand: -each.quantity, reserved: -each.quantity })),
    now,
  );
  await insertMovements(
    tx,
    deducted.flatMap((each) => {
      const level = levels.get(each.variant_id);
      if (!level) return [];
      return {
        variantId: each.variant_id,
        sellerId: level.seller_id,
        kind: "deducted" as const,
        quantity: -each.quantity,
        onHandAfter: level.on_hand - each.quantity,
        reason: null,
        orderId,
        actor: JSON.stringify(actorRef(ctx.actor)),
        occurredAt: now,
      };
    }),
  );
  await appendEvents(tx, ctx, [
    { type: "StockUpdated", key: orderId, payload: { orderId, variantIds: deducted.map((each) => each.variant_id) } },
  ]);
}
