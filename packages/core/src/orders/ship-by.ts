import { type RawBuilder, sql } from "kysely";
import { DAY_MS } from "../platform/index";

/**
 * Until when a part of an order should have left: the days its shop takes to get things ready, or the day by which the
 * last of its backordered things was promised. In ISO text. Pure.
 */
export function shipBy(placedAt: Date, processingDays: number, promisedDays: readonly (string | null)[]): string {
  const ready = placedAt.getTime() + processingDays * DAY_MS;
  const promised = promisedDays.map((day) => (day ? Date.parse(day) + DAY_MS - 1 : 0));
  return new Date(Math.max(ready, ...promised)).toISOString();
}

/** The same in SQL, of `seller_orders part` and `sellers seller`. */
export const shipByOfPart: RawBuilder<Date> = sql`greatest(
  part.placed_at + make_interval(days => seller.processing_days),
  (select (max(item.ships_by) + 1)::timestamp at time zone 'UTC' - interval '1 millisecond'
   from order_items item where item.seller_order_id = part.id)
)`;
