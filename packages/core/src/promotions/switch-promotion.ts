import type { PromotionView } from "@emporia/contracts/promotions";
import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { getPromotion } from "./get-promotion";
import { assertSwitchable } from "./limits/keep-limits";
import { lockPromotion, type PromotionKeeper, setPromotion } from "./queries/promotions";

/**
 * Switches a promotion on or off. Doing it again changes nothing.
 * @throws NotFound no such promotion of the keeper's
 * @throws PromotionLimitReached the shop has as many as it may have, or may not promise this any more
 */
export async function switchPromotion(
  ctx: Ctx,
  keeper: PromotionKeeper,
  { promotionId, isOn }: { promotionId: string; isOn: boolean },
): Promise<PromotionView> {
  await inTransaction(ctx, async (tx) => {
    const promotion = await lockPromotion(tx, keeper, promotionId);
    if (!promotion) throw new NotFound("This promotion");
    if (promotion.isOn === isOn) return;
    if (isOn) await assertSwitchable(tx, ctx, keeper, promotion);
    await setPromotion(tx, { ...promotion, isOn }, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: isOn ? "promotion.switchOn" : "promotion.switchOff",
      subjectType: "promotion",
      subjectId: promotionId,
    });
  });
  return getPromotion(ctx, keeper, { promotionId });
}
