import { type RawBuilder, sql } from "kysely";
import { DAY_MS } from "../platform/index";

/** So many days are counted at most. */
const MOST_DAYS = 90;

/** The end of the day by which something leaves that takes so many working days, in UTC; one at least. */
function endOfWorkingDay(since: Date, days: number): number {
  let day = Math.floor(since.getTime() / DAY_MS) * DAY_MS;
  for (let left = Math.max(1, Math.min(days, MOST_DAYS)); left > 0; ) {
    day += DAY_MS;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return day + DAY_MS - 1;
}

/**
 * Until when a part of an order should have left, as its shopper was told: the working days that its shop takes to get
 * things ready, or the day by which the last of its backordered things was promised. In ISO text. Pure.
 */
export function shipBy(placedAt: Date, processingDays: number, promisedDays: readonly (string | null)[]): string {
  const ready = endOfWorkingDay(placedAt, processingDays);
  const promised = promisedDays.map((day) => (day ? Date.parse(day) + DAY_MS - 1 : 0));
  return new Date(Math.max(ready, ...promised)).toISOString();
}

/** The same in SQL, of `seller_orders part` and `sellers seller`. */
export const shipByOfPart: RawBuilder<Date> = sql`greatest(
  end_of_working_day(part.placed_at, seller.processing_days),
  (select (max(item.ships_by) + 1)::timestamp at time zone 'UTC' - interval '1 millisecond'
   from order_items item where item.seller_order_id = part.id)
)`;
