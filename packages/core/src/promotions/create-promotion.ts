import type { PromotionView } from "@emporia/contracts/promotions";
import { type Ctx, newId, recordAudit } from "../platform/index";
import { getPromotion } from "./get-promotion";
import { assertAllowed } from "./limits/keep-limits";
import { type PromotionFields, promotionOf, withCode } from "./promotion-fields";
import { insertPromotion, type PromotionKeeper } from "./queries/promotions";

/**
 * Makes a promotion, which is on at once: within its dates where it has any.
 * @throws InvalidInput it cannot be so, or is beyond what shops may promise @throws CouponCodeTaken
 * @throws PromotionLimitReached the shop has as many as it may have
 */
export async function createPromotion(
  ctx: Ctx,
  keeper: PromotionKeeper,
  input: PromotionFields,
): Promise<PromotionView> {
  const promotionId = newId();
  await withCode(ctx, input.code, async (tx) => {
    const promotion = await promotionOf(
      tx,
      keeper,
      { id: promotionId, isOn: true, usedCount: 0, hasOwnCodes: input.hasOwnCodes },
      input,
      ctx.market.currency,
    );
    await assertAllowed(tx, ctx, keeper, promotion, null);
    await insertPromotion(tx, promotion, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "promotion.create",
      subjectType: "promotion",
      subjectId: promotionId,
      detail: { name: promotion.name, code: promotion.code, benefit: promotion.benefit },
    });
  });
  return getPromotion(ctx, keeper, { promotionId });
}
