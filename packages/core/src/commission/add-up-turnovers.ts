import type { Ctx } from "../platform/index";
import { foldTurnoverChanges, listWrongTurnovers } from "./turnovers";

/** Adds to the kept sums of the months what shops sold since. Doing it again changes nothing. */
export async function addUpTurnovers(ctx: Ctx): Promise<void> {
  await foldTurnoverChanges(ctx.db);
}

/** The nightly proof over this month and the last. @throws naming the shops whose kept sum is not what their orders come to */
export async function checkTurnovers(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 10);
  const wrong = await listWrongTurnovers(ctx.db, since);
  if (wrong.length === 0) return;
  const each = wrong.map(
    ({ sellerId, month, currency, kept, counted }) => `${sellerId} ${month}: ${kept} for ${counted} ${currency}`,
  );
  throw new Error(`Kept turnovers and orders disagree: ${each.join(", ")}`);
}
