import type { Tx } from "@emporia/db";
import { refreshListings } from "../catalog/index";
import { type Ctx, enqueue, inTransaction, newId } from "../platform/index";
import { convertMarketPricesJob } from "./jobs";
import { convertPrices, listProductIdsAfter } from "./queries";

const AT_ONCE = 200;

/** Asks for all products to be converted and listed anew, a portion at a time. */
export async function refreshProducts(tx: Tx): Promise<void> {
  await enqueue(tx, convertMarketPricesJob, { run: newId(), afterId: null });
}

/** Converts and lists the next products by id, and asks for those after them. */
export async function convertMarketPrices(ctx: Ctx, input: { run: string; afterId: string | null }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const productIds = await listProductIdsAfter(tx, input.afterId, AT_ONCE);
    if (productIds.length === 0) return;
    await convertPrices(tx, productIds);
    await refreshListings(tx, productIds);
    await enqueue(tx, convertMarketPricesJob, { run: input.run, afterId: productIds.at(-1) ?? null });
  });
}
