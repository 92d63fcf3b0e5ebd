import { type codeBatchView, type makeCodesInput, mostCodes } from "@emporia/contracts/promotions";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../../platform/index";
import { assertNotBeyond } from "../limits/keep-limits";
import { lockPromotion, type PromotionKeeper } from "../queries/promotions";
import { makeCode } from "./make-code";
import { countCodes, findBatch, insertBatch, insertCodes } from "./queries";

/**
 * Makes codes of one use each for a promotion that has such. The id of the batch is its maker's: asking again with it makes none.
 * @throws NotFound no such promotion of the keeper's @throws InvalidInput it has no own codes, or enough of them
 * @throws PromotionLimitReached it is beyond what shops may promise today
 */
export async function makeCodes(
  ctx: Ctx,
  keeper: PromotionKeeper,
  input: z.output<typeof makeCodesInput>,
): Promise<z.output<typeof codeBatchView>> {
  const { promotionId, batchId, count, prefix } = input;
  return inTransaction(ctx, async (tx) => {
    const promotion = await lockPromotion(tx, keeper, promotionId);
    if (!promotion) throw new NotFound("This promotion");
    const made = await findBatch(tx, batchId);
    if (made?.promotionId === promotionId) return made;
    if (made) throw new InvalidInput({ batchId: "These codes were made for another promotion. Load the page again." });
    if (!promotion.hasOwnCodes)
      throw new InvalidInput({ count: "This promotion has no codes of one use each. Make another one that has." });
    await assertNotBeyond(tx, keeper, promotion);
    const known = await countCodes(tx, promotionId);
    if (known + count > mostCodes)
      throw new InvalidInput({
        count: `A promotion has ${mostCodes.toLocaleString("en-US")} codes at most, and this one has ${known.toLocaleString("en-US")}.`,
      });
    const now = ctx.clock.now();
    await insertBatch(tx, { id: batchId, promotionId, prefix, count, madeAt: now });
    // What is somebody's code already is left out, and another one made: next to never.
    for (let missing = count; missing > 0; ) {
      const codes = new Set<string>();
      while (codes.size < missing) codes.add(makeCode(prefix));
      missing -= await insertCodes(tx, { promotionId, batchId }, [...codes]);
    }
    await recordAudit(tx, ctx, {
      ...{ action: "promotion.makeCodes", subjectType: "promotion", subjectId: promotionId },
      detail: { batchId, count, prefix },
    });
    return { id: batchId, prefix, count, madeAt: now.toISOString() };
  });
}
