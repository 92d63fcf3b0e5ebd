import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { moveStock } from "./move-stock";
import { lockStockLevels } from "./queries";
import type { Demand } from "./reserve-stock";
import { returnStock } from "./return-stock";

/**
 * Takes sold units back and throws them away: both movements are written, so that the order's units are accounted for and
 * what is on hand stays as it was. Not repeatable by itself: the caller decides once, under the order's lock.
 */
export async function scrapReturned(
  tx: Tx,
  ctx: Ctx,
  input: { orderId: string; items: readonly Demand[]; reason: string },
): Promise<void> {
  const moves = await returnStock(tx, ctx, input);
  if (moves.length === 0) return;
  const levels = await lockStockLevels(
    tx,
    moves.map((move) => move.variantId),
  );
  await moveStock(
    tx,
    ctx,
    levels,
    moves.map((move) => ({ ...move, quantity: -move.quantity })),
    { kind: "adjusted", reason: `${input.reason}: thrown away` },
  );
}
