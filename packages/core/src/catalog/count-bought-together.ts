import { listBoughtTogether } from "../orders/index";
import { after, type Ctx, DAY_MS, groupBy, inTransaction } from "../platform/index";
import { listNextProducts, setBoughtTogether } from "./queries/recommendations";

const BATCH = 1_000;
const SINCE_DAYS = 365;
const MOST = 8;

/**
 * Works out anew what is bought together with each product, from the orders of a year. Two orders at least must have
 * both, so that nobody's single basket is shown to others; what sells with everything counts for less.
 */
export async function countBoughtTogether(ctx: Ctx): Promise<void> {
  const since = after(ctx.clock, -SINCE_DAYS * DAY_MS);
  for (let afterId: string | null = null; ; ) {
    const products = await listNextProducts(ctx.db, afterId, BATCH);
    if (products.length === 0) return;
    const pairs = await listBoughtTogether(ctx.db, products, since);
    const best = [...groupBy(pairs, ({ productId }) => productId)].map(([productId, others]) => ({
      productId,
      otherIds: others
        .map(({ otherId, together, otherOrders }) => ({ otherId, score: together / Math.sqrt(otherOrders) }))
        .sort((a, b) => b.score - a.score || (a.otherId < b.otherId ? -1 : 1))
        .slice(0, MOST)
        .map(({ otherId }) => otherId),
    }));
    await inTransaction(ctx, (tx) => setBoughtTogether(tx, products, best));
    afterId = products.at(-1) ?? null;
  }
}
