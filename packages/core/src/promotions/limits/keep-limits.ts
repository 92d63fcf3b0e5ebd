import { money } from "@emporia/contracts/money";
import type { PromotionLimitsView, setPromotionLimitsInput } from "@emporia/contracts/promotions";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, inTransaction, recordAudit } from "../../platform/index";
import { PromotionLimitReached } from "../errors";
import type { Promotion } from "../promotion";
import type { PromotionKeeper } from "../queries/promotions";
import { assertWithin, countsAtOnce, isBeyond, type PromotionBefore } from "./limits";
import { countAtOnce, lockCountAtOnce, readLimits, setLimitsRow } from "./queries";

/** What shops may promise; of one shop also how many promotions of its are on or planned. */
export async function getPromotionLimits(
  ctx: Ctx,
  { sellerId }: { sellerId?: string } = {},
): Promise<PromotionLimitsView> {
  const { home, maxAmount, kinds, ...limits } = await readLimits(ctx.db, null);
  return {
    ...limits,
    kinds: [...kinds],
    maxAmount: maxAmount === null ? null : money(maxAmount, home),
    atOnce: sellerId === undefined ? null : await countAtOnce(ctx.db, sellerId, ctx.clock.now()),
  };
}

/** Sets what shops may promise from now on. What they promised before stays, and cannot be widened. */
export async function setPromotionLimits(
  ctx: Ctx,
  { reason, ...limits }: z.output<typeof setPromotionLimitsInput>,
): Promise<PromotionLimitsView> {
  await inTransaction(ctx, async (tx) => {
    const { home: _, ...before } = await readLimits(tx, null);
    await setLimitsRow(tx, limits, ctx.clock.now());
    await recordAudit(tx, ctx, {
      ...{ action: "promotion.setLimits", subjectType: "promotion_limits", subjectId: "promotion_limits" },
      detail: { reason, before, after: limits },
    });
  });
  return getPromotionLimits(ctx);
}

/**
 * Refuses what a shop may not promise; staff may correct what they like.
 * @throws InvalidInput it takes off too much, in a way that is not allowed, or for too long
 * @throws PromotionLimitReached the shop has as many as it may have
 */
export async function assertAllowed(
  tx: Tx,
  ctx: Ctx,
  keeper: PromotionKeeper,
  after: Promotion,
  before: PromotionBefore | null,
): Promise<void> {
  if (!("sellerId" in keeper)) return;
  const now = ctx.clock.now();
  const limits = await readLimits(tx, after.currency);
  assertWithin(limits, after, before, now);
  await assertRoom(tx, keeper.sellerId, limits.maxAtOnce, after, before, now);
}

/**
 * Refuses a shop to hand out more of what it may not promise any more.
 * @throws PromotionLimitReached
 */
export async function assertNotBeyond(tx: Tx, keeper: PromotionKeeper, promotion: PromotionBefore): Promise<void> {
  if ("sellerId" in keeper && isBeyond(await readLimits(tx, promotion.currency), promotion, promotion.createdAt))
    throw new PromotionLimitReached("beyond");
}

/**
 * Refuses a shop to switch on what it may not promise any more, or more than it may have at once.
 * @throws PromotionLimitReached
 */
export async function assertSwitchable(
  tx: Tx,
  ctx: Ctx,
  keeper: PromotionKeeper,
  promotion: PromotionBefore,
): Promise<void> {
  if (!("sellerId" in keeper)) return;
  await assertNotBeyond(tx, keeper, promotion);
  const { maxAtOnce } = await readLimits(tx, promotion.currency);
  await assertRoom(tx, keeper.sellerId, maxAtOnce, { ...promotion, isOn: true }, promotion, ctx.clock.now());
}

async function assertRoom(
  tx: Tx,
  sellerId: string,
  most: number | null,
  after: Promotion,
  before: Promotion | null,
  now: Date,
): Promise<void> {
  if (most === null || !countsAtOnce(after, now) || (before && countsAtOnce(before, now))) return;
  if ((await lockCountAtOnce(tx, sellerId, after.id, now)) >= most) throw new PromotionLimitReached(most);
}
