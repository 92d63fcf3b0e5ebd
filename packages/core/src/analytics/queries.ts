import type { Db } from "@emporia/db";
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
