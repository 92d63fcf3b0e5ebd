import { after, type Ctx, DAY_MS } from "../../platform/index";
import { deleteOldFiles } from "./queries";

/** Forgets product files after 90 days, and after a day those that were never sent whole. What they did stays told. */
export async function removeOldFiles(ctx: Ctx): Promise<void> {
  await deleteOldFiles(ctx.db, after(ctx.clock, -90 * DAY_MS), after(ctx.clock, -DAY_MS));
}
