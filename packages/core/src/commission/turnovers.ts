import type { Db, Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import type { CommissionRule } from "./rule";

type Asked = Pick<CommissionRule, "tiers" | "sellerId">;

/**
 * What shops have sold in the month so far, by shop, in minor units of home's currency: orders that were placed in it, by UTC, and
 * paid for; their items less what the shop itself took off, and less what was promised back of them since. Of other
 * currencies at the rate in force; what was sold in one without a rate is not counted. Nothing is asked where no rule has tiers.
 */
export async function readTurnovers(
  db: Db,
  rules: readonly Asked[],
  sellerIds: readonly string[],
  at: Date,
): Promise<Map<string, number>> {
  return read(db, rules, sellerIds, (asked) => {
    const kept = sql`seller_id = any(${asked}::uuid[]) and month = ${monthOf(at)}::date`;
    return sql`select seller_id, currency, amount from turnovers where ${kept}
      union all select seller_id, currency, amount from turnover_changes where ${kept}`;
  });
}

/** {@link readTurnovers} of another moment than now: counted from each order of its month before it. */
export async function countTurnovers(
  db: Db,
  rules: readonly Asked[],
  sellerIds: readonly string[],
  at: Date,
): Promise<Map<string, number>> {
  return read(
    db,
    rules,
    sellerIds,
    (asked) => sql`select part.seller_id, o.currency, ${amountOfPart} as amount
      from seller_orders part join orders o on o.id = part.order_id
      where part.seller_id = any(${asked}::uuid[]) and ${isCounted}
        and part.placed_at >= ${monthOf(at)}::date::timestamp at time zone 'UTC' and part.placed_at < ${at}`,
  );
}

export interface WrongTurnover {
  sellerId: string;
  month: string;
  currency: string;
  kept: number;
  counted: number;
}

/** Shops and months since `since` (a first day) whose kept sum is not what their orders come to: none, or there is a bug. */
export async function listWrongTurnovers(db: Db, since: string): Promise<WrongTurnover[]> {
  const { rows } = await sql<WrongTurnover>`
    select seller_id as "sellerId", to_char(month, 'YYYY-MM') as month, currency, kept, counted
    from (${wrongTurnovers(since)}) wrong order by seller_id, month, currency
  `.execute(db);
  return rows;
}

/** Makes kept sums what the orders come to, in one look at both. @returns what was wrong */
export async function mendTurnovers(tx: Tx, since: string): Promise<WrongTurnover[]> {
  // Two who mend at once would both add what is missing.
  await sql`select pg_advisory_xact_lock(hashtextextended('turnovers', 0))`.execute(tx);
  const { rows } = await sql<WrongTurnover>`
    with wrong as materialized (${wrongTurnovers(since)}),
      mended as (
        insert into turnover_changes (seller_id, month, currency, amount)
        select seller_id, month, currency, counted - kept from wrong
      )
    select seller_id as "sellerId", to_char(month, 'YYYY-MM') as month, currency, kept, counted
    from wrong order by seller_id, month, currency
  `.execute(tx);
  return rows;
}

const wrongTurnovers = (since: string) => sql`
  select seller_id, month, currency, sum(kept)::bigint as kept, sum(counted)::bigint as counted
  from (
    select seller_id, month, currency, amount as kept, 0 as counted from turnovers where month >= ${since}::date
    union all
    select seller_id, month, currency, amount, 0 from turnover_changes where month >= ${since}::date
    union all
    select part.seller_id, (part.placed_at at time zone 'UTC')::date - extract(day from part.placed_at at time zone 'UTC')::int + 1,
      o.currency, 0, ${amountOfPart}
    from seller_orders part join orders o on o.id = part.order_id
    where ${isCounted} and part.placed_at >= ${since}::date::timestamp at time zone 'UTC'
  ) each group by seller_id, month, currency having sum(kept) <> sum(counted)
`;

/** Adds what came since to the sums. What two do at once is added once. */
export async function foldTurnoverChanges(db: Db): Promise<void> {
  await sql`
    with gone as (delete from turnover_changes returning seller_id, month, currency, amount)
    insert into turnovers as kept (seller_id, month, currency, amount)
    select seller_id, month, currency, sum(amount) from gone group by 1, 2, 3 order by 1, 2, 3
    on conflict (seller_id, month, currency) do update set amount = kept.amount + excluded.amount
  `.execute(db);
}

const amountOfPart = sql`greatest(0,
  part.subtotal_amount - part.discount_amount + part.platform_discount_amount - part.promised_amount)`;
const isCounted = sql`part.status <> 'CANCELLED' and o.payment_status not in ('PENDING', 'FAILED', 'CANCELLED')`;

const monthOf = (at: Date) => `${at.toISOString().slice(0, 7)}-01`;

async function read(
  db: Db,
  rules: readonly Asked[],
  sellerIds: readonly string[],
  soldBy: (asked: string[]) => RawBuilder<unknown>,
): Promise<Map<string, number>> {
  const isAsked = (id: string) => rules.some((rule) => rule.tiers.length > 0 && (rule.sellerId ?? id) === id);
  const asked = [...new Set(sellerIds)].filter(isAsked);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ sellerId: string; amount: number }>`
    select sold.seller_id as "sellerId", sum(case when sold.currency = home_currency() then sold.amount else round(
      sold.amount * 10::numeric ^ (currency_digits(home_currency()) - currency_digits(sold.currency)) / rate) end)::bigint as amount
    from (select seller_id, currency, sum(amount) as amount from (${soldBy(asked)}) each group by 1, 2) sold
      left join conversions on conversions.currency = sold.currency
    where sold.currency = home_currency() or rate is not null
    group by sold.seller_id
  `.execute(db);
  return new Map(rows.map(({ sellerId, amount }) => [sellerId, amount]));
}
