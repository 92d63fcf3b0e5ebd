import type { EventCountsView } from "@emporia/contracts/analytics";
import { type Ctx, DAY_MS, topicOf } from "../platform/index";
import { listEventDays } from "./queries";

/** Days that are told, today included. */
const DAYS = 7;

/** What happened today and in seven days, by type, and how late it was handed over; the most frequent first. */
export async function listEventCounts(ctx: Ctx): Promise<EventCountsView> {
  const now = ctx.clock.now();
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const rows = await listEventDays(ctx.db, {
    from: dayOf(now.getTime() - (DAYS - 1) * DAY_MS),
    today: dayOf(now.getTime()),
  });
  return {
    days: DAYS,
    items: rows.map(({ type, today, events, lagMs, longestLagMs }) => ({
      ...{ topic: topicOf(type), type, today, events },
      averageLagMs: Math.round(lagMs / events),
      longestLagMs,
    })),
  };
}
