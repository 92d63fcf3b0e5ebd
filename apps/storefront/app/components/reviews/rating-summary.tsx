import type { RatingView } from "@emporia/contracts/reviews";
import { Link } from "@emporia/ui/primitives/link";
import { RatingStars } from "@emporia/ui/primitives/rating-stars";

/** The rating and how many gave which stars; each row leads to the reviews with so many. */
export function RatingSummary(props: {
  summary: RatingView;
  /** Of the reviews with so many stars; none where rows lead nowhere. */
  hrefOf?: (stars: number) => string;
  stars?: number | undefined;
  /** What is counted. */
  noun?: "review" | "rating";
}) {
  const { summary, hrefOf, stars: chosen, noun = "review" } = props;
  const total = summary.stars.reduce((sum, count) => sum + count, 0);
  if (summary.rating === null || total === 0) return null;
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-end gap-3">
        <span className="font-display text-4xl leading-none font-medium figures">{summary.rating.toFixed(1)}</span>
        <span className="flex flex-col gap-1">
          <RatingStars rating={summary.rating} size="md" />
          <span className="figures text-sm text-muted">
            {total === 1 ? `1 ${noun}` : `${total.toLocaleString("en-US")} ${noun}s`}
          </span>
        </span>
      </p>
      <ul aria-label="How many stars were given" className="flex flex-col">
        {[5, 4, 3, 2, 1].map((stars) => {
          const count = summary.stars[stars - 1] ?? 0;
          const row = <Row stars={stars} count={count} share={count / total} noun={noun} />;
          return (
            <li key={stars}>
              {hrefOf && count > 0 ? (
                <Link
                  href={hrefOf(stars)}
                  rel="nofollow"
                  aria-current={chosen === stars ? "true" : undefined}
                  className="block rounded-sm no-underline hover:bg-sunken aria-[current]:font-medium"
                >
                  {row}
                </Link>
              ) : (
                row
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ stars, count, share, noun }: { stars: number; count: number; share: number; noun: string }) {
  return (
    <span className="flex min-h-9 items-center gap-3 text-sm pointer-coarse:min-h-11">
      <span className="w-14 shrink-0">{stars === 1 ? "1 star" : `${stars} stars`}</span>
      <span aria-hidden="true" className="h-2 grow overflow-hidden rounded-full bg-sunken forced-colors:border">
        <span className="block h-full rounded-full bg-star" style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <span className="figures w-10 shrink-0 text-right text-muted">
        {count.toLocaleString("en-US")}
        <span className="sr-only">{count === 1 ? ` ${noun}` : ` ${noun}s`}</span>
      </span>
    </span>
  );
}
