import { claimReturnReminders, listUnsentReturns, lockOrderState, returnDeadlines } from "../orders/index";
import { type Ctx, DAY_MS, eachOnItsOwn, enqueueAll, inTransaction, jobRequest } from "../platform/index";
import { takeStep } from "./change-return";
import { sendReturnReminderJob } from "./jobs";

const MOST = 500;

/**
 * Keeps the deadlines of returns: withdraws those that were agreed to and not sent in time, and reminds whoever has to do
 * what comes next, once per step. Repeating it finds nothing to do.
 */
export async function lookAfterReturns(ctx: Ctx): Promise<void> {
  await remind(ctx);
  await withdrawUnsent(ctx);
}

/** Nothing is closed of which its shopper was not reminded in time. Their units can be asked for again while their days last; who has sent them without saying so can ask staff to decide. */
async function withdrawUnsent(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const { days, remindDays } = returnDeadlines.APPROVED;
  const before = new Date(now - days * DAY_MS);
  const remindedBefore = new Date(now - remindDays * DAY_MS);
  const unsent = await listUnsentReturns(ctx.db, { before, remindedBefore, limit: MOST });
  await eachOnItsOwn(ctx, unsent, ({ returnId, orderId }) =>
    inTransaction(ctx, async (tx) => {
      const { sellerOrders } = await lockOrderState(tx, orderId);
      const returned = sellerOrders.flatMap((part) => part.returns).find((each) => each.id === returnId);
      // It was sent or withdrawn since the list was read; a contract that was withdrawn from is not in force again by itself.
      if (returned?.status !== "APPROVED" || returned.isWithdrawal || returned.updatedAt >= before.toISOString())
        return;
      await takeStep(tx, ctx, orderId, returnId, "ReturnWithdrawn", (_, { part }) => ({
        event: { type: "ReturnWithdrawn", payload: { returnId, sellerOrderId: part.id, isLapsed: true } },
      }));
    }),
  );
}

async function remind(ctx: Ctx): Promise<void> {
  for (const [status, { days, remindDays }] of Object.entries(returnDeadlines)) {
    const now = ctx.clock.now();
    const before = new Date(now.getTime() - (days - remindDays) * DAY_MS);
    await inTransaction(ctx, async (tx) => {
      const due = await claimReturnReminders(tx, { status, before, now, limit: MOST });
      await enqueueAll(
        tx,
        due.map((each) => jobRequest(sendReturnReminderJob, each)),
      );
    });
  }
}
