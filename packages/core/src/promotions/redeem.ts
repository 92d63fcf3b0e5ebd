import { sendTogether, type Tx } from "@emporia/db";
import type { RawBuilder } from "kysely";
import type { Ctx } from "../platform/index";
import type { PricedDiscount, RefusalReason, ShopperCondition } from "../pricing/index";
import { CouponRefused, DiscountGone } from "./errors";
import { barOf, refused } from "./promotion";
import { listApplicable } from "./queries/applicable";
import { insertRedemptions, lockShopper, selectUses, setReleased, takeUses } from "./queries/uses";

export interface Redeeming {
  orderId: string;
  userId: string | null;
  email: string;
  currency: string;
  /** What each promotion takes off the order, and whom it is only for. */
  discounts: readonly (Pick<PricedDiscount, "promotionId" | "name" | "code" | "amount"> & {
    only?: readonly ShopperCondition[] | undefined;
  })[];
}

/**
 * Takes the coupons of an order that is about to be placed, and looks again at what is only for some shoppers: three statements in
 * one journey, none where there is neither. What it answers writes down that the order holds its promotions. The order is
 * new, so nothing is taken twice.
 * @throws CouponRefused one was used up, ended or switched off since it was entered
 * @throws DiscountGone what applied by itself is not for this shopper any more
 */
export async function redeemPromotions(tx: Tx, ctx: Ctx, order: Redeeming): Promise<RawBuilder<unknown>[]> {
  const taken = order.discounts.filter((discount) => discount.amount > 0);
  if (taken.length === 0) return [];
  const now = ctx.clock.now();
  const coupons = taken.flatMap(({ promotionId: id, code }) => (code === null ? [] : [{ id, code }]));
  const byThemselves = taken.filter(({ code, only }) => code === null && only !== undefined);
  if (coupons.length + byThemselves.length > 0) {
    const ids = coupons.map((coupon) => coupon.id);
    const looked = [...ids, ...byThemselves.map(({ promotionId }) => promotionId)];
    const [, had, uses] = await sendTogether(tx, [
      lockShopper(order),
      takeUses(coupons, order.orderId, now),
      selectUses(looked, order, now),
    ]);
    for (const { id, code } of coupons) {
      const use = uses.find((each) => each.id === id);
      if (!had.some((each) => each.id === id))
        throw new CouponRefused(refused(code, await reasonOf(tx, code, order, now)), order.currency);
      if (use?.shopperLimit != null && use.uses >= use.shopperLimit)
        throw new CouponRefused(refused(code, "USED_BY_YOU"), order.currency);
      if (use?.isTooLate) throw new CouponRefused(refused(code, "NOT_FIRST_ORDER"), order.currency);
      if (use && !use.isInGroup)
        throw new CouponRefused(
          refused(code, order.userId === null ? "NOT_SIGNED_IN" : "NOT_IN_GROUP"),
          order.currency,
        );
    }
    for (const { promotionId, name } of byThemselves) {
      const use = uses.find((each) => each.id === promotionId);
      if (!use?.isInGroup) throw new DiscountGone(name, "group");
      if (use.isTooLate) throw new DiscountGone(name, "first_order");
    }
  }
  return [insertRedemptions(order, taken, now)];
}

async function reasonOf(tx: Tx, code: string, order: Redeeming, at: Date): Promise<RefusalReason> {
  const { currency } = order;
  const sale = { currency, at, shopper: order };
  const found = await listApplicable(tx, { ...sale, codes: [code], heldByOrderId: null });
  const promotion = found.find((each) => each.code === code);
  return (promotion && barOf(promotion, sale)) ?? "USED_UP";
}

/** Gives back the coupons of an order that ends before it is paid for. Harmless to repeat. */
export async function releasePromotions(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  await setReleased(tx, orderId, ctx.clock.now());
}
