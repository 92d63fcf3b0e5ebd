import { type EventTap, groupBy } from "../platform/index";
import { addEventDays } from "./queries";

/**
 * Counts everything that happens by day and type, with how long it took until it was handed over (EVT-11). It is done in
 * the transaction that hands it over, so an event is counted once, however often a relay is killed.
 */
export const countEvents: EventTap = async (tx, ctx, events) => {
  const now = ctx.clock.now().getTime();
  const byDay = groupBy(events, ({ type, timestamp }) => `${timestamp.slice(0, 10)} ${type}`);
  await addEventDays(
    tx,
    [...byDay.values()].flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const lags = same.map(({ timestamp }) => Math.max(now - Date.parse(timestamp), 0));
      return [
        {
          day: first.timestamp.slice(0, 10),
          type: first.type,
          events: same.length,
          lagMs: lags.reduce((sum, lag) => sum + lag, 0),
          longestLagMs: Math.min(Math.max(...lags), 2 ** 31 - 1),
        },
      ];
    }),
  );
};
