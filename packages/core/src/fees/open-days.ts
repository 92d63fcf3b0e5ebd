import { DAY_MS } from "../platform/index";

/** A time in which a shop was open; still is when it has no end. */
export interface Opening {
  openedAt: Date;
  closedAt: Date | null;
}

/**
 * On how many days (UTC) of a month, by its beginning, a shop was open, of how many, and since when in it: a day on which it was
 * open at all counts, and counts once. Undefined where it was never open in it. Pure.
 */
export function openDaysOf(
  openings: readonly Opening[],
  monthAt: Date,
): { days: number; daysOfMonth: number; since: Date } | undefined {
  const begin = monthAt.getTime();
  const end = Date.UTC(monthAt.getUTCFullYear(), monthAt.getUTCMonth() + 1);
  const days = new Set<number>();
  let since = end;
  for (const { openedAt, closedAt } of openings) {
    const from = Math.max(openedAt.getTime(), begin);
    const until = Math.min(closedAt?.getTime() ?? end, end);
    if (until <= from) continue;
    since = Math.min(since, from);
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < until; day++) days.add(day);
  }
  if (days.size === 0) return undefined;
  return { days: days.size, daysOfMonth: (end - begin) / DAY_MS, since: new Date(since) };
}

/** The part of an amount (minor units) that so many days of a month are, rounded down to the shop's good. Pure. */
export function amountOfDays(amount: number, { days, daysOfMonth }: { days: number; daysOfMonth: number }): number {
  return Math.floor((amount * days) / daysOfMonth);
}
