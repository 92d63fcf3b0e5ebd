import { after, type Ctx, DAY_MS } from "../../platform/index";
import { forgetReporters } from "./queries";

/** Forgets who reported a product a year after it was decided; what was said and decided stays. */
export async function forgetOldReporters({ db, clock }: Ctx): Promise<void> {
  await forgetReporters(db, after(clock, -365 * DAY_MS));
}
