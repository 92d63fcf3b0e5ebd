import type { Db, Tx } from "@emporia/db";
import { sql } from "kysely";
import { newId } from "../../platform/index";

/** The id behind the prefix of a posting's key, for a look-up by it. */
const idBehind = (prefix: string) =>
  sql`case when posting.key ~ ${`^${prefix}:[0-9a-f-]{36}$`} then substr(posting.key, ${prefix.length + 2}::integer)::uuid end`;

/** The shops with an account at Stripe, by id, a page after another. */
export async function listSellersWithAccount(db: Db, after: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("sellers")
    .where("stripe_account_id", "is not", null)
    .$if(after !== null, (query) => query.where("id", ">", after))
    .select("id")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** What the books say lies on a shop's account, by currency, in minor units. What was imported was never at this Stripe. */
export async function readOnAccount(db: Db, sellerId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ currency: string; amount: number }>`
    select entry.currency, sum(entry.amount)::bigint as amount
    from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
    where entry.seller_id = ${sellerId} and entry.account = 'connected_balance'
      and coalesce((select stripe_transfer_id from transfers where id = ${idBehind("transfer")}) !~ '^tr_imported_', true)
      and coalesce((select stripe_payout_id from payouts where id = ${idBehind("payout")}) !~ '^po_imported_', true)
    group by entry.currency
  `.execute(db);
  return new Map(rows.map(({ currency, amount }) => [currency, amount]));
}

export interface FoundDifference {
  currency: string;
  stripeAmount: number;
  ledgerAmount: number;
}

/** Holds what is known to differ on an account, and what is to book it: nothing of it is decided until the transaction ends. */
export async function lockAccountDifferences(tx: Tx, sellerId: string): Promise<void> {
  await sql`select from account_differences where seller_id = ${sellerId} order by id for update`.execute(tx);
  await sql`
    select from ledger_adjustments
    where id in (select adjustment_id from account_differences where seller_id = ${sellerId}) order by id for update
  `.execute(tx);
}

/**
 * Writes down how an account compares, after {@link lockAccountDifferences}. What staff said of a difference is kept as long
 * as what is missing stays the same, however much moves on both sides. An adjustment that would book it stays with it until
 * it is decided; one that was decided is in what was compared, and what still differs is looked into anew.
 */
export async function saveAccountDifferences(
  tx: Tx,
  sellerId: string,
  found: readonly FoundDifference[],
  now: Date,
): Promise<void> {
  await sql`
    delete from account_differences where seller_id = ${sellerId}
      and currency <> all(${found.map(({ currency }) => currency)}::text[])
  `.execute(tx);
  for (const { currency, stripeAmount, ledgerAmount } of found)
    await sql`
      insert into account_differences as known
        (id, seller_id, currency, stripe_amount, ledger_amount, first_seen_at, seen_at)
      values (${newId()}, ${sellerId}, ${currency}, ${stripeAmount}, ${ledgerAmount}, ${now}, ${now})
      on conflict (seller_id, currency) do update set stripe_amount = excluded.stripe_amount,
        ledger_amount = excluded.ledger_amount, seen_at = excluded.seen_at, seen_count = known.seen_count + 1,
        note = case when ${isStillSo} then known.note end,
        explained_by = case when ${isStillSo} then known.explained_by end,
        explained_at = case when ${isStillSo} then known.explained_at end,
        adjustment_id = case when ${isStillSo} then known.adjustment_id end
    `.execute(tx);
  await tx.updateTable("sellers").set({ account_compared_at: now }).where("id", "=", sellerId).execute();
}

const isStillSo = sql`case when known.adjustment_id is null
  then known.stripe_amount - known.ledger_amount = excluded.stripe_amount - excluded.ledger_amount
  else (select status from ledger_adjustments where id = known.adjustment_id) = 'REQUESTED' end`;

export interface AccountDifferenceRow {
  id: string;
  seller_id: string;
  shop_name: string;
  stripe_account_id: string;
  currency: string;
  stripe_amount: number;
  ledger_amount: number;
  first_seen_at: Date;
  seen_at: Date;
  note: string | null;
  adjustment_status: string | null;
}

/** Differences that were seen more than once, the oldest first, one more than asked for. */
export async function listAccountDifferenceRows(
  db: Db,
  page: { after: readonly [string, string] | undefined; limit: number },
): Promise<AccountDifferenceRow[]> {
  const { rows } = await sql<AccountDifferenceRow>`
    select difference.id, difference.seller_id, seller.shop_name, seller.stripe_account_id, difference.currency,
      difference.stripe_amount, difference.ledger_amount, difference.first_seen_at, difference.seen_at, difference.note,
      adjustment.status as adjustment_status
    from account_differences difference join sellers seller on seller.id = difference.seller_id
    left join ledger_adjustments adjustment on adjustment.id = difference.adjustment_id
    where difference.seen_count > 1 and ${
      page.after
        ? sql`(difference.first_seen_at, difference.id) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`
        : sql`true`
    }
    order by difference.first_seen_at, difference.id limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

/** How many accounts there are, how many were compared, and when the one that was compared longest ago was. */
export async function readAccountComparisons(
  db: Db,
): Promise<{ accounts: number; compared: number; oldest: Date | null }> {
  const { rows } = await sql<{ accounts: number; compared: number; oldest: Date | null }>`
    select count(*)::integer as accounts, count(account_compared_at)::integer as compared, min(account_compared_at) as oldest
    from sellers where stripe_account_id is not null
  `.execute(db);
  return rows[0] ?? { accounts: 0, compared: 0, oldest: null };
}

export async function lockAccountDifference(
  tx: Tx,
  id: string,
): Promise<(FoundDifference & { sellerId: string; adjustmentId: string | null }) | undefined> {
  const { rows } = await sql<FoundDifference & { sellerId: string; adjustmentId: string | null }>`
    select seller_id as "sellerId", currency, stripe_amount as "stripeAmount", ledger_amount as "ledgerAmount",
      adjustment_id as "adjustmentId"
    from account_differences where id = ${id} for update
  `.execute(tx);
  return rows[0];
}

/** What became of the adjustments that would book a shop's difference: its own, or one that waits since it was seen before. */
export async function readBooking(
  tx: Tx,
  difference: { sellerId: string; currency: string; adjustmentId: string | null },
): Promise<{ isWaiting: boolean; isApproved: boolean }> {
  const { rows } = await sql<{ isWaiting: boolean; isApproved: boolean }>`
    select coalesce(bool_or(status = 'REQUESTED'), false) as "isWaiting",
      coalesce(bool_or(status = 'APPROVED'), false) as "isApproved"
    from ledger_adjustments where id = ${difference.adjustmentId}
      or (seller_id = ${difference.sellerId} and currency = ${difference.currency} and status = 'REQUESTED'
        and debit_account in ('connected_balance', 'connected_payable')
        and credit_account in ('connected_balance', 'connected_payable'))
  `.execute(tx);
  return rows[0] ?? { isWaiting: false, isApproved: false };
}

export async function setAccountDifferenceSaid(
  tx: Tx,
  id: string,
  said: { note: string; by: string; adjustmentId: string | null; now: Date },
): Promise<void> {
  await tx
    .updateTable("account_differences")
    .set({ note: said.note, explained_by: said.by, explained_at: said.now, adjustment_id: said.adjustmentId })
    .where("id", "=", id)
    .execute();
}
