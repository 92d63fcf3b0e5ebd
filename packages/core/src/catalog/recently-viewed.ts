import type { recentlyViewedView, rememberViewedInput } from "@emporia/contracts/catalog";
import type { z } from "zod";
import { type Ctx, inTransaction, signedIn } from "../platform/index";
import { deleteViewed, listViewedCards, setViewed, trimViewed } from "./queries/recommendations";

const KEPT = 50;
const SHOWN = 8;

/**
 * Adds what a device remembers to what somebody with an account has looked at, and answers the latest of all their
 * devices. The later view of a product counts, so that saying it again changes nothing; fifty are kept. A view that is
 * said to be of the future is of now.
 */
export async function rememberViewed(
  ctx: Ctx,
  input: z.output<typeof rememberViewedInput>,
): Promise<z.output<typeof recentlyViewedView>> {
  const { userId } = signedIn(ctx);
  const now = ctx.clock.now();
  const views = input.views.map(({ productId, viewedAt }) => {
    const at = new Date(viewedAt);
    return { productId, viewedAt: at > now ? now : at };
  });
  return inTransaction(ctx, async (tx) => {
    await setViewed(tx, userId, views);
    if (views.length > 0) await trimViewed(tx, userId, KEPT);
    return { products: await listViewedCards(tx, ctx.market, userId, SHOWN) };
  });
}

/** Forgets what somebody has looked at, on all their devices. */
export async function forgetViewed(ctx: Ctx): Promise<{ ok: true }> {
  const { userId } = signedIn(ctx);
  await inTransaction(ctx, (tx) => deleteViewed(tx, userId));
  return { ok: true };
}
