import { after, type Ctx, DAY_MS } from "../../platform/index";
import { deleteOldAlerts } from "./queries";

/** Forgets alerts that nobody confirmed within a week, those that were told of a month ago, and all after a year. */
export async function removeOldStockAlerts({ db, clock }: Ctx): Promise<void> {
  await deleteOldAlerts(db, {
    unconfirmed: after(clock, -7 * DAY_MS),
    sent: after(clock, -30 * DAY_MS),
    open: after(clock, -365 * DAY_MS),
  });
}
