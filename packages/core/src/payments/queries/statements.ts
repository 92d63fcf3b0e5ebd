import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { StatementEntry } from "../statements/statement";

const claims = sql`('seller_payable', 'connected_payable')`;

/** The name of a shop, and what it had (owed by us, or lying at Stripe) before an instant. */
export async function readStatementStart(
  db: Db,
  sellerId: string,
  currency: string,
  from: Date,
): Promise<{ shop_name: string; opening: number } | undefined> {
  const { rows } = await sql<{ shop_name: string; opening: number }>`
    select seller.shop_name::text as shop_name, coalesce((
      select -sum(entry.amount) from ledger_entries entry
      where entry.seller_id = seller.id and entry.account in ${claims} and entry.currency = ${currency}
        and entry.occurred_at < ${from}), 0)::bigint as opening
    from sellers seller where seller.id = ${sellerId}
  `.execute(db);
  return rows[0];
}

/** What moved a shop's claims from an instant until before another, oldest first. */
export async function listStatementEntries(
  db: Db,
  sellerId: string,
  currency: string,
  range: { from: Date; to: Date },
): Promise<StatementEntry[]> {
  const { rows } = await sql<StatementEntry>`
    select entry.id, posting.kind, entry.note, part.number as "sellerOrderNumber", -entry.amount as amount,
      entry.occurred_at as "occurredAt"
    from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id
    left join seller_orders part on part.id = entry.seller_order_id
    where entry.seller_id = ${sellerId} and entry.account in ${claims} and entry.currency = ${currency}
      and entry.occurred_at >= ${range.from} and entry.occurred_at < ${range.to}
    order by entry.occurred_at, entry.id
  `.execute(db);
  return rows;
}

/** Months (YYYY-MM, UTC) from a shop's first entry to now, the latest first, with what it had before and after each. */
export async function listStatementMonths(
  db: Db,
  sellerId: string,
  currency: string,
  now: Date,
): Promise<{ period: string; opening: number; closing: number }[]> {
  const { rows } = await sql<{ period: string; opening: number; closing: number }>`
    with moved as (
      select date_trunc('month', entry.occurred_at at time zone 'UTC') as month, -sum(entry.amount) as amount
      from ledger_entries entry
      where entry.seller_id = ${sellerId} and entry.account in ${claims} and entry.currency = ${currency}
      group by 1
    )
    select to_char(each.month, 'YYYY-MM') as period,
      coalesce((select sum(amount) from moved where moved.month < each.month), 0)::bigint as opening,
      coalesce((select sum(amount) from moved where moved.month <= each.month), 0)::bigint as closing
    from generate_series((select min(month) from moved), date_trunc('month', ${now}::timestamptz at time zone 'UTC'),
      interval '1 month') as each (month)
    order by each.month desc limit 120
  `.execute(db);
  return rows;
}
