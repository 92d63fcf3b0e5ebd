import { money } from "@emporia/contracts/money";
import type { sellerDashboardView } from "@emporia/contracts/sellers";
import { sql } from "kysely";
import type { z } from "zod";
import { type Ctx, DAY_MS } from "../platform/index";
import { listSalesByDay } from "./queries";

/** So far is counted, because every page of the shop asks: more is shown as more. */
const MOST_LOW = 1_000;
const MOST_COUNTED = 10_001;

/** What a seller wants to see first: what waits, what sold in 30 days, what they have earned. */
export async function getSellerDashboard(
  ctx: Ctx,
  input: { sellerId: string },
): Promise<z.output<typeof sellerDashboardView>> {
  const { currency } = ctx.market;
  const now = ctx.clock.now();
  const [counts, sales] = await Promise.all([
    sql<{
      orders_to_ship: number;
      returns_to_answer: number;
      unread_messages: number;
      followers: number;
      low_stock: number;
      drafts: number;
      published: number;
      balance: number;
    }>`
      select
        (select count(*) from seller_orders part join orders o on o.id = part.order_id
          where part.seller_id = ${input.sellerId} and part.status in ('CONFIRMED', 'PROCESSING', 'PARTIALLY_SHIPPED')
            and (o.payment_status in ('AUTHORIZED', 'CONFIRMED', 'PARTIALLY_REFUNDED')
              or (o.payment_status = 'REFUNDED' and part.total_amount = 0))) as orders_to_ship,
        (select count(*) from returns
          where seller_id = ${input.sellerId} and status in ('REQUESTED', 'RECEIVED')) as returns_to_answer,
        (select count(*) from message_threads where seller_id = ${input.sellerId} and shop_unread > 0) as unread_messages,
        (select follower_count from sellers where id = ${input.sellerId}) as followers,
        (select count(*) from (
          select from stock_levels level
          where level.seller_id = ${input.sellerId} and level.track_quantity
            and level.on_hand - level.reserved <= level.low_stock_threshold
            and (select product.status from variants variant join products product on product.id = variant.product_id
              where variant.id = level.variant_id) = 'PUBLISHED'
          limit ${sql.lit(MOST_LOW)}) low) as low_stock,
        (select count(*) from (select from products
          where seller_id = ${input.sellerId} and status = 'DRAFT' limit ${sql.lit(MOST_COUNTED)}) draft) as drafts,
        (select count(*) from (select from products
          where seller_id = ${input.sellerId} and status = 'PUBLISHED' limit ${sql.lit(MOST_COUNTED)}) shown) as published,
        (select coalesce(-sum(amount), 0)::bigint from ledger_entries
          where seller_id = ${input.sellerId} and account = 'seller_payable' and currency = ${currency}) as balance
    `.execute(ctx.db),
    listSalesByDay(ctx.db, {
      ...{ sellerId: input.sellerId, currency },
      ...{ from: new Date(now.getTime() - 29 * DAY_MS), to: now },
    }),
  ]);
  const [count] = counts.rows;
  return {
    ordersToShip: count?.orders_to_ship ?? 0,
    returnsToAnswer: count?.returns_to_answer ?? 0,
    followers: count?.followers ?? 0,
    unreadMessages: count?.unread_messages ?? 0,
    lowStockVariants: count?.low_stock ?? 0,
    draftProducts: count?.drafts ?? 0,
    publishedProducts: count?.published ?? 0,
    sales,
    salesTotal: money(
      sales.reduce((sum, day) => sum + day.amount, 0),
      currency,
    ),
    balance: money(count?.balance ?? 0, currency),
  };
}
