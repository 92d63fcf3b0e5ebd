import { type RawBuilder, sql } from "kysely";
import { DAY_MS, workingDay } from "../platform/index";

/**
 * Until when a part of an order should have left, as its shopper was told: the working days that its shop said it takes to
 * get things ready, or the day by which the last of its backordered things was promised. In ISO text. Pure.
 */
export function shipBy(placedAt: Date, processingDays: number, promisedDays: readonly (string | null)[]): string {
  const days = [workingDay(placedAt, processingDays), ...promisedDays.filter((day) => day !== null)];
  return new Date(Math.max(...days.map((day) => Date.parse(day) + DAY_MS - 1))).toISOString();
}

/** The same in SQL, of `seller_orders part` and `sellers seller`. */
export const shipByOfPart: RawBuilder<Date> = sql`greatest(
  end_of_working_day(part.placed_at, coalesce(part.processing_days, seller.processing_days)),
  (select (max(item.ships_by) + 1)::timestamp at time zone 'UTC' - interval '1 millisecond'
   from order_items item where item.seller_order_id = part.id)
)`;
