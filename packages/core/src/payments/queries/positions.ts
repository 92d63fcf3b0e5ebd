import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import type { SellerPosition } from "../payouts/balance";

/** Whoever moves a seller's money waits here for whoever does so already; taken after the order's lock, never before it. */
export async function lockSellerMoney(tx: Tx, sellerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('seller-money:' || ${sellerId}, 0))`.execute(tx);
}

const activeHold = (now: Date) => sql`hold.released_at is null and hold.releases_at > ${now}`;

/** Where a seller stands in the books in one currency, oldest part first. */
export async function readPosition(db: Db, sellerId: string, currency: string, now: Date): Promise<SellerPosition> {
  const { rows } = await sql<SellerPosition & { parts: SellerPosition["parts"] | null }>`
    with pending as (
      select transfer.seller_order_id, sum(reversal.amount) as amount
      from transfer_reversals reversal join transfers transfer on transfer.id = reversal.transfer_id
      where reversal.seller_id = ${sellerId} and reversal.currency = ${currency} and reversal.status = 'PENDING'
      group by 1
    ), part as (
      select entry.seller_order_id, min(entry.occurred_at) as began,
        -sum(entry.amount) + coalesce((
          select pending.amount from pending where pending.seller_order_id is not distinct from entry.seller_order_id
        ), 0) as payable
      from ledger_entries entry
      where entry.seller_id = ${sellerId} and entry.account = 'seller_payable' and entry.currency = ${currency}
      group by 1
    ), held as (
      select hold.seller_order_id, hold.stops from payout_holds hold
      where hold.seller_id = ${sellerId} and ${activeHold(now)}
    )
    select
      (select json_agg(json_build_object('sellerOrderId', part.seller_order_id, 'payable', part.payable,
          'isHeld', exists (select from held where held.seller_order_id = part.seller_order_id)) order by part.began)
        from part where part.payable <> 0) as parts,
      (coalesce((select -sum(entry.amount) from ledger_entries entry
          where entry.seller_id = ${sellerId} and entry.account = 'connected_payable' and entry.currency = ${currency}), 0)
        - coalesce((select sum(amount) from pending), 0))::bigint as "onAccount",
      coalesce((select sum(transfer.amount - transfer.reversed_amount) from transfers transfer
        where transfer.seller_id = ${sellerId} and transfer.currency = ${currency} and transfer.status = 'PAID'
          and transfer.seller_order_id in (select held.seller_order_id from held)), 0)::bigint as "heldOnAccount",
      exists (select from held where held.seller_order_id is null and held.stops in ('transfers', 'everything'))
        as "stopsTransfers",
      exists (select from held where held.seller_order_id is null and held.stops in ('payouts', 'everything'))
        as "stopsPayouts"
  `.execute(db);
  const row = rows[0];
  if (!row) throw new Error("A select without from has a row.");
  return { ...row, parts: row.parts ?? [] };
}

/** The currencies in which a seller ever had an entry, home's first whether or not they did. */
export async function listSellerCurrencies(db: Db, sellerId: string, home: string): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select currency from ledger_entries where seller_id = ${sellerId} and currency <> ${home}
    group by currency order by currency
  `.execute(db);
  return [home, ...rows.map((row) => row.currency)];
}

/** Sellers with money on their Stripe account, by currency. */
export async function listSellersToPay(db: Db): Promise<{ seller_id: string; currency: string }[]> {
  const { rows } = await sql<{ seller_id: string; currency: string }>`
    select seller_id, currency from ledger_entries where account = 'connected_payable'
    group by seller_id, currency having sum(amount) < 0 order by seller_id, currency
  `.execute(db);
  return rows;
}

/** Sellers who were credited something for no order in particular. */
export async function listSellersInCredit(db: Db): Promise<{ sellerId: string; currency: string }[]> {
  const { rows } = await sql<{ sellerId: string; currency: string }>`
    select seller_id as "sellerId", currency from ledger_entries
    where account = 'seller_payable' and seller_order_id is null
    group by seller_id, currency having sum(amount) < 0
  `.execute(db);
  return rows;
}

/** Shops for which something stands in the books, the largest claims first; a hundred at most. */
export async function listSellersWithMoney(
  db: Db,
  currency: string,
): Promise<{ seller_id: string; shop_name: string }[]> {
  const { rows } = await sql<{ seller_id: string; shop_name: string }>`
    select entry.seller_id, seller.shop_name::text as shop_name
    from ledger_entries entry join sellers seller on seller.id = entry.seller_id
    where entry.account in ('seller_payable', 'connected_payable') and entry.currency = ${currency}
    group by 1, 2 having sum(entry.amount) <> 0 order by sum(entry.amount), 1 limit 100
  `.execute(db);
  return rows;
}
