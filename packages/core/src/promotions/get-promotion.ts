import type { listPromotionsInput, PromotionView, promotionsView } from "@emporia/contracts/promotions";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, escapeLike, NotFound, toPage } from "../platform/index";
import { listPromotionsWithUse, type PromotionKeeper } from "./queries/promotions";
import { toPromotionView } from "./view";

/** A promotion with what it is for and how it was used. @throws NotFound no such promotion of the keeper's */
export async function getPromotion(
  ctx: Ctx,
  keeper: PromotionKeeper,
  { promotionId }: { promotionId: string },
): Promise<PromotionView> {
  const [found] = await listPromotionsWithUse(ctx.db, keeper, { id: promotionId, limit: 1 });
  if (!found) throw new NotFound("This promotion");
  return toPromotionView(found, ctx.clock.now());
}

/** The keeper's promotions, newest first. */
export async function listPromotions(
  ctx: Ctx,
  keeper: PromotionKeeper,
  input: z.output<typeof listPromotionsInput>,
): Promise<z.output<typeof promotionsView>> {
  const rows = await listPromotionsWithUse(ctx.db, keeper, {
    pattern: input.query ? `%${escapeLike(input.query)}%` : undefined,
    code: input.query?.replace(/\s+/g, "").toUpperCase(),
    before: input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor),
    limit: input.limit,
  });
  const now = ctx.clock.now();
  return toPage(
    rows,
    input.limit,
    (row) => toPromotionView(row, now),
    (row) => [row.createdAt, row.promotion.id],
  );
}
