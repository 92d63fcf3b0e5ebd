import { type Kysely, sql } from "kysely";

/**
 * Parts that were cancelled before refunds were promised, and whose refund was not given by then, are promised it now:
 * whole, as such parts were cancelled whole, under the id of the refund that was begun where one was.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    with owed as (
      select part.id, part.order_id, o.event_count + row_number() over (partition by part.order_id order by part.position)
          as sequence,
        coalesce(begun.id, gen_random_uuid()) as refund_id, coalesce(begun.reason, 'Order cancelled') as reason,
        part.total_amount, now() as at,
        jsonb_build_object(
          'subtotal', part.subtotal_amount, 'discount', part.discount_amount,
          'platformDiscount', part.platform_discount_amount, 'shipping', part.shipping_amount, 'tax', part.tax_amount,
          'includedTax', part.included_tax_amount, 'total', part.total_amount, 'commission', part.commission_amount,
          'shippingDiscount', part.discount_amount - item.discount,
          'shippingPlatformDiscount', part.platform_discount_amount - item.platform_discount) as money,
        item.units
      from seller_orders part
      join orders o on o.id = part.order_id
      join lateral (
        select sum(discount_amount)::bigint as discount, sum(platform_discount_amount)::bigint as platform_discount,
          jsonb_agg(jsonb_build_object('orderItemId', id, 'quantity', quantity) order by position) as units
        from order_items where seller_order_id = part.id
      ) item on true
      left join refunds begun on begun.seller_order_id = part.id and begun.status = 'PENDING'
      where part.status = 'CANCELLED' and o.payment_status in ('CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED')
        and (part.total_amount > 0 or part.platform_discount_amount > 0 or part.commission_amount > 0)
        and not exists (select from order_events told where told.order_id = part.order_id
          and told.type in ('RefundPromised', 'RefundIssued') and told.payload->>'sellerOrderId' = part.id::text)
    ), told as (
      insert into order_events (order_id, sequence, type, payload, actor, correlation_id, occurred_at)
      select order_id, sequence, 'RefundPromised',
        jsonb_build_object('refundId', refund_id, 'sellerOrderId', id, 'kind', 'cancellation', 'items', units,
          'money', money, 'reason', reason, 'key', null),
        '{"kind":"system","name":"migration"}', 'migration:refunds-before-promises', at
      from owed
    ), counted as (
      update orders set event_count = orders.event_count + parts.count
      from (select order_id, count(*)::integer as count from owed group by order_id) parts
      where orders.id = parts.order_id
    )
    update seller_orders part
    set promised_amount = owed.total_amount, waiting_refund_count = part.waiting_refund_count + 1
    from owed where part.id = owed.id
  `.execute(db);
}
