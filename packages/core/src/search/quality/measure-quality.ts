import { type Ctx, DAY_MS, inTransaction } from "../../platform/index";
import { qualityPoints, weighedRating } from "./quality";
import { listSellerRecords, setListingPoints, setSellerQuality } from "./queries";

const DAYS = 90;
const AT_ONCE = 500;

/**
 * Measures how well each open shop serves its shoppers, and writes it into the listings of those where it changed, so that
 * both indexes rank by it. Done every night; doing it again changes nothing.
 */
export async function measureQuality(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const records = await listSellerRecords(ctx.db, { since: new Date(now.getTime() - DAYS * DAY_MS), now });
  const measured = records.map((record) => ({
    ...record,
    points: qualityPoints(record),
    weighedHundredths: weighedRating(record),
  }));
  await inTransaction(ctx, (tx) => setSellerQuality(tx, measured, now));
  while ((await setListingPoints(ctx.db, AT_ONCE)) === AT_ONCE);
}
