import type { Tx } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { hasOrdered, isInGroup, type Shopper, usesOf } from "./applicable";

/**
 * Takes one use of each of these coupons that may still be had, and holds them until the transaction ends; locked in one
 * order everywhere, so that of many who want the last use one gets it. A code of one use is written down as the order's, which
 * has to be there when the transaction ends. To be sent with {@link selectUses}.
 */
export function takeUses(
  coupons: readonly { id: string; code: string }[],
  orderId: string,
  at: Date,
): RawBuilder<{ id: string }> {
  return sql`
    with used as (
      update promotions promotion set used_count = promotion.used_count + 1
      from (
        select id from promotions where id = any(${coupons.map(({ id }) => id)}::uuid[]) order by id for update
      ) wanted
      where promotion.id = wanted.id and promotion.is_on
        and (promotion.usage_limit is null or promotion.used_count < promotion.usage_limit)
        and (promotion.starts_at is null or promotion.starts_at <= ${at})
        and (promotion.ends_at is null or promotion.ends_at > ${at})
      returning promotion.id, promotion.has_own_codes
    ), taken as (
      update promotion_codes issued set order_id = ${orderId}::uuid, taken_at = ${at}::timestamptz from used
      where issued.promotion_id = used.id and issued.code = any(${coupons.map(({ code }) => code)}::text[])
        and issued.order_id is null and issued.revoked_at is null
      returning issued.promotion_id
    )
    select id from used where not has_own_codes or id in (select promotion_id from taken)
  `;
}

/** Has one shopper's coupons, by account and by address, taken one order after the other, until the transaction ends. */
export function lockShopper({ userId, email }: Shopper): RawBuilder<unknown> {
  const names = [userId, email?.toLowerCase()].filter((name) => name != null).sort();
  return sql`
    select pg_advisory_xact_lock(hashtextextended('coupons:' || name, 0)) from unnest(${names}::text[]) as shopper (name)
  `;
}

/** How often a shopper holds these promotions already, and whether they are still for them, once their locks are held. */
export function selectUses(
  promotionIds: readonly string[],
  shopper: Shopper,
  at: Date,
): RawBuilder<{ id: string; shopperLimit: number | null; uses: number; isTooLate: boolean; isInGroup: boolean }> {
  return sql`
    select promotion.id, promotion.shopper_limit as "shopperLimit", ${usesOf(sql`promotion.id`, shopper)} as uses,
      promotion.is_for_first_order and ${hasOrdered(shopper, null)} as "isTooLate",
      ${isInGroup(shopper, at)} as "isInGroup"
    from promotions promotion where promotion.id = any(${[...promotionIds]}::uuid[])
  `;
}

export function insertRedemptions(
  order: { orderId: string; userId: string | null; email: string; currency: string },
  discounts: readonly { promotionId: string; amount: number }[],
  now: Date,
): RawBuilder<unknown> {
  return sql`
    insert into promotion_redemptions
      (promotion_id, order_id, user_id, email, discount_amount, currency, redeemed_at)
    select taken.id, ${order.orderId}::uuid, ${order.userId}::uuid, ${order.email}::citext, taken.amount,
      ${order.currency}::text, ${now}::timestamptz
    from unnest(${discounts.map((each) => each.promotionId)}::uuid[], ${discounts.map((each) => each.amount)}::bigint[])
      as taken (id, amount)
  `;
}

/** Gives back what an order holds. Giving back again changes nothing. */
export async function setReleased(tx: Tx, orderId: string, now: Date): Promise<void> {
  await sql`
    with released as (
      update promotion_redemptions set released_at = ${now} where order_id = ${orderId} and released_at is null
      returning promotion_id
    ), counted as (
      update promotions set used_count = used_count - 1 from released
      where promotions.id = released.promotion_id and (promotions.code is not null or promotions.has_own_codes)
      returning promotions.id
    )
    update promotion_codes set order_id = null, taken_at = null from counted
    where promotion_codes.promotion_id = counted.id and promotion_codes.order_id = ${orderId}
  `.execute(tx);
}
