import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Refunds of a part that were promised and are not given yet, those of nothing too: amounts cannot tell.
    alter table seller_orders add column waiting_refund_count integer not null default 0 check (waiting_refund_count >= 0);
    update seller_orders part set waiting_refund_count = promised.count
    from (
      select (event.payload->>'sellerOrderId')::uuid as seller_order_id, count(*)::integer as count
      from order_events event
      where event.type = 'RefundPromised' and not exists (
        select from order_events given where given.order_id = event.order_id and given.type = 'RefundIssued'
          and given.payload->>'refundId' = event.payload->>'refundId')
      group by 1
    ) promised
    where part.id = promised.seller_order_id;
    drop index seller_orders_owed;
    create index seller_orders_owed on seller_orders (updated_at) where waiting_refund_count > 0;

    -- An order stays paid for, and given back, whatever costs nothing is cancelled of it afterwards.
    update orders set payment_status = 'REFUNDED'
    where payment_status = 'CANCELLED' and total_amount > 0 and refunded_amount = total_amount;
  `.execute(db);
}
