import type { RatingView, ReviewView } from "@emporia/contracts/reviews";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { RatingSummary } from "~/components/reviews/rating-summary";
import { ReviewList } from "~/components/reviews/review-list";
import { productPath, reviewsPath, withQuery } from "~/lib/paths";

export interface FoundReviews {
  summary: RatingView;
  items: ReviewView[];
}

/** What people say of the product: the most helpful of it, the rest on a page of its own. */
export function Reviews(props: {
  product: { slug: string; seller: { shopName: string } };
  found: FoundReviews | null;
}) {
  const { product, found } = props;
  if (!found) return null;
  const path = reviewsPath(productPath(product));
  const { summary, items } = found;
  return (
    <section aria-labelledby="reviews" className="mt-16 scroll-mt-32 border-t pt-10">
      <h2 id="reviews" className="mb-6 text-title">
        Reviews
      </h2>
      {summary.count === 0 ? (
        <p className="max-w-prose text-muted">
          Nobody has written one yet. Who bought it and got it can say here how it is.
        </p>
      ) : (
        <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[17rem_minmax(0,1fr)]">
          <RatingSummary summary={summary} hrefOf={(stars) => withQuery(path, { stars })} />
          <div className="min-w-0">
            <ReviewList reviews={items} shopName={product.seller.shopName} heading="h3" />
            <div className="flex flex-wrap gap-3 border-t pt-6">
              <ButtonLink href={path}>
                {summary.count === 1 ? "See the review" : `See all ${summary.count.toLocaleString("en-US")} reviews`}
              </ButtonLink>
              {summary.withPictures > 0 && (
                <ButtonLink href={withQuery(path, { photos: "true" })} rel="nofollow" variant="ghost">
                  {`With photos (${summary.withPictures.toLocaleString("en-US")})`}
                </ButtonLink>
              )}
            </div>
          </div>
        </div>
      )}
    </section>
  );
}
