import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { TaxRemitter } from "./tax-provider";

interface RemitterRow {
  country: string;
  state: string;
  startsOn: string;
  remitter: TaxRemitter;
}

/** By place, the latest day first. */
export async function listRemitters(db: Db): Promise<RemitterRow[]> {
  const { rows } = await sql<RemitterRow>`
    select country, state, starts_on::text as "startsOn", remitter from tax_remitters
    order by country, state, starts_on desc
  `.execute(db);
  return rows;
}

export async function saveRemitter(tx: Tx, row: RemitterRow, now: Date): Promise<void> {
  await sql`
    insert into tax_remitters (country, state, starts_on, remitter, created_at)
    values (${row.country}, ${row.state}, ${row.startsOn}::date, ${row.remitter}, ${now})
    on conflict (country, state, starts_on) do update set remitter = excluded.remitter
  `.execute(tx);
}

/** False when there was none. */
export async function deleteRemitter(tx: Tx, row: Omit<RemitterRow, "remitter">): Promise<boolean> {
  const { rows } = await sql`
    delete from tax_remitters
    where country = ${row.country} and state = ${row.state} and starts_on = ${row.startsOn}::date returning country
  `.execute(tx);
  return rows.length > 0;
}

/** What was posted as tax from one instant to another, by where it was sent and by who hands it over; minor units. */
export async function sumTaxByPlace(
  db: Db,
  from: Date,
  to: Date,
): Promise<{ country: string; state: string; currency: string; marketplace: number; sellers: number }[]> {
  const { rows } = await sql<{
    country: string;
    state: string;
    currency: string;
    marketplace: number;
    sellers: number;
  }>`
    select placed.shipping_address->>'country' as country, placed.shipping_address->>'state' as state, entry.currency,
      coalesce(-sum(entry.amount) filter (where entry.account = 'tax_payable'), 0)::bigint as marketplace,
      coalesce(-sum(entry.amount) filter (where entry.account = 'seller_payable'), 0)::bigint as sellers
    from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id
    join orders placed on placed.id = posting.order_id
    where entry.account in ('tax_payable', 'seller_payable')
      and entry.currency = any(array(select distinct currency from markets))
      and entry.occurred_at >= ${from} and entry.occurred_at < ${to}
      and (entry.account = 'tax_payable' or entry.note like '%Tax for you to hand over')
    group by 1, 2, 3 order by 1, 2, 3 limit 1000
  `.execute(db);
  return rows;
}
