import {
  claimReturnReminders,
  claimWithdrawalReminders,
  listUnsentReturns,
  listUnsentWithdrawals,
  lockOrderState,
  type ReturnState,
  returnDeadlines,
  withdrawalDeadlines,
} from "../orders/index";
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
  await remindOfWithdrawals(ctx);
  await withdrawUnsent(ctx);
  await endUnsentWithdrawals(ctx);
}

/** Nothing is closed of which its shopper was not reminded in time. Their units can be asked for again while their days last; who has sent them without saying so can ask staff to decide. */
async function withdrawUnsent(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const { days, remindDays } = returnDeadlines.APPROVED;
  const before = new Date(now - days * DAY_MS);
  const remindedBefore = new Date(now - remindDays * DAY_MS);
  const unsent = await listUnsentReturns(ctx.db, { before, remindedBefore, limit: MOST });
  await lapse(ctx, unsent, ({ sendBy, updatedAt }) => sendBy === null && updatedAt < before.toISOString());
}

/**
 * Who withdrew from a contract and sends nothing back for a month after it was due keeps the things, and the shop the money:
 * the part would never be complete otherwise. Nothing ends of which its shopper was not told a week before.
 */
async function endUnsentWithdrawals(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const { endDays, warnDays } = withdrawalDeadlines;
  const sendBefore = new Date(now - endDays * DAY_MS);
  const toldBefore = new Date(now - warnDays * DAY_MS);
  const unsent = await listUnsentWithdrawals(ctx.db, { sendBefore, toldBefore, limit: MOST });
  await lapse(ctx, unsent, ({ sendBy }) => sendBy !== null && sendBy < sendBefore.toISOString());
}

async function lapse(
  ctx: Ctx,
  unsent: readonly { returnId: string; orderId: string }[],
  isDue: (returned: ReturnState) => boolean,
): Promise<void> {
  await eachOnItsOwn(ctx, unsent, ({ returnId, orderId }) =>
    inTransaction(ctx, async (tx) => {
      const { sellerOrders } = await lockOrderState(tx, orderId);
      const returned = sellerOrders.flatMap((part) => part.returns).find((each) => each.id === returnId);
      // It was sent or withdrawn since the list was read.
      if (returned?.status !== "APPROVED" || !isDue(returned)) return;
      await takeStep(tx, ctx, orderId, returnId, "ReturnWithdrawn", (_, { part }) => ({
        event: { type: "ReturnWithdrawn", payload: { returnId, sellerOrderId: part.id, isLapsed: true } },
      }));
    }),
  );
}

/** Of a withdrawal there is one day by which it is sent, and another by which it is over. */
async function remindOfWithdrawals(ctx: Ctx): Promise<void> {
  const { remindDays, endDays, warnDays } = withdrawalDeadlines;
  for (const [step, days] of [
    ["ENDING", warnDays - endDays],
    ["APPROVED", remindDays],
  ] as const) {
    const now = ctx.clock.now();
    const sendBefore = new Date(now.getTime() + days * DAY_MS);
    await inTransaction(ctx, async (tx) => {
      const due = await claimWithdrawalReminders(tx, { step, sendBefore, now, limit: MOST });
      await enqueueAll(
        tx,
        due.map((each) => jobRequest(sendReturnReminderJob, each)),
      );
    });
  }
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
