import { type Ctx, enqueueAll, groupBy, inTransaction, jobRequest } from "../platform/index";
import { sendLowStockJob } from "./jobs";
import { lockStockLevels, markLowStock } from "./queries";

/**
 * Notes which of these variants run low by now and has their sellers told, once until they are filled up or the threshold
 * falls below what is left; then anew.
 */
export async function noteLowStock(ctx: Ctx, input: { variantIds: readonly string[]; eventId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockStockLevels(tx, input.variantIds);
    const fallen = await markLowStock(tx, input.variantIds);
    await enqueueAll(
      tx,
      [...groupBy(fallen, (each) => each.sellerId)].map(([sellerId, ofSeller]) =>
        jobRequest(sendLowStockJob, {
          sellerId,
          variantIds: ofSeller.map((each) => each.variantId),
          eventId: input.eventId,
        }),
      ),
    );
  });
}
