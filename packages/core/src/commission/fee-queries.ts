import type { Db } from "@emporia/db";
import { sql } from "kysely";

export interface FeeRow {
  id: string;
  order_id: string;
  seller_order_id: string;
  /** Whether anything of the part was given back, or is to be. */
  has_refunds: boolean;
  number: string;
  placed_at: Date;
  name: string;
  variant_title: string;
  quantity: number;
  currency: string;
  /** After what the shop itself took off. */
  sold_amount: number;
  commission_amount: number;
  /** Of the part's commission, what is on its shipping; named once, at the first of its items. */
  shipping_commission_amount: number;
  /** Whether other fees of the part are to be named here: at the first of its items. */
  names_fees: boolean;
  rule_name: string | null;
}

/** What a shop sold and was paid for, the newest first, one more than asked for. */
export async function listFeeRows(
  db: Db,
  sellerId: string,
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<FeeRow[]> {
  const { rows } = await sql<FeeRow>`
    select item.id, part.order_id, part.id as seller_order_id,
      -- What the platform had paid for in full is promised back too, and comes to nothing.
      (part.promised_amount > 0 or exists (
        select from order_events told
        where told.order_id = part.order_id and told.type = 'RefundPromised'
          and told.payload->>'sellerOrderId' = part.id::text)) as has_refunds,
      part.number, part.placed_at, item.name, item.variant_title, item.quantity,
      o.currency, item.commission_amount, rule.name as rule_name,
      (part.fees <> '[]' and item.position = (
        select min(position) from order_items where seller_order_id = part.id)) as names_fees,
      case when item.position = (select min(position) from order_items where seller_order_id = part.id)
        then part.commission_amount - (select sum(commission_amount) from order_items where seller_order_id = part.id)
        else 0 end::bigint as shipping_commission_amount,
      item.subtotal_amount - item.discount_amount + item.platform_discount_amount as sold_amount
    from seller_orders part
    join orders o on o.id = part.order_id
    join order_items item on item.seller_order_id = part.id
    left join commission_rules rule on rule.id = item.commission_rule_id
    where part.seller_id = ${sellerId} and o.payment_status not in ('PENDING', 'FAILED', 'CANCELLED')
      and ${page.before ? sql`(part.placed_at, item.id) < (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
      and ${page.before ? sql`part.placed_at <= ${page.before[0]}::timestamptz` : sql`true`}
    order by part.placed_at desc, item.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}
