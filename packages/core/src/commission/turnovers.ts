import type { Db } from "@emporia/db";
import { sql } from "kysely";
import type { CommissionRule } from "./rule";

/**
 * What shops have sold in the month so far, by shop, in minor units of home's currency: orders that were placed in it, by UTC, and
 * paid for; their items less what the shop itself took off, and less what was promised back of them since. Of other
 * currencies at the rate in force; what was sold in one without a rate is not counted. Nothing is asked where no rule has tiers.
 */
export async function readTurnovers(
  db: Db,
  rules: readonly CommissionRule[],
  sellerIds: readonly string[],
  at: Date,
): Promise<Map<string, number>> {
  const isAsked = (id: string) => rules.some((rule) => rule.tiers.length > 0 && (rule.sellerId ?? id) === id);
  const asked = [...new Set(sellerIds)].filter(isAsked);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ sellerId: string; amount: number }>`
    select sold.seller_id as "sellerId", sum(case when sold.currency = home_currency() then sold.amount else round(
      sold.amount * 10::numeric ^ (currency_digits(home_currency()) - currency_digits(sold.currency)) / rate) end)::bigint as amount
    from (
      select part.seller_id, o.currency, greatest(0, part.subtotal_amount - part.discount_amount + part.platform_discount_amount
        - part.promised_amount) as amount
      from seller_orders part join orders o on o.id = part.order_id
      where part.seller_id = any(${asked}::uuid[])
        and part.placed_at >= date_trunc('month', ${at}::timestamptz, 'UTC') and part.placed_at < ${at}
        and part.status <> 'CANCELLED' and o.payment_status not in ('PENDING', 'FAILED', 'CANCELLED')
    ) sold left join conversions on conversions.currency = sold.currency
    where sold.currency = home_currency() or rate is not null
    group by sold.seller_id
  `.execute(db);
  return new Map(rows.map(({ sellerId, amount }) => [sellerId, amount]));
}
