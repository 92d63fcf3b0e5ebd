import type { ReviewView } from "@emporia/contracts/reviews";
import { Link } from "@emporia/ui/primitives/link";
import { useLocation } from "@remix-run/react";
import { HelpfulButton } from "~/components/helpful-button";
import { withQuery } from "~/lib/paths";

/** Says that a review was helpful, or what is wrong with it; of one's own, to how many it was. */
export function ReviewActions({ review }: { review: ReviewView }) {
  const { pathname, search } = useLocation();
  const { id, isOwn, helpfulCount: count } = review;
  const here = pathname + search;
  if (isOwn)
    return (
      <p className="text-sm text-muted">
        Your review
        {count > 0 && `, helpful to ${count === 1 ? "one person" : `${count.toLocaleString("en-US")} people`}`}
      </p>
    );
  return (
    <div className="flex flex-wrap items-center gap-x-4 pt-1">
      <HelpfulButton action={`/reviews/${id}/vote`} next={here} isHelpful={review.isHelpful} count={count} />
      <Link
        href={withQuery(`/reviews/${id}/report`, { next: here })}
        rel="nofollow"
        aria-label={`Report the review of ${review.authorName}`}
        className="inline-flex min-h-9 items-center text-sm text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
      >
        Report
      </Link>
    </div>
  );
}
