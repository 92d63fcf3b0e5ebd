import type { revokeCodesInput, revokedCodesView } from "@emporia/contracts/promotions";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../../platform/index";
import { lockPromotion, type PromotionKeeper } from "../queries/promotions";
import { findCode, setRevoked } from "./queries";

/**
 * Revokes one code, or a batch: what orders hold of that stays theirs, and does not come back when they end. Says how many could still
 * be had. Doing it again revokes none.
 * @throws NotFound no such promotion of the keeper's, or no such code of it @throws InvalidInput an order holds the code
 */
export async function revokeCodes(
  ctx: Ctx,
  keeper: PromotionKeeper,
  { promotionId, code, batchId }: z.output<typeof revokeCodesInput>,
): Promise<z.output<typeof revokedCodesView>> {
  if ((code === undefined) === (batchId === undefined))
    throw new InvalidInput({ code: "Name one code or one batch of them." });
  return inTransaction(ctx, async (tx) => {
    if (!(await lockPromotion(tx, keeper, promotionId))) throw new NotFound("This promotion");
    const { free: revoked, held } = await setRevoked(tx, { promotionId, code, batchId }, ctx.clock.now());
    if (revoked === 0 && code !== undefined) {
      const found = await findCode(tx, promotionId, code);
      if (!found) throw new NotFound("This code");
      if (found.isTaken) throw new InvalidInput({ code: "An order holds this code, so it cannot be revoked." });
    }
    if (revoked + held > 0)
      await recordAudit(tx, ctx, {
        ...{ action: "promotion.revokeCodes", subjectType: "promotion", subjectId: promotionId },
        detail: { revoked, held, ...(code === undefined ? { batchId } : { code }) },
      });
    return { revoked };
  });
}
