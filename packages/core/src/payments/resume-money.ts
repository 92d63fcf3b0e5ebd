import { type Ctx, enqueueAll, forgetGivenUpJobs, HOUR_MS, inTransaction, jobRequest } from "../platform/index";
import { advanceOrderJob, captureOrderJob, refundPartJob, returnCreditJob, transferEarningsJob } from "./jobs";
import { listUnfinishedMoney } from "./queries/unfinished";

/**
 * Asks again for everything about money that has begun and not ended within an hour: payments, captures, refunds and
 * transfers whose jobs were given up. The jobs look at how things stand, so asking too often does no harm.
 */
export async function resumeMoney(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = new Date(ctx.clock.now().getTime() - HOUR_MS);
    const unfinished = await listUnfinishedMoney(tx, before);
    await forgetGivenUpJobs(tx, [
      advanceOrderJob,
      captureOrderJob,
      refundPartJob,
      returnCreditJob,
      transferEarningsJob,
    ]);
    await enqueueAll(tx, [
      ...unfinished.pending.map((orderId) => jobRequest(advanceOrderJob, { orderId })),
      ...unfinished.authorised.map((orderId) => jobRequest(captureOrderJob, { orderId })),
      ...unfinished.refunds.map((sellerOrderId) => jobRequest(refundPartJob, { sellerOrderId })),
      ...unfinished.returnedCredit.map((refundId) => jobRequest(returnCreditJob, { refundId })),
      ...unfinished.transfers.map((sellerOrderId) => jobRequest(transferEarningsJob, { sellerOrderId })),
    ]);
  });
}
