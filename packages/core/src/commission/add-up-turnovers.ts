import { type Ctx, inTransaction } from "../platform/index";
import { foldTurnoverChanges, mendTurnovers } from "./turnovers";

/** Adds to the kept sums of the months what shops sold since. Doing it again changes nothing. */
export async function addUpTurnovers(ctx: Ctx): Promise<void> {
  await foldTurnoverChanges(ctx.db);
}

/**
 * The nightly proof over this month and the last: a kept sum that is not what the orders of its shop come to is put right,
 * and said in the log. Orders that a version from before these sums confirmed are in none.
 */
export async function checkTurnovers(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 10);
  const turnovers = await inTransaction(ctx, (tx) => mendTurnovers(tx, since));
  if (turnovers.length > 0)
    ctx.log.error({ turnovers }, "kept turnovers were not what orders come to, and are put right");
}
