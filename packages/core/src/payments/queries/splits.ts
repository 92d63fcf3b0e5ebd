import type { Db } from "@emporia/db";
import { sql } from "kysely";

/** What each seller's part of an order is of its money, in minor units, as the books have it. */
export interface SplitRow {
  id: string;
  number: string;
  shopName: string;
  currency: string;
  authorised: number;
  captured: number;
  givenBack: number;
  commission: number;
  fees: number;
  earned: number;
  sent: number;
}

/**
 * An order's money by seller (P-141). Authorised: what the shopper agreed to pay for the part. Captured: what was collected of
 * it, store credit included. Given back: what went to the shopper again, by whichever way, and arrived. Commission and fees: what the
 * platform keeps of it. Earned: what the seller
 * has of it. Sent: what of that went to their Stripe account, or paid what they owed, less what was taken back.
 */
export async function listSplits(db: Db, orderId: string): Promise<SplitRow[]> {
  const { rows } = await sql<SplitRow>`
    select part.id, part.number, part.shop_name as "shopName", placed.currency, part.total_amount as authorised,
      coalesce(sum(entry.amount) filter (where posting.kind = 'sale'
        and entry.account in ('stripe_balance', 'store_credit', 'swaps')), 0)::bigint as captured,
      coalesce(-sum(entry.amount) filter (where posting.kind in ('refund', 'refund_failure', 'credited_refund', 'dispute_loss')
        and entry.account in ('stripe_balance', 'store_credit', 'swaps', 'disputes')), 0)::bigint as "givenBack",
      coalesce(-sum(entry.amount) filter (where entry.account = 'platform_commission'), 0)::bigint as commission,
      coalesce(-sum(entry.amount) filter (where entry.account in ('processing_fees', 'fixed_fees')), 0)::bigint as fees,
      coalesce(-sum(entry.amount) filter (where entry.account = 'seller_payable'
        and posting.kind in ('sale', 'refund', 'dispute_loss')), 0)::bigint as earned,
      coalesce(sum(entry.amount) filter (where entry.account = 'seller_payable'
        and posting.kind in ('transfer', 'transfer_reversal', 'netting')), 0)::bigint as sent
    from seller_orders part
    join orders placed on placed.id = part.order_id
    left join ledger_postings posting on posting.order_id = part.order_id
    left join ledger_entries entry on entry.posting_id = posting.id and entry.seller_order_id = part.id
    where part.order_id = ${orderId}
    group by part.id, placed.currency
    order by part.position
  `.execute(db);
  return rows;
}
