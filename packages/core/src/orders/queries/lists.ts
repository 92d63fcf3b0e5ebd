import type { PictureView } from "@emporia/contracts/common";
import type { PostalAddressView } from "@emporia/contracts/identity";
import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { shipByOfPart } from "../ship-by";

export interface OrderListRow {
  id: string;
  number: string;
  status: string;
  payment_status: string;
  email: string;
  currency: string;
  total_amount: number;
  placed_at: Date;
  shops: string[];
  item_count: number;
  pictures: PictureView[] | null;
}

const orderListSelect = sql`
  select o.id, o.number, o.status, o.payment_status, o.email, o.currency, o.total_amount, o.placed_at,
    (select array_agg(part.shop_name order by part.position) from seller_orders part where part.order_id = o.id) as shops,
    (select sum(item.quantity)::integer from order_items item where item.order_id = o.id) as item_count,
    (select jsonb_agg(shown.picture) from (
      select item.picture from order_items item
      where item.order_id = o.id and jsonb_typeof(item.picture) = 'object' order by item.position limit 4
    ) shown) as pictures
  from orders o
`;

/** Whether an order was confirmed; one that ended before that is nobody's. */
const wasConfirmed = sql`exists (select from order_events event where event.order_id = o.id and event.type = 'OrderConfirmed')`;

