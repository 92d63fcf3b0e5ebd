import { z } from "zod";
import { type Ctx, DAY_MS, defineJob, eachOnItsOwn, enqueueAll, inTransaction, jobRequest } from "../platform/index";
import { cancelLatePart } from "./cancel-order";
import { OrderNotCancellable } from "./errors";
import { claimLateParts, listOverdueParts } from "./queries/late-parts";

const MOST = 500;

/** Shop and shopper are told once that a part of an order is late. */
export const sendOrderLateJob = defineJob({
  name: "notifications.sendOrderLate",
  payload: z.object({ orderId: z.uuid(), sellerOrderId: z.uuid() }),
  key: ({ sellerOrderId }) => sellerOrderId,
});

/**
 * Keeps the day by which orders should have left: tells shop and shopper of what is late, once, and cancels what nobody
 * has sent so many days later, where the platform wants that. Repeating it finds nothing to do.
 */
export async function lookAfterLateParts(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const late = await claimLateParts(tx, now, MOST);
    await enqueueAll(
      tx,
      late.map((each) => jobRequest(sendOrderLateJob, each)),
    );
  });
  const { lateCancelDays } = ctx.services.settings;
  if (lateCancelDays === 0) return;
  const before = new Date(now.getTime() - lateCancelDays * DAY_MS);
  await eachOnItsOwn(ctx, await listOverdueParts(ctx.db, before, MOST), (late) =>
    cancelLatePart(ctx, late).catch((error) => {
      // It was sent or cancelled since the list was read.
      if (!(error instanceof OrderNotCancellable)) throw error;
    }),
  );
}
