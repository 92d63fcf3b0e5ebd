import { advanceOrderJob } from "../payments/index";
import { type Ctx, enqueueAll, inTransaction, jobRequest, MINUTE_MS } from "../platform/index";
import { listPendingOrders } from "./queries";

/** When an order is looked after that nobody came back to. */
const LOOK_AFTER_MS = 2 * MINUTE_MS;

/**
 * Asks for the end of every order that began two minutes ago or earlier: its shopper closed the page, or a process was
 * killed. Goes by what is written down, so nothing is forgotten, and leaves alone what is looked after already.
 */
export async function lookAfterOrders(ctx: Ctx): Promise<void> {
  const pending = await listPendingOrders(ctx.db, new Date(ctx.clock.now().getTime() - LOOK_AFTER_MS), advanceOrderJob);
  await inTransaction(ctx, (tx) =>
    enqueueAll(
      tx,
      pending.map((orderId) => jobRequest(advanceOrderJob, { orderId })),
      { onlyNew: true },
    ),
  );
}
