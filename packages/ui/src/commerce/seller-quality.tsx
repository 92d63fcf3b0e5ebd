import type { SellerQualityView } from "@emporia/contracts/search";
import { Fact } from "../primitives/fact";
import { DateTime } from "./date-time";

/** How well a shop serves its shoppers, what that comes from, and what it does to the place of its products. */
export function SellerQuality({ quality }: { quality: SellerQualityView }) {
  if (quality === null)
    return (
      <p className="text-sm text-muted">It is measured every night, for the first time after the shop has opened.</p>
    );
  const { points, boostPercent, rating, reviewCount, weighedRating, orderCount, cancelledCount, dueCount, lateCount } =
    quality;
  const direction = points > 0 ? "more" : "less";
  return (
    <>
      <p className="max-w-prose text-[0.9375rem]">
        <span className="figures font-medium">{points > 0 ? `+${points}` : points}</span> on a scale from −100 to 100.{" "}
        {points === 0
          ? "Products are ranked by how well they match the words, neither higher nor lower."
          : `How well a product matches the words of a search counts for ${Math.abs(boostPercent)}\u00a0% ${direction}.`}
      </p>
      <dl className="figures mt-4 grid gap-x-8 gap-y-4 text-sm sm:grid-cols-3">
        <Fact name="Reviews">
          {rating === null
            ? "None yet"
            : `${rating.toFixed(2)} of 5 by ${reviewCount.toLocaleString("en-US")}, weighed ${weighedRating.toFixed(2)}`}
        </Fact>
        <Fact name="Cancelled by the shop">{shareOf(cancelledCount, orderCount, "orders")}</Fact>
        <Fact name="Sent late">{shareOf(lateCount, dueCount, "orders that were due")}</Fact>
      </dl>
      <p className="mt-4 max-w-prose text-sm text-muted">
        Four stars are neutral, and a few reviews weigh little. Orders are those of ninety days; fewer than ten do not
        count. Nothing that is paid for counts. Measured <DateTime value={quality.measuredAt} style="both" />.
      </p>
    </>
  );
}

function shareOf(count: number, of: number, things: string): string {
  return of === 0 ? "No orders yet" : `${count.toLocaleString("en-US")} of ${of.toLocaleString("en-US")} ${things}`;
}
