import type { Db } from "@emporia/db";
import { sql } from "kysely";

/** Somebody's store credit in one currency, and the orders whose money became credit, in minor units. */
export interface CreditOrigin {
  currency: string;
  balance: number;
  /** More came back of the order as credit than was paid with credit. The latest first. */
  gained: { orderId: string; amount: number }[];
}

export async function listCreditOrigins(db: Db, userId: string): Promise<CreditOrigin[]> {
  const { rows } = await sql<CreditOrigin>`
    select account.currency, account.balance_amount as balance, coalesce((
      select json_agg(json_build_object('orderId', gained.order_id, 'amount', gained.amount) order by gained.at desc, gained.order_id)
      from (
        select posting.order_id, -sum(entry.amount)::bigint as amount, max(entry.occurred_at) as at
        from ledger_entries entry join ledger_postings posting on posting.id = entry.posting_id
        where entry.user_id = account.user_id and entry.account = 'store_credit' and entry.currency = account.currency
          and posting.order_id is not null
        group by posting.order_id having sum(entry.amount) < 0
      ) gained
    ), '[]') as gained
    from store_credit_accounts account
    where account.user_id = ${userId} and account.balance_amount > 0
    order by account.currency
  `.execute(db);
  return rows;
}
