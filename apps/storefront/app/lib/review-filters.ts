import { type ReviewSort, reviewSorts } from "@emporia/contracts/review-limits";

/** What the address of a page of reviews says. */
export interface ReviewFilters {
  stars: number | undefined;
  photos: boolean;
  sort: ReviewSort | undefined;
  cursor: string | undefined;
}

export function reviewFiltersOf(params: URLSearchParams): ReviewFilters {
  const stars = Number(params.get("stars"));
  const sort = reviewSorts.find((each) => each === params.get("sort"));
  return {
    stars: [1, 2, 3, 4, 5].includes(stars) ? stars : undefined,
    photos: params.get("photos") === "true",
    sort,
    cursor: params.get("cursor")?.slice(0, 500) || undefined,
  };
}

/** The same, as the API wants it. */
export function apiReviewFilters({ stars, photos, sort, cursor }: ReviewFilters) {
  return {
    withPictures: photos,
    ...(stars === undefined ? {} : { stars }),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
