import type { PayoutStatus } from "@emporia/contracts/payouts";
import type { Db, Tx } from "@emporia/db";
import { type SqlBool, sql } from "kysely";

export interface PayoutRow {
  id: string;
  seller_id: string;
  key: string;
  amount: number;
  currency: string;
  status: PayoutStatus;
  requested_by: { kind: string };
  stripe_payout_id: string | null;
  arrives_on: string | null;
  failure_code: string | null;
  failure_message: string | null;
  created_at: Date;
  updated_at: Date;
}

const columns = sql`
  payout.id, payout.seller_id, payout.key, payout.amount, payout.currency, payout.status, payout.requested_by,
  payout.stripe_payout_id, to_char(payout.arrives_on, 'YYYY-MM-DD') as arrives_on, payout.failure_code,
  payout.failure_message, payout.created_at, payout.updated_at
`;

async function findWhere(db: Db, fits: ReturnType<typeof sql<SqlBool>>, lock = false): Promise<PayoutRow | undefined> {
  const { rows } = await sql<PayoutRow>`
    select ${columns} from payouts payout where ${fits} ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}
export const findPayout = (db: Db, id: string): Promise<PayoutRow | undefined> =>
  findWhere(db, sql<SqlBool>`payout.id = ${id}`);
export const lockPayout = (tx: Tx, id: string): Promise<PayoutRow | undefined> =>
  findWhere(tx, sql<SqlBool>`payout.id = ${id}`, true);
export const findPayoutByKey = (db: Db, key: string): Promise<PayoutRow | undefined> =>
  findWhere(db, sql<SqlBool>`payout.key = ${key}`);
export const findPayoutOfStripe = (db: Db, stripePayoutId: string): Promise<PayoutRow | undefined> =>
  findWhere(db, sql<SqlBool>`payout.stripe_payout_id = ${stripePayoutId}`);

export async function insertPayout(
  tx: Tx,
  payout: {
    id: string;
    sellerId: string;
    key: string;
    amount: number;
    currency: string;
    requestedBy: object;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto("payouts")
    .values({
      id: payout.id,
      seller_id: payout.sellerId,
      key: payout.key,
      amount: payout.amount,
      currency: payout.currency,
      status: "PENDING",
      requested_by: JSON.stringify(payout.requestedBy),
      created_at: payout.now,
      updated_at: payout.now,
    })
    .execute();
}

export async function setPayout(
  tx: Tx,
  payoutId: string,
  change: {
    status?: PayoutStatus;
    stripe_payout_id?: string;
    arrives_on?: string | null;
    failure_code?: string;
    failure_message?: string;
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("payouts")
    .set({ ...change, updated_at: now })
    .where("id", "=", payoutId)
    .execute();
}

/** Payouts, newest first, one more than asked for. */
export async function listPayouts(
  db: Db,
  of: {
    sellerId?: string | undefined;
    status?: PayoutStatus | undefined;
    before: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<(PayoutRow & { shop_name: string })[]> {
  const { rows } = await sql<PayoutRow & { shop_name: string }>`
    select ${columns}, seller.shop_name from payouts payout join sellers seller on seller.id = payout.seller_id
    where ${of.sellerId ? sql`payout.seller_id = ${of.sellerId}` : sql`true`}
      and ${of.status ? sql`payout.status = ${of.status}` : sql`true`}
      and ${of.before ? sql`(payout.created_at, payout.id) < (${of.before[0]}::timestamptz, ${of.before[1]}::uuid)` : sql`true`}
    order by payout.created_at desc, payout.id desc limit ${of.limit + 1}
  `.execute(db);
  return rows;
}

export async function findOwnPayout(
  db: Db,
  sellerId: string | null,
  payoutId: string,
): Promise<(PayoutRow & { shop_name: string }) | undefined> {
  const { rows } = await sql<PayoutRow & { shop_name: string }>`
    select ${columns}, seller.shop_name from payouts payout join sellers seller on seller.id = payout.seller_id
    where payout.id = ${payoutId} and (${sellerId}::uuid is null or payout.seller_id = ${sellerId})
  `.execute(db);
  return rows[0];
}

/** What lay on the seller's account because of which orders, between the payout before and this one; the newest hundred. */
export async function listPayoutLines(
  db: Db,
  payout: { id: string; seller_id: string; currency: string; created_at: Date },
): Promise<{ id: string; note: string; seller_order_number: string | null; amount: number; occurred_at: Date }[]> {
  const { rows } = await sql<{
    id: string;
    note: string;
    seller_order_number: string | null;
    amount: number;
    occurred_at: Date;
  }>`
    select entry.id, entry.note, part.number as seller_order_number, -entry.amount as amount, entry.occurred_at
    from ledger_entries entry left join seller_orders part on part.id = entry.seller_order_id
    join ledger_postings posting on posting.id = entry.posting_id
    where entry.seller_id = ${payout.seller_id} and entry.account = 'connected_payable'
      and entry.currency = ${payout.currency} and posting.kind <> 'payout'
      and entry.occurred_at <= ${payout.created_at}
      and entry.occurred_at > coalesce((
        select max(earlier.created_at) from payouts earlier where earlier.seller_id = ${payout.seller_id}
          and earlier.currency = ${payout.currency} and earlier.created_at < ${payout.created_at}), '-infinity')
    order by entry.occurred_at desc, entry.id desc limit 100
  `.execute(db);
  return rows;
}

/** Minor units on their way to the bank. */
export async function sumInTransit(db: Db, sellerId: string, currency: string): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount), 0)::bigint as sum from payouts
    where seller_id = ${sellerId} and currency = ${currency} and status in ('PENDING', 'IN_TRANSIT')
  `.execute(db);
  return rows[0]?.sum ?? 0;
}

/** Payouts that were begun before then and have not ended, oldest first, a thousand at most. */
export async function listOpenPayouts(
  db: Db,
  before: Date,
): Promise<{ id: string; status: PayoutStatus; stripe_payout_id: string | null }[]> {
  const { rows } = await sql<{ id: string; status: PayoutStatus; stripe_payout_id: string | null }>`
    select id, status, stripe_payout_id from payouts
    where status in ('PENDING', 'IN_TRANSIT') and updated_at < ${before} order by updated_at limit 1000
  `.execute(db);
  return rows;
}
