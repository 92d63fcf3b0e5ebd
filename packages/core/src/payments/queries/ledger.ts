import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { escapeLike, newId } from "../../platform/index";
import type { LedgerEntry, PostingKind } from "../ledger";

export interface PostingRow {
  id: string;
  kind: string;
  description: string;
  occurred_at: Date;
  entries: { account: string; sellerName: string | null; amount: number; currency: string; note: string }[];
}

/** The ledger postings of an order with their entries. */
export async function listPostings(db: Db, orderId: string): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`
    select posting.id, posting.kind, posting.description, posting.occurred_at, (
      select jsonb_agg(jsonb_build_object('account', entry.account, 'sellerName', seller.shop_name,
        'amount', entry.amount, 'currency', entry.currency, 'note', entry.note) order by entry.amount > 0 desc, entry.id)
      from ledger_entries entry left join sellers seller on seller.id = entry.seller_id
      where entry.posting_id = posting.id
    ) as entries
    from ledger_postings posting where posting.order_id = ${orderId} order by posting.occurred_at, posting.id
  `.execute(db);
  return rows;
}

export interface SellerEntryRow {
  id: string;
  kind: string;
  note: string;
  seller_order_number: string | null;
  amount: number;
  currency: string;
  occurred_at: Date;
}

/** What moved a seller's balance, newest first. */
export async function listSellerEntries(
  db: Db,
  sellerId: string,
  page: { currency: string; before: readonly [string, string] | undefined; limit: number },
): Promise<SellerEntryRow[]> {
  const { rows } = await sql<SellerEntryRow>`
    select entry.id, posting.kind, entry.note, part.number as seller_order_number, -entry.amount as amount,
      entry.currency, entry.occurred_at
    from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id
    left join seller_orders part on part.id = entry.seller_order_id
    where entry.seller_id = ${sellerId} and entry.account = 'seller_payable'
      and entry.currency = ${page.currency}
      and ${page.before ? sql`(entry.occurred_at, entry.id) < (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    order by entry.occurred_at desc, entry.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

export interface CreditEntryRow {
  id: string;
  kind: string;
  description: string;
  order_id: string | null;
  order_number: string | null;
  /** What the shopper has more, or less, in minor units. */
  amount: number;
  currency: string;
  occurred_at: Date;
}

/** What moved a shopper's store credit, newest first; what one posting says of several parts of an order is one. */
export async function listCreditEntries(
  db: Db,
  userId: string,
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<CreditEntryRow[]> {
  const { rows } = await sql<CreditEntryRow>`
    select posting.id, posting.kind, posting.description, posting.order_id, orders.number as order_number,
      -sum(entry.amount)::bigint as amount, entry.currency, entry.occurred_at
    from ledger_entries entry
    join ledger_postings posting on posting.id = entry.posting_id
    left join orders on orders.id = posting.order_id
    where entry.user_id = ${userId} and entry.account = 'store_credit'
      and ${page.before ? sql`(entry.occurred_at, posting.id) < (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    group by posting.id, orders.number, entry.currency, entry.occurred_at
    order by entry.occurred_at desc, posting.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

/** Minor units a seller has earned and not been sent, and what was sent so far. */
export async function sumSellerBalance(
  db: Db,
  sellerId: string,
  currency: string,
): Promise<{ payable: number; transferred: number }> {
  const { rows } = await sql<{ payable: number; transferred: number }>`
    select coalesce(-sum(entry.amount), 0)::bigint as payable,
      coalesce(sum(entry.amount) filter (where posting.kind in ('transfer', 'transfer_reversal')), 0)::bigint as transferred
    from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
    where entry.seller_id = ${sellerId} and entry.account = 'seller_payable' and entry.currency = ${currency}
  `.execute(db);
  return rows[0] ?? { payable: 0, transferred: 0 };
}

export interface NewPosting {
  id: string;
  /** The same key posts once. */
  key: string;
  kind: PostingKind;
  orderId: string | null;
  currency: string;
  description: string;
  at: string;
  entries: readonly LedgerEntry[];
}

/** Posts many sets of entries in one statement, each as of its time. What is posted already is left as it is. */
export async function insertPostings(tx: Tx, postings: readonly NewPosting[]): Promise<void> {
  const entries = postings.flatMap((posting) =>
    posting.entries.map((entry) => ({
      id: newId(),
      posting_id: posting.id,
      account: entry.account,
      seller_id: entry.sellerId ?? null,
      seller_order_id: entry.sellerOrderId ?? null,
      user_id: entry.userId ?? null,
      currency: posting.currency,
      amount: entry.amount,
      note: entry.note,
      occurred_at: posting.at,
    })),
  );
  const rows = postings.map(({ entries: _, at, orderId, currency: _currency, ...posting }) => ({
    ...posting,
    order_id: orderId,
    occurred_at: at,
  }));
  await sql`
    with posted as (
      insert into ledger_postings select * from json_populate_recordset(null::ledger_postings, ${JSON.stringify(rows)}::json)
      on conflict (key) do nothing
      returning id
    )
    insert into ledger_entries
    select entry.* from posted
    join json_populate_recordset(null::ledger_entries, ${JSON.stringify(entries)}::json) entry on entry.posting_id = posted.id
  `.execute(tx);
}

/** The sum of each account's entries until an instant, that instant included; debits positive. */
export async function sumAccounts(db: Db, at: Date): Promise<{ account: string; currency: string; amount: number }[]> {
  const { rows } = await sql<{ account: string; currency: string; amount: number }>`
    select account, currency, sum(amount)::bigint as amount from ledger_entries
    where occurred_at <= ${at} group by account, currency order by currency, account
  `.execute(db);
  return rows;
}

/** Postings of all orders, newest first, one more than asked for. */
export async function listStaffPostings(
  db: Db,
  of: {
    account?: string | undefined;
    kind?: string | undefined;
    query?: string | undefined;
    before: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<(PostingRow & { key: string; order_id: string | null; order_number: string | null })[]> {
  const words = of.query ? `%${escapeLike(of.query)}%` : undefined;
  const { rows } = await sql<PostingRow & { key: string; order_id: string | null; order_number: string | null }>`
    select posting.id, posting.key, posting.kind, posting.description, posting.occurred_at, posting.order_id,
      orders.number as order_number, (
        select jsonb_agg(jsonb_build_object('account', entry.account, 'sellerName', seller.shop_name,
          'amount', entry.amount, 'currency', entry.currency, 'note', entry.note) order by entry.amount > 0 desc, entry.id)
        from ledger_entries entry left join sellers seller on seller.id = entry.seller_id
        where entry.posting_id = posting.id
      ) as entries
    from ledger_postings posting left join orders on orders.id = posting.order_id
    where ${of.kind ? sql`posting.kind = ${of.kind}` : sql`true`}
      and ${of.account ? sql`exists (select from ledger_entries named where named.posting_id = posting.id and named.account = ${of.account})` : sql`true`}
      and ${words ? sql`(orders.number ilike ${words} or posting.description ilike ${words} or posting.key ilike ${words})` : sql`true`}
      and ${of.before ? sql`(posting.occurred_at, posting.id) < (${of.before[0]}::timestamptz, ${of.before[1]}::uuid)` : sql`true`}
    order by posting.occurred_at desc, posting.id desc limit ${of.limit + 1}
  `.execute(db);
  return rows;
}

export async function findPostingByKey(db: Db, key: string): Promise<{ id: string } | undefined> {
  return db.selectFrom("ledger_postings").where("key", "=", key).select("id").executeTakeFirst();
}

export interface OrderAccountRow {
  account: string;
  seller_name: string | null;
  currency: string;
  balance: number;
}

/**
 * What an order has left on each account before an instant, or by now; debits positive. Accounts that are even are left out,
 * and so are the named postings.
 */
export async function listOrderAccounts(
  db: Db,
  orderId: string,
  before: Date | undefined,
  except: readonly string[],
): Promise<OrderAccountRow[]> {
  const { rows } = await sql<OrderAccountRow>`
    select entry.account, seller.shop_name as seller_name, entry.currency, sum(entry.amount)::bigint as balance
    from ledger_postings posting
    join ledger_entries entry on entry.posting_id = posting.id
    left join sellers seller on seller.id = entry.seller_id
    where posting.order_id = ${orderId} and posting.key <> all(${[...except]}::text[])
      and (${before ?? null}::timestamptz is null or entry.occurred_at < ${before ?? null}::timestamptz)
    group by entry.account, seller.shop_name, entry.currency having sum(entry.amount) <> 0
    order by entry.account, seller.shop_name
  `.execute(db);
  return rows;
}