/** A shopper's orders, newest first. Orders that were never paid for are not shown. */
export async function listShopperOrders(
  db: Db,
  userId: string,
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<OrderListRow[]> {
  const { rows } = await sql<OrderListRow>`
    ${orderListSelect}
    where o.user_id = ${userId} and not (
        o.status = 'CANCELLED' and o.payment_status in ('FAILED', 'CANCELLED') and not ${wasConfirmed})
      and ${beforeCursor(page.before)}
    order by o.placed_at desc, o.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

const beforeCursor = (before: readonly [string, string] | undefined) =>
  before ? sql`(o.placed_at, o.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql`true`;

export async function listAllOrders(
  db: Db,
  filter: { status: string | undefined; query: string | undefined },
  page: { before: readonly [string, string] | undefined; limit: number },
): Promise<OrderListRow[]> {
  const pattern = filter.query ? `%${filter.query.replaceAll(/[\\%_]/g, "\\$&")}%` : undefined;
  const { rows } = await sql<OrderListRow>`
    ${orderListSelect}
    where ${filter.status ? sql`o.status = ${filter.status}` : sql`true`}
      and ${
        pattern
          ? sql`(o.number ilike ${pattern} or o.email::text ilike ${pattern} or exists (
              select from seller_orders part where part.order_id = o.id and part.shop_name ilike ${pattern}))`
          : sql`true`
      }
      and ${beforeCursor(page.before)}
    order by o.placed_at desc, o.id desc limit ${page.limit + 1}
  `.execute(db);
  return rows;
}

export interface SellerOrderListRow {
  id: string;
  number: string;
  status: string;
  currency: string;
  total_amount: number;
  placed_at: Date;
  shipping_address: { firstName: string; lastName: string; city: string; state: string };
  item_count: number;
  ship_by: Date;
  is_disputed: boolean;
}

/** Whether a bank asks back money of a part `part` and has not decided: it names the part, or all of the order. */
export const isPartDisputed: RawBuilder<boolean> = sql`exists (
  select from disputes dispute where dispute.order_id = part.order_id and dispute.closed_at is null
    and (dispute.seller_order_ids is null or part.id = any(dispute.seller_order_ids)))`;

/** Of a part that waits to be sent, wholly or in part. */
export const TO_SHIP = ["CONFIRMED", "PROCESSING", "PARTIALLY_SHIPPED"] as const;
const tabStatuses = {
  to_ship: TO_SHIP,
  shipped: ["SHIPPED", "DELIVERED", "COMPLETED"],
  cancelled: ["CANCELLED", "REFUNDED"],
  all: null,
} as const;

/**
 * A seller's parts of orders, newest first; those to be sent come oldest first, because they are due first. What is
 * still being paid for is nobody's work yet.
 */
export async function listSellerParts(
  db: Db,
  sellerId: string,
  filter: SellerPartFilter,
  page: Page,
): Promise<SellerOrderListRow[]> {
  const { rows } = await sql<SellerOrderListRow>`
    select part.id, part.number, part.status, o.currency, part.total_amount, part.placed_at, o.shipping_address,
      (select sum(item.quantity)::integer from order_items item where item.seller_order_id = part.id) as item_count,
      ${shipByOfPart} as ship_by, ${isPartDisputed} as is_disputed
    from seller_orders part
    join orders o on o.id = part.order_id
    join sellers seller on seller.id = part.seller_id
    ${sellerPartsPage(sellerId, filter, page)}
  `.execute(db);
  return rows;
}

export interface SellerOrderFileRow {
  id: string;
  number: string;
  status: string;
  currency: string;
  shipping_amount: number;
  total_amount: number;
  placed_at: Date;
  ship_by: Date;
  shipping_address: PostalAddressView;
  shipping_method: { name: string };
  items: {
    name: string;
    variantTitle: string;
    sku: string | null;
    quantity: number;
    cancelled: number;
    shipped: number;
    returned: number;
    unitPrice: number;
    subtotal: number;
    discount: number;
    tax: number;
  }[];
}

/** The same parts in the same order, each with its items. */
export async function listSellerPartsWithItems(
  db: Db,
  sellerId: string,
  filter: SellerPartFilter,
  page: Page,
): Promise<SellerOrderFileRow[]> {
  const { rows } = await sql<SellerOrderFileRow>`
    select part.id, part.number, part.status, o.currency, part.shipping_amount, part.total_amount, part.placed_at,
      o.shipping_address, part.shipping_method, ${shipByOfPart} as ship_by,
      (select jsonb_agg(jsonb_build_object(
          'name', item.name, 'variantTitle', item.variant_title, 'sku', item.sku, 'quantity', item.quantity,
          'cancelled', item.cancelled_quantity, 'shipped', item.shipped_quantity, 'returned', item.returned_quantity,
          'unitPrice', item.unit_price_amount, 'subtotal', item.subtotal_amount, 'discount', item.discount_amount,
          'tax', item.tax_amount
        ) order by item.position)
        from order_items item where item.seller_order_id = part.id) as items
    from seller_orders part
    join orders o on o.id = part.order_id
    join sellers seller on seller.id = part.seller_id
    ${sellerPartsPage(sellerId, filter, page)}
  `.execute(db);
  return rows;
}

interface Page {
  before: readonly [string, string] | undefined;
  limit: number;
}

export interface SellerPartFilter {
  tab: keyof typeof tabStatuses;
  query?: string | undefined;
  /** The first and the last day on which they were placed, in UTC. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Where, order and limit of a page of `seller_orders part`; one more than asked for tells whether there is a next one. */
function sellerPartsPage(sellerId: string, filter: SellerPartFilter, page: Page): RawBuilder<unknown> {
  const statuses = tabStatuses[filter.tab];
  const [direction, beyond] = filter.tab === "to_ship" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const pattern = filter.query ? `%${filter.query.replaceAll(/[\\%_]/g, "\\$&")}%` : undefined;
  return sql`
    where part.seller_id = ${sellerId} and part.status <> 'PENDING'
      and ${filter.from ? sql`part.placed_at >= ${filter.from}::date at time zone 'UTC'` : sql`true`}
      and ${filter.to ? sql`part.placed_at < (${filter.to}::date + 1) at time zone 'UTC'` : sql`true`}
      and not (o.payment_status in ('FAILED', 'CANCELLED', 'PENDING') and not ${wasConfirmed})
      and ${statuses ? sql`part.status = any(${[...statuses]}::text[])` : sql`true`}
      and ${
        pattern
          ? sql`(part.number ilike ${pattern} or o.shipping_address->>'lastName' ilike ${pattern} or exists (
              select from order_items item where item.seller_order_id = part.id
                and (item.name ilike ${pattern} or item.sku ilike ${pattern})))`
          : sql`true`
      }
      and ${page.before ? sql`(part.placed_at, part.id) ${beyond} (${page.before[0]}::timestamptz, ${page.before[1]}::uuid)` : sql`true`}
    order by part.placed_at ${direction}, part.id ${direction} limit ${page.limit + 1}
  `;
}
