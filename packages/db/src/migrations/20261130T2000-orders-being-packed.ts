import { type Kysely, sql } from "kysely";

/**
 * What of an order was sent stays sent where it was given back whole: such an order is partly shipped while another shop has
 * not sent. That some of the money went back is said of its payment alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update orders o set status = 'PARTIALLY_SHIPPED'
    where o.status = 'CONFIRMED' and exists (
      select from order_items item where item.order_id = o.id and item.shipped_quantity > 0);
    alter table orders drop constraint orders_status_check;
    alter table orders add constraint orders_status_check check (status in ('PENDING', 'CONFIRMED', 'PROCESSING',
      'PARTIALLY_SHIPPED', 'SHIPPED', 'DELIVERED', 'COMPLETED', 'CANCELLED', 'REFUNDED'));
    alter table seller_orders drop constraint seller_orders_status_check;
    alter table seller_orders add constraint seller_orders_status_check check (status in ('PENDING', 'CONFIRMED', 'PROCESSING',
      'PARTIALLY_SHIPPED', 'SHIPPED', 'DELIVERED', 'COMPLETED', 'CANCELLED', 'REFUNDED'));
  `.execute(db);
}
