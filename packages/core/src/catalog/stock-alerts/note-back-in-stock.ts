import { type Ctx, enqueueAll, inTransaction, jobRequest } from "../../platform/index";
import { sendBackInStockJob } from "../jobs";
import { purchasableQuantity } from "../offers";
import { type AlertRow, type AlertScope, findAlert, lockOpenAlerts, reopenAlert, setAlertsSent } from "./queries";

const BATCH = 500;

/** Has everybody told who waits for one of these that can be bought again: each of them once. */
export async function noteBackInStock(ctx: Ctx, scope: AlertScope): Promise<void> {
  for (let afterId: string | null = null; ; ) {
    const locked = await inTransaction(ctx, async (tx) => {
      const alerts = await lockOpenAlerts(tx, scope, afterId, BATCH);
      const due = alerts.filter((alert) => purchasableQuantity(alert) !== 0).map(({ id }) => id);
      await setAlertsSent(tx, due, ctx.clock.now());
      await enqueueAll(
        tx,
        due.map((alertId) => jobRequest(sendBackInStockJob, { alertId })),
      );
      return alerts;
    });
    if (locked.length < BATCH) return;
    afterId = locked.at(-1)?.id ?? null;
  }
}

/** What a mail about an alert says; nothing when it has sold out meanwhile, and the alert waits again. */
export async function findBackInStock(ctx: Ctx, alertId: string): Promise<AlertRow | undefined> {
  const alert = await findAlert(ctx.db, alertId);
  if (!alert || alert.sentAt === null) return undefined;
  if (purchasableQuantity(alert) !== 0) return alert;
  await inTransaction(ctx, (tx) => reopenAlert(tx, alertId));
  return undefined;
}
