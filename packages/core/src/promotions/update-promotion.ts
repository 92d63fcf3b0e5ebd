import type { PromotionView } from "@emporia/contracts/promotions";
import { type Ctx, InvalidInput, NotFound, recordAudit } from "../platform/index";
import { getPromotion } from "./get-promotion";
import { assertAllowed } from "./limits/keep-limits";
import { type PromotionFields, promotionOf, withCode } from "./promotion-fields";
import { lockPromotion, type PromotionKeeper, setPromotion } from "./queries/promotions";

/**
 * Changes a promotion from now on. Orders keep what they were placed with.
 * @throws NotFound no such promotion of the keeper's
 * @throws InvalidInput a coupon would lose its code, or another promotion get one, or it would be more than shops may promise
 * @throws CouponCodeTaken @throws PromotionLimitReached
 */
export async function updatePromotion(
  ctx: Ctx,
  keeper: PromotionKeeper,
  input: Omit<PromotionFields, "hasOwnCodes"> & { promotionId: string },
): Promise<PromotionView> {
  const { promotionId } = input;
  await withCode(ctx, input.code, async (tx) => {
    const before = await lockPromotion(tx, keeper, promotionId);
    if (!before) throw new NotFound("This promotion");
    // Uses are counted of coupons only: what begins without a code has no count to go on with.
    if ((before.code === null) !== (input.code === null))
      throw new InvalidInput({ code: "Make another promotion instead: this one began differently." });
    // Staff may correct what a shop made; it stays the shop's.
    const owner = before.sellerId === null ? keeper : { sellerId: before.sellerId };
    const after = await promotionOf(tx, owner, before, input, ctx.market.currency);
    await assertAllowed(tx, ctx, keeper, after, before);
    await setPromotion(tx, after, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "promotion.update",
      subjectType: "promotion",
      subjectId: promotionId,
      detail: { name: after.name, code: after.code, benefit: after.benefit },
    });
  });
  return getPromotion(ctx, keeper, { promotionId });
}
