import type { Db } from "@emporia/db";
import { sql } from "kysely";

export interface UnfinishedMoney {
  /** Orders whose payment began. */
  pending: string[];
  /** Orders whose payment is authorised and should have been captured. */
  authorised: string[];
  /** Seller orders of which something was promised back and not given yet. */
  refunds: string[];
  /** Refunds of store credit to the cards that once paid for it. */
  returnedCredit: string[];
  /** Seller orders that were sent and whose seller was not. */
  transfers: string[];
}

/** What began before then and has not ended, oldest first, a thousand of each at most. */
export async function listUnfinishedMoney(db: Db, before: Date): Promise<UnfinishedMoney> {
  const { rows } = await sql<UnfinishedMoney>`
    select
      array(select o.id from orders o where o.status = 'PENDING' and o.placed_at < ${before}
        order by o.placed_at limit 1000) as pending,
      array(select payment.order_id from payments payment
        where payment.status = 'AUTHORIZED' and coalesce(payment.capture_at, payment.updated_at) < ${before}
        order by payment.updated_at limit 1000) as authorised,
      array(select part.id from seller_orders part join orders o on o.id = part.order_id
        where part.waiting_refund_count > 0 and o.payment_status not in ('AUTHORIZED', 'CANCELLED') and part.updated_at < ${before}
        order by part.updated_at limit 1000) as refunds,
      array(select id from refunds where seller_order_id is null and status = 'PENDING' and created_at < ${before}
        order by created_at limit 1000) as "returnedCredit",
      array(select part.id from seller_orders part join orders o on o.id = part.order_id
        where part.status in ('SHIPPED', 'DELIVERED', 'COMPLETED')
          -- isPaidFor: there is nothing to give back of what cost nothing.
          and (o.payment_status in ('CONFIRMED', 'PARTIALLY_REFUNDED') or (o.payment_status = 'REFUNDED' and part.total_amount = 0))
          and part.updated_at < ${before}
          and not exists (select from transfers where seller_order_id = part.id and status <> 'PENDING')
        order by part.updated_at limit 1000) as transfers
  `.execute(db);
  return rows[0] ?? { pending: [], authorised: [], refunds: [], returnedCredit: [], transfers: [] };
}
