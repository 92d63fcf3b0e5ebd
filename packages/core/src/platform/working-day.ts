import { DAY_MS } from "./clock";

/** So many days are counted at most. */
const MOST_DAYS = 90;

/** The day by which something is done that takes so many working days, in UTC; one at least: "2026-12-14". */
export function workingDay(since: Date, days: number): string {
  let day = Math.floor(since.getTime() / DAY_MS) * DAY_MS;
  for (let left = Math.max(1, Math.min(days, MOST_DAYS)); left > 0; ) {
    day += DAY_MS;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return new Date(day).toISOString().slice(0, 10);
}
