import type { SellerQualityView } from "@emporia/contracts/search";
import type { Ctx } from "../../platform/index";
import { MOST_BOOST } from "./quality";
import { findSellerQuality } from "./queries";

/** How well a shop serves its shoppers, what that comes from and what it does to its rank; null before it was measured. */
export async function getSellerQuality(ctx: Ctx, { sellerId }: { sellerId: string }): Promise<SellerQualityView> {
  const row = await findSellerQuality(ctx.db, sellerId);
  if (!row) return null;
  return {
    points: row.points,
    boostPercent: Math.round(row.points * MOST_BOOST * 100) / 100,
    rating: row.reviewCount === 0 ? null : row.ratingHundredths / 100,
    reviewCount: row.reviewCount,
    weighedRating: row.weighedHundredths / 100,
    orderCount: row.orderCount,
    cancelledCount: row.cancelledCount,
    dueCount: row.dueCount,
    lateCount: row.lateCount,
    measuredAt: row.measuredAt.toISOString(),
  };
}
