import type { Db } from "@emporia/db";
import { type RawBuilder, sql } from "kysely";
import { isShopperIn } from "../groups/queries";
import type { PromotionForShopper } from "../promotion";
import { type PromotionRow, promotionColumns, toPromotion } from "./rows";

/** Who holds a promotion: by account, and by the e-mail address of the order. */
export interface Shopper {
  userId: string | null;
  email: string | null;
}

export const usesOf = (promotionId: RawBuilder<unknown>, { userId, email }: Shopper) => sql`
  (select count(*)::integer from promotion_redemptions redemption
    where redemption.promotion_id = ${promotionId} and redemption.released_at is null
      and (redemption.user_id = ${userId}::uuid or redemption.email = ${email}::citext))
`;

/** Whether a shopper has ordered, also what is still being paid for; what nobody paid for does not count. */
export const hasOrdered = ({ userId, email }: Shopper, exceptOrderId: string | null) => sql`
  exists (select from orders placed where (placed.user_id = ${userId}::uuid or placed.email = ${email}::citext)
    and placed.id is distinct from ${exceptOrderId}::uuid
    and not (placed.status = 'CANCELLED' and placed.payment_status in ('FAILED', 'CANCELLED')))
`;

/** Whether a shopper is in the group that a promotion is for, or it is for none. */
export const isInGroup = (shopper: Shopper, at: Date) => sql`
  (promotion.group_id is null or ${isShopperIn(sql`promotion.group_id`, shopper.userId, at)})
`;

/** What applies by itself now, and what these codes stand for, whatever its state. */
export async function listApplicable(
  db: Db,
  asked: { codes: readonly string[]; currency: string; at: Date; shopper: Shopper; heldByOrderId: string | null },
): Promise<PromotionForShopper[]> {
  const { rows } = await sql<
    PromotionRow & {
      used_by_shopper: number;
      is_held: boolean;
      has_ordered: boolean;
      is_in_group: boolean;
      own_code: string | null;
      own_order_id: string | null;
      is_revoked: boolean;
    }
  >`
    select ${promotionColumns}, wanted.own_code, wanted.own_order_id, wanted.is_revoked,
      ${isInGroup(asked.shopper, asked.at)} as is_in_group,
      promotion.is_for_first_order and ${hasOrdered(asked.shopper, asked.heldByOrderId)} as has_ordered,
      case when promotion.shopper_limit is null then 0
        else ${usesOf(sql`promotion.id`, asked.shopper)} end as used_by_shopper,
      exists (select from promotion_redemptions held where held.promotion_id = promotion.id
        and held.order_id = ${asked.heldByOrderId}::uuid and held.released_at is null) as is_held
    from (
      select id, null::text as own_code, null::uuid as own_order_id, false as is_revoked from promotions
        where code = any(${[...asked.codes]}::text[])
      union all
      select id, null, null, false from promotions where code is null and is_on and not has_own_codes
        and (starts_at is null or starts_at <= ${asked.at}) and (ends_at is null or ends_at > ${asked.at})
        and (currency is null or currency = ${asked.currency})
      union all
      select promotion_id, code, order_id,
        revoked_at is not null and (order_id is null or order_id is distinct from ${asked.heldByOrderId}::uuid)
      from promotion_codes
        where code = any(${[...asked.codes]}::text[])
    ) wanted join promotions promotion on promotion.id = wanted.id
    order by promotion.priority, promotion.id limit 200
  `.execute(db);
  return rows.map((row) => ({
    ...toPromotion(row),
    ...(row.own_code === null ? {} : { code: row.own_code }),
    ownCode:
      row.own_code === null
        ? null
        : {
            isRevoked: row.is_revoked,
            isTaken: row.own_order_id !== null && row.own_order_id !== asked.heldByOrderId,
          },
    usedByShopper: row.used_by_shopper,
    isHeld: row.is_held,
    hasOrdered: row.has_ordered,
    isInGroup: row.is_in_group,
  }));
}
