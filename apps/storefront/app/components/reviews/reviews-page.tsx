import { type ReviewSort, reviewSorts } from "@emporia/contracts/review-limits";
import type { RatingView, ReviewView } from "@emporia/contracts/reviews";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { Form, useSubmit } from "@remix-run/react";
import { MessageSquare } from "lucide-react";
import { SortSelect } from "~/components/sort-select";
import { withQuery } from "~/lib/paths";
import type { ReviewFilters } from "~/lib/review-filters";
import { RatingSummary } from "./rating-summary";
import { ReviewActions } from "./review-actions";
import { ReviewList } from "./review-list";

const sortWords: Record<ReviewSort, string> = { helpful: "Most helpful", newest: "Newest" };

/** All reviews of a product or of a shop: how many stars, filters, a page of them. */
export function ReviewsPage(props: {
  path: string;
  filters: ReviewFilters;
  found: { summary: RatingView; items: ReviewView[]; nextCursor: string | null };
  shopName: string;
  /** Of a shop: with the product of each, and stars that are of its service. */
  isOfShop?: boolean;
}) {
  const { path, filters, found, shopName, isOfShop = false } = props;
  const { stars, photos, sort, cursor } = filters;
  const hrefWith = (over: Partial<Record<keyof ReviewFilters, string | number>>) =>
    withQuery(path, { stars, photos: photos ? "true" : undefined, sort, cursor: undefined, ...over });
  const isFiltered = stars !== undefined || photos;
  return (
    <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <aside aria-label="Ratings" className="flex flex-col gap-3 lg:sticky lg:top-32">
        <RatingSummary
          summary={found.summary}
          noun={isOfShop ? "rating" : "review"}
          stars={stars}
          {...(isOfShop ? {} : { hrefOf: (each) => hrefWith({ stars: each === stars ? "" : each }) })}
        />
        {isOfShop && found.summary.count > 0 && (
          <p className="text-sm text-muted">
            How people found the service of {shopName}: packing, sending, answering. What they say of its products
            stands beside each.
          </p>
        )}
      </aside>
      <div className="min-w-0">
        {(found.items.length > 0 || isFiltered) && (
          <div className="mb-6 flex flex-wrap items-center justify-between gap-3 border-b pb-4">
            <div className="flex flex-wrap items-center gap-2">
              {(found.summary.withPictures > 0 || photos) && (
                <ButtonLink
                  size="sm"
                  rel="nofollow"
                  href={hrefWith({ photos: photos ? "" : "true" })}
                  aria-current={photos ? "true" : undefined}
                  variant={photos ? "primary" : "secondary"}
                >
                  {`With photos (${found.summary.withPictures.toLocaleString("en-US")})`}
                </ButtonLink>
              )}
              {stars !== undefined && (
                <span className="text-sm text-muted">{stars === 1 ? "With 1 star" : `With ${stars} stars`}</span>
              )}
              {isFiltered && (
                <ButtonLink size="sm" variant="ghost" href={withQuery(path, { sort })}>
                  Show all
                </ButtonLink>
              )}
            </div>
            {found.items.length > 0 && <SortReviews path={path} filters={filters} />}
          </div>
        )}
        {found.items.length === 0 ? (
          <EmptyState
            icon={<MessageSquare />}
            title={isFiltered ? "No review is like that" : "Nobody has written a review yet"}
            action={isFiltered ? <ButtonLink href={path}>Show all reviews</ButtonLink> : undefined}
          >
            {isFiltered
              ? "Take a filter away to see others."
              : "Only people who bought and got something here can review it."}
          </EmptyState>
        ) : (
          <ReviewList
            reviews={found.items}
            shopName={shopName}
            withProduct={isOfShop}
            heading="h2"
            actions={(review) => <ReviewActions review={review} />}
          />
        )}
        <Pagination
          label="Reviews"
          previousHref={cursor ? hrefWith({}) : undefined}
          nextHref={found.nextCursor ? hrefWith({ cursor: found.nextCursor }) : undefined}
        />
      </div>
    </div>
  );
}

function SortReviews({ path, filters }: { path: string; filters: ReviewFilters }) {
  const submit = useSubmit();
  return (
    <Form action={path} className="flex items-center gap-2" onChange={(event) => submit(event.currentTarget)}>
      {filters.stars !== undefined && <input type="hidden" name="stars" value={filters.stars} />}
      {filters.photos && <input type="hidden" name="photos" value="true" />}
      <SortSelect
        aria-label="Sort reviews by"
        value={filters.sort ?? "helpful"}
        options={reviewSorts.map((value) => ({ value, label: sortWords[value] }))}
      />
      <noscript>
        <Button type="submit">Sort</Button>
      </noscript>
    </Form>
  );
}
