import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";

export interface DayOfSales {
  /** YYYY-MM-DD, UTC. */
  day: string;
  orders: number;
  /** Minor units, items and shipping and tax, of what was not cancelled. */
  amount: number;
}

/** Paid orders of a currency by day, one seller's part of them or everybody's; days without sales are there with zeros. */
export async function listSalesByDay(
  db: Db,
  filter: { sellerId?: string; currency: string; from: Date; to: Date },
): Promise<DayOfSales[]> {
  const { rows } = await sql<DayOfSales>`
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(sold.orders, 0) as orders, coalesce(sold.amount, 0) as amount
    from generate_series(date_trunc('day', ${filter.from}::timestamptz at time zone 'UTC'),
      date_trunc('day', ${filter.to}::timestamptz at time zone 'UTC'), interval '1 day') as days (day)
    left join (
      select date_trunc('day', part.placed_at at time zone 'UTC') as day,
        count(distinct part.order_id) as orders, sum(part.total_amount)::bigint as amount
      from seller_orders part join orders placed on placed.id = part.order_id and placed.currency = ${filter.currency}
      where part.placed_at >= date_trunc('day', ${filter.from}::timestamptz) and part.status not in ('PENDING', 'CANCELLED')
        and ${filter.sellerId ? sql`part.seller_id = ${filter.sellerId}` : sql`true`}
      group by 1
    ) sold on sold.day = days.day
    order by days.day
  `.execute(db);
  return rows;
}

export interface EventDay {
  /** YYYY-MM-DD, UTC. */
  day: string;
  type: string;
  events: number;
  /** The sum of what each waited, ms. */
  lagMs: number;
  longestLagMs: number;
}

/** Adds what was handed over to what is counted of its day and type. */
export async function addEventDays(tx: Tx, days: readonly EventDay[]): Promise<void> {
  if (days.length === 0) return;
  await sql`
    insert into event_days as counted (day, type, events, lag_ms, longest_lag_ms)
    select * from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ type }) => type)}::text[],
      ${days.map(({ events }) => events)}::int[], ${days.map(({ lagMs }) => lagMs)}::bigint[],
      ${days.map(({ longestLagMs }) => longestLagMs)}::int[])
    on conflict (day, type) do update set events = counted.events + excluded.events,
      lag_ms = counted.lag_ms + excluded.lag_ms,
      longest_lag_ms = greatest(counted.longest_lag_ms, excluded.longest_lag_ms)
  `.execute(tx);
}

/** What was counted since a day, by type, and of it what is of today; the most frequent first. */
export async function listEventDays(
  db: Db,
  { from, today }: { from: string; today: string },
): Promise<(Omit<EventDay, "day"> & { today: number })[]> {
  const { rows } = await sql<Omit<EventDay, "day"> & { today: number }>`
    select type, sum(events)::int as events, coalesce(sum(events) filter (where day = ${today}::date), 0)::int as today,
      sum(lag_ms)::bigint as "lagMs", max(longest_lag_ms) as "longestLagMs"
    from event_days where day >= ${from}::date
    group by type order by sum(events) desc, type
  `.execute(db);
  return rows;
}
